/** All rules over a configuration, the ones that change most first. */
import { otherVersion, overridden, strayPort, unreadKeys } from './keys.ts';
import { bothSwitches, modeAndPort, provenMode, switchWithoutEffect, unprotected } from './protection.ts';
import type { Rule } from './rule.ts';
import { certificateNames, checksOff, hosts, ports, senders, words } from './values.ts';

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
  words,
  hosts,
  overridden,
  senders,
  certificateNames,
  checksOff,
];
