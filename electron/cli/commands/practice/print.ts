/** What the practice world shows: its inbox, and how other programs reach its servers. */
import type { PracticeServeResult } from '../../../../shared/results.ts';
import type { PracticeMessage } from '../../../engine/practice/world.ts';
import type { Context } from '../../terminal/context.ts';

export function printInbox(messages: readonly PracticeMessage[], { terminal, words }: Context): void {
  terminal.say();
  terminal.say(words('table.mail'));
  if (messages.length === 0) terminal.say(`  ${words('practice.noMessages')}`);
  for (const { receivedAt, from, subject } of messages) {
    const time = new Date(receivedAt).toTimeString().slice(0, 5);
    terminal.say(`  ${words('practice.message', { time, from, subject })}`);
  }
}

/** Where to go on from the first look: one's own address, a problem, an error message. */
export function printWhatNext({ terminal, words }: Context): void {
  terminal.say();
  terminal.say(words('practice.next'));
  for (const call of [
    'check ADDRESS',
    'practice wrong-password',
    'explain "535 5.7.8 Authentication failed"',
  ])
    terminal.say(`  sendwell ${call}`);
}

export function printServed(
  { scenario, address, password, ports, dns, ca }: PracticeServeResult,
  { terminal, words }: Context,
): void {
  const { say } = terminal;
  say(words('practice.world', { scenario }));
  say(words('practice.serving'));
  say();
  say(`  ${words('practice.addressIs', { address })}`);
  say(`  ${words('practice.passwordIs', { password })}`);
  for (const [port, real] of Object.entries(ports)) say(`  ${words('practice.portIs', { port, real })}`);
  say();
  say(words('practice.try'));
  say(`  sendwell check ${address} --dns ${dns.ip}:${dns.port} --ca ${ca}`);
}
