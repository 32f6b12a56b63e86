/** The whole table by theme. */
import { certificateRows } from './certificates.ts';
import { ehloRows } from './ehlo.ts';
import { envelopeRows } from './envelope.ts';
import { greetingRows } from './greeting.ts';
import { handshakeRows } from './handshake.ts';
import { messageRows } from './message.ts';
import { oddRows } from './odd.ts';
import { reachRows } from './reach.ts';
import { signInRows } from './sign-in.ts';
import { startTlsRows } from './starttls.ts';

export const tables = {
  'names and connections': reachRows,
  'a greeting': greetingRows,
  EHLO: ehloRows,
  STARTTLS: startTlsRows,
  'a handshake': handshakeRows,
  'a certificate': certificateRows,
  'signing in': signInRows,
  'sender and recipient': envelopeRows,
  'the message': messageRows,
  'odd forms of right answers': oddRows,
} as const;
