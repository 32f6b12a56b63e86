/** All rules over a configuration, the ones that change most first. */
import { otherVersion, overridden, strayPort, unreadKeys } from './keys.ts';
import { bothSwitches, modeAndPort, provenMode, switchWithoutEffect, unprotected } from './protection.ts';
import type { Rule } from './rule.ts';
import {
  addresses,
  addressPorts,
  certificateNames,
  checksOff,
  hosts,
  ports,
  senderHalves,
  senders,
  urlSigns,
  words,
} from './values.ts';

export const rules: readonly Rule[] = [
  otherVersion,
  unreadKeys,
  strayPort,
  switchWithoutEffect,
  bothSwitches,
  provenMode,
  modeAndPort,
  unprotected,
  ports,
  addresses,
  addressPorts,
  urlSigns,
  words,
  hosts,
  overridden,
  senders,
  senderHalves,
  certificateNames,
  checksOff,
];
