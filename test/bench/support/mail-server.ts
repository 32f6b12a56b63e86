/** A real mail server in a process of its own, so that it does not take the client's time: the practice doors. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Name in the certificate. Every system knows where it leads to. */
export const mailHost = 'localhost';

export interface MailServer {
  /** Loopback ports: implicit TLS and STARTTLS. */
  ports: { tls: number; starttls: number };
  caPem: string;
  close(): Promise<void>;
}

/** What the process says once it listens. */
export type Opened = Pick<MailServer, 'ports' | 'caPem'>;

const root = path.resolve(import.meta.dirname, '../../..');

/** Runs a module of this folder in a process of its own. It ends when this program does. */
export function forkModule(name: string) {
  const child = fork(path.join(root, 'scripts/run.mjs'), [path.join(import.meta.dirname, name)]);
  const over = once(child, 'exit');
  return {
    async hear<Message>(): Promise<Message> {
      const [message] = await Promise.race([once(child, 'message'), over.then(() => [null])]);
      if (message === null) throw new Error(`${name} ended without an answer`);
      return message as Message;
    },
    tell: (message: object) => child.send(message),
    async end() {
      child.kill();
      await over;
    },
  };
}

export async function startMailServer(): Promise<MailServer> {
  const child = forkModule('mail-server-process.ts');
  const opened = await child.hear<Opened>();
  return { ...opened, close: () => child.end() };
}
