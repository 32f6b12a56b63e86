/**
 * QR code for Thunderbird for Android and K-9 Mail, as an SVG picture. The JSON inside is the "Export for Mobile" format of
 * Thunderbird, version 1 (thunderbird-android, feature/migration/qrcode/qr-code-format.md):
 * `[1, [part, parts], incoming, [[outgoing, identity]]]`.
 */
import { renderSVG } from 'uqr';
import type { MailSettings, SettingsAuth } from '../../../../shared/mail-settings.ts';
import type { AuthKind, Security } from '../../../../shared/model.ts';
import type { Writer } from '../draft.ts';
import { xmlComment } from '../syntax/comment.ts';

const securityNumbers: Readonly<Record<Security, number>> = { none: 0, starttls: 2, tls: 3 };
const authNumbers: Readonly<Record<SettingsAuth, number>> = { none: 0, password: 1, cram: 2, oauth2: 6 };
const incomingNumbers: Readonly<Record<AuthKind, number>> = {
  password: 1,
  'password-encrypted': 2,
  oauth2: 6,
  gssapi: 3,
  ntlm: 4,
  'client-cert': 5,
  none: 0,
};

/** Modules of white around the code (ISO/IEC 18004 9.1 asks for four). */
const quietZone = 4;

export const thunderbirdAndroid: Writer = ({ settings, head }) => {
  const payload = qrPayload(settings);
  if (payload === null) return { refusal: settings.incoming ? 'value-not-writable' : 'incoming-needed' };
  const picture = renderSVG(payload, { ecc: 'L', border: quietZone, whiteColor: '#fff', blackColor: '#000' });
  return { text: `${xmlComment(head)}${picture}\n` };
};

/** What stands in the code. Null without an incoming server, and for an address or a host outside ASCII, which the format forbids. */
export function qrPayload(settings: MailSettings): string | null {
  const { incoming, fromAddress, displayName, host, port, security, auth, username } = settings;
  if (!incoming || ![fromAddress, host, incoming.host].every(isAscii)) return null;
  const protocol = incoming.type === 'imap' ? 0 : 1;
  // The account's name, which is the address then, and the passwords are left out.
  const reading = [
    protocol,
    incoming.host,
    incoming.port,
    securityNumbers[incoming.security],
    incomingAuth(incoming.auth),
    incoming.username,
  ];
  const sending = [0, host, port, securityNumbers[security], authNumbers[auth], username];
  const identity = [fromAddress, displayName ?? ''];
  return asciiJson([1, [1, 1], reading, [[sending, identity]]]);
}

function incomingAuth(kinds: readonly AuthKind[]): number {
  if (kinds.length === 0) return incomingNumbers.password;
  const best = (Object.keys(incomingNumbers) as AuthKind[]).find((kind) => kinds.includes(kind));
  return incomingNumbers[best ?? 'password'];
}

/** Scanners differ in how they read bytes above ASCII. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
