/** What a look at a door showed, in a few words. */
import type { ProblemClass } from '../../../shared/diagnosis.ts';
import type { PortFinding } from '../../../shared/model.ts';
import type { WordKey, Words } from '../words.ts';

const seenByClass: Partial<Record<ProblemClass, WordKey>> = {
  'connection-timeout': 'seen.silent',
  'connection-refused': 'seen.refused',
  'connection-reset': 'seen.cut',
  'host-unreachable': 'seen.unreachable',
  'dns-not-found': 'seen.noName',
  'dns-temporary': 'seen.nameTrouble',
  'port-blocked-by-network': 'seen.blocked',
  'tls-wrong-mode': 'seen.wrongMode',
  'tls-required-first': 'seen.lockFirst',
  'starttls-unavailable': 'seen.noLock',
  'starttls-tampered': 'seen.tampered',
  'tls-cert-expired': 'seen.expired',
  'tls-cert-not-yet-valid': 'seen.notYet',
  'tls-cert-self-signed': 'seen.ownCard',
  'tls-cert-untrusted-issuer': 'seen.unknownCard',
  'tls-cert-name-mismatch': 'seen.otherName',
  'tls-intercepted': 'seen.intercepted',
  'tls-too-old': 'seen.old',
  'tls-handshake-other': 'seen.lockFailed',
  'wrong-service': 'seen.otherService',
  'auth-not-offered': 'seen.noSignIn',
  'auth-mechanism-unsupported': 'seen.otherSignIn',
  'captive-portal': 'seen.portal',
  'server-busy-or-greylisted': 'seen.busy',
  'too-many-connections': 'seen.busy',
  'syntax-or-protocol-error': 'seen.unclear',
  unknown: 'seen.unclear',
};

/** Every other problem at a door is an answer of the server that ends the talk. */
export function wordsOfFinding({ usable, diagnosis, auth }: PortFinding, words: Words): string {
  if (usable || diagnosis === null) return words(auth.length > 0 ? 'seen.usable' : 'seen.usableOpen');
  return words(seenByClass[diagnosis.class] ?? 'seen.saidNo');
}

/** One line for a door, as it is found. */
export function wordsOfDoor(finding: PortFinding, words: Words): string {
  const { host, port, security } = finding.endpoint;
  return words('step.door', {
    host,
    port,
    security: words(`security.${security}`),
    seen: wordsOfFinding(finding, words),
  });
}
