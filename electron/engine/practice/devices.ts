/**
 * Scripted printers for the look at a device: each talks to a listener of this program on loopback as a real one would, with
 * one habit of its own, slowly enough that a person can watch.
 */
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import type { PracticeDevice } from '../../../shared/listen-desk.ts';
import { pause } from '../base/deadline.ts';

const mailbox = 'scanner@mail.example';
const stepMs = 250;
/** Bytes of a reply that are read; the listener's own are short. */
const longestReply = 10_000;

const hello = 'EHLO practice-printer.mail.example';
const signIn = `AUTH PLAIN ${Buffer.from(`\0${mailbox}\0throw-away`).toString('base64')}`;
const send = (from: string) => [
  `MAIL FROM:<${from}>`,
  'RCPT TO:<ana@mail.example>',
  'DATA',
  'Subject: Scan\r\n\r\nA page.\r\n.',
  'QUIT',
];

/** Null: it wants encryption from the start, whatever the port does. */
const talks: Readonly<Record<PracticeDevice, { checks: boolean; lines: string[] } | null>> = {
  good: { checks: false, lines: [hello, signIn, ...send(mailbox)] },
  'wrong-mode': null,
  'no-sign-in': { checks: false, lines: [hello, ...send(mailbox)] },
  'other-sender': { checks: false, lines: [hello, signIn, ...send('office@mail.example')] },
  certificate: { checks: true, lines: [hello] },
};

/** Runs the device to its end. Resolves whatever happened, and at once when the signal fires. */
export async function runPracticeDevice(
  device: PracticeDevice,
  where: { host: string; port: number },
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const socket = net.connect(where);
  const end = () => socket.destroy();
  signal.addEventListener('abort', end, { once: true });
  socket.on('error', end);
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  try {
    await once(socket, 'connect', { signal: gone.signal });
    await talk(device, socket, gone.signal);
  } catch {
    // The listener hung up, or was closed.
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

/** Rejects when `gone` fires. */
async function talk(device: PracticeDevice, socket: net.Socket, gone: AbortSignal): Promise<void> {
  const script = talks[device];
  if (script === null) {
    await secured(socket, false, gone);
    return;
  }
  await reply(socket, gone);
  await say(socket, hello, gone);
  await say(socket, 'STARTTLS', gone);
  const encrypted = await secured(socket, script.checks, gone);
  for (const line of script.lines) await say(encrypted, line, gone);
}

async function secured(socket: net.Socket, checks: boolean, gone: AbortSignal): Promise<tls.TLSSocket> {
  const encrypted = tls.connect({ socket, rejectUnauthorized: checks });
  encrypted.on('error', () => socket.destroy());
  await once(encrypted, 'secureConnect', { signal: gone });
  return encrypted;
}

async function say(socket: net.Socket, line: string, gone: AbortSignal): Promise<void> {
  await pause(stepMs, gone);
  socket.write(`${line}\r\n`);
  await reply(socket, gone);
}

/** Reads up to the last line of a reply (RFC 5321 4.2.1). */
async function reply(socket: net.Socket, gone: AbortSignal): Promise<void> {
  for (let text = ''; text.length < longestReply; ) {
    const [bytes] = await once(socket, 'data', { signal: gone });
    text += bytes;
    if (/^\d{3} [^\n]{0,1000}\n$/m.test(text)) return;
  }
}
