/** Parts that many dialogues share. */
import type { CertificateKind } from '../../support/certificate-kinds.ts';
import type { Dialogue } from '../../support/dialogue.ts';
import { host, password, user } from './row.ts';

export const greeting = [`S: 220 ${host} ESMTP`] as const;

/** EHLO, and what the server offers. */
export function hello(...offers: string[]): Dialogue {
  const lines = [`${host} at your service`, ...offers];
  const replies = lines.map((line, index) => `S: 250${index < lines.length - 1 ? '-' : ' '}${line}` as const);
  return ['C: EHLO [literal]', ...replies];
}

/** Port 587 up to a sign-in offer inside TLS. */
export function upgraded(
  offers: readonly string[] = ['AUTH PLAIN LOGIN'],
  card: CertificateKind = 'good',
): Dialogue {
  return [
    ...greeting,
    ...hello('STARTTLS'),
    'C: STARTTLS',
    'S: 220 go ahead',
    { tls: card },
    ...hello(...offers),
  ];
}

/** Port 465 up to a sign-in offer. */
export function secured(
  offers: readonly string[] = ['AUTH PLAIN LOGIN'],
  card: CertificateKind = 'good',
): Dialogue {
  return [{ tls: card }, ...greeting, ...hello(...offers)];
}

export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What AUTH PLAIN carries (RFC 4616). */
export const plainBlob = base64(`\0${user}\0${password}`);

/** Signed in by PLAIN on 465; `offers` beside AUTH. */
export function signedIn(...offers: string[]): Dialogue {
  return [...secured([...offers, 'AUTH PLAIN']), `C: AUTH PLAIN ${plainBlob}`, 'S: 235 2.7.0 welcome'];
}

/** And sender and recipient are accepted. */
export function addressed(...offers: string[]): Dialogue {
  return [
    ...signedIn(...offers),
    `C: MAIL FROM:<${user}>`,
    'S: 250 2.1.0 fine',
    'C: RCPT TO:<bob@example.test>',
    'S: 250 2.1.5 fine',
  ];
}

/** And the message is on its way; the server's answer to the final dot is next. */
export function handedOver(): Dialogue {
  return [...addressed(), 'C: DATA', 'S: 354 end with a dot', 'message'];
}
