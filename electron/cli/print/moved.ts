/** What stood with a server and belongs into a field of its own: said, so that nobody wonders where it went. */
import type { ServerReading } from '../../../shared/server-text.ts';
import type { Context } from '../terminal/context.ts';

/** `has`: what was given in a field of its own, which counts. */
export function sayWhatMoved(
  server: ServerReading,
  has: { port: boolean; security: boolean },
  { terminal, words }: Context,
): void {
  if (!server.ok) return;
  const { port, security, signIn } = server;
  if (port !== null && !has.port) terminal.complain(words('moved.port', { port }));
  if (security !== null && !has.security)
    terminal.complain(words('moved.security', { security: words(`security.${security}`) }));
  if (signIn) terminal.complain(words('moved.signIn'));
}
