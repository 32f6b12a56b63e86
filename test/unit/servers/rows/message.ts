/** DATA, the message, the final dot and the goodbye (RFC 5321 4.1.1.4, 4.5.2). */
import type { Row } from '../row.ts';
import { addressed, handedOver } from '../talk.ts';

const signed = 'signed in by PLAIN';

function afterDot(reply: string, report: string): Row {
  return {
    name: `final dot: ${reply}`,
    job: 'send',
    doors: { 465: [...handedOver(), `S: ${reply}`] },
    reports: [signed, report],
  };
}

/** More than fits into any buffer on the way. */
const large = { content: Buffer.alloc(8_000_000, 'a line of a large message\r\n') };

export const messageRows: readonly Row[] = [
  afterDot('250 2.0.0 Ok: queued as 4ABC123', 'accepted as 4ABC123'),
  afterDot('250 OK id=1rABCd-0000XY-2Z', 'accepted as 1rABCd-0000XY-2Z'),
  afterDot('250 fine', 'accepted as null'),
  afterDot('554 5.7.1 Message rejected as spam', 'content-rejected-spam at after-data, likely'),
  afterDot('552 5.3.4 Message too big', 'message-too-large at after-data, likely'),
  afterDot('451 4.3.0 Try again later', 'server-busy-or-greylisted at after-data, likely'),
  afterDot(
    '421 4.4.2 mx.example.test Error: timeout exceeded',
    'connection-timeout at after-data, likely, server-stopped-waiting',
  ),
  afterDot('421 4.3.2 closing', 'server-busy-or-greylisted at after-data, possible'),
  {
    name: 'closed in place of an answer to the goodbye',
    job: 'send',
    doors: { 465: [...handedOver(), 'S: 250 2.0.0 Ok: queued as 4ABC123', 'C: QUIT', 'close'] },
    reports: [signed, 'accepted as 4ABC123'],
  },
  {
    name: 'the goodbye is waited for 5 s',
    world: 'memory',
    job: 'send',
    doors: { 465: [...handedOver(), 'S: 250 2.0.0 Ok: queued as 4ABC123', 'C: QUIT'] },
    reports: [signed, 'accepted as 4ABC123'],
    takesMs: 5_000,
  },
  {
    name: 'DATA is refused',
    job: 'send',
    doors: { 465: [...addressed(), 'C: DATA', 'S: 554 5.5.1 no valid recipients'] },
    reports: [signed, 'syntax-or-protocol-error at data, likely'],
  },
  {
    name: 'DATA is answered by 250, which is no permission',
    job: 'send',
    doors: { 465: [...addressed(), 'C: DATA', 'S: 250 fine'] },
    reports: [signed, 'syntax-or-protocol-error at data, likely, out-of-step'],
  },
  {
    name: 'another 3yz is no permission for DATA',
    job: 'send',
    doors: { 465: [...addressed(), 'C: DATA', 'S: 334 go on'] },
    reports: [signed, 'syntax-or-protocol-error at data, likely, out-of-step'],
  },
  ...[260, 200, 251].map(
    (code): Row => ({
      name: `final dot: ${code}, an unusual yes`,
      job: 'send',
      doors: { 465: [...handedOver(), `S: ${code} Ok: queued as 4ABC123`, 'C: QUIT', 'S: 221 bye'] },
      reports: [signed, 'accepted as 4ABC123'],
    }),
  ),
  ...[211, 214, 220, 221, 235, 334, 354].map(
    (code): Row => ({
      name: `final dot: ${code} belongs to another step, so nobody knows`,
      job: 'send',
      doors: { 465: [...handedOver(), `S: ${code} hello`] },
      reports: [signed, `outcome-unknown at after-data, certain: ${code} hello`],
    }),
  ),
  {
    name: 'a refusal that comes while the message is on its way',
    job: 'send',
    sending: { message: large },
    doors: {
      465: [...addressed(), 'C: DATA', 'S: 354 go on', 'first bytes', 'S: 552 5.3.4 too big', 'close'],
    },
    reports: [signed, 'message-too-large at data, likely'],
  },
  {
    name: 'reset in a large message',
    failure: 'reset after EHLO, STARTTLS or a large write',
    job: 'send',
    sending: { message: large },
    doors: { 465: [...addressed(), 'C: DATA', 'S: 354 go on', 'first bytes', 'reset'] },
    reports: [signed, 'connection-reset at data, likely, large-pieces'],
  },
  {
    name: 'closed after the final dot: nobody knows',
    job: 'send',
    doors: { 465: [...handedOver(), 'close'] },
    reports: [signed, 'outcome-unknown at after-data, certain'],
  },
  {
    name: 'reset after the final dot: nobody knows',
    job: 'send',
    doors: { 465: [...handedOver(), 'reset'] },
    reports: [signed, 'outcome-unknown at after-data, certain'],
  },
  {
    name: 'no proper reply to the final dot: nobody knows',
    job: 'send',
    doors: { 465: [...handedOver(), 'S: thanks a lot'] },
    reports: [signed, 'outcome-unknown at after-data, certain'],
  },
  {
    name: 'a reply to the final dot that is cut in the middle: nobody knows',
    job: 'send',
    doors: { 465: [...handedOver(), { raw: '250' }, 'close'] },
    reports: [signed, 'outcome-unknown at after-data, certain'],
  },
  {
    name: 'stopped while the final dot waits for its reply: nobody knows',
    world: 'memory',
    job: 'send',
    doors: { 465: [...handedOver()] },
    stopAfterMs: 7_000,
    reports: [signed, 'outcome-unknown at after-data, certain'],
    takesMs: 7_000,
  },
  {
    name: 'stopped while DATA waits for its reply: no message, and no cause',
    world: 'memory',
    job: 'send',
    doors: { 465: [...addressed(), 'C: DATA'] },
    stopAfterMs: 7_000,
    reports: [signed, 'no cause'],
    takesMs: 7_000,
  },
  {
    name: 'no reply to the final dot for 120 s: nobody knows, and nothing is sent again',
    world: 'memory',
    job: 'send',
    doors: { 465: [...handedOver()] },
    reports: [signed, 'outcome-unknown at after-data, certain'],
    takesMs: 120_000,
  },
];
