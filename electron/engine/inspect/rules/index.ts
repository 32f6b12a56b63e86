/** All rules over a configuration, the ones that change most first. */
import { otherVersion, overridden, unreadKeys } from './keys.ts';
import { bothSwitches, modeAndPort, switchWithoutEffect, unprotected } from './protection.ts';
import type { Rule } from './rule.ts';
import { checksOff, hosts, ports, senders, words } from './values.ts';

export const rules: readonly Rule[] = [
  otherVersion,
  unreadKeys,
  switchWithoutEffect,
  bothSwitches,
  modeAndPort,
  unprotected,
  ports,
  words,
  hosts,
  overridden,
  senders,
  checksOff,
];
