/** Modules that run in a process of their own and talk with the benchmark by messages. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

interface Child {
  /** The next message. Rejects when the process ends without one. */
  hear<Message>(): Promise<Message>;
  tell(message: object): void;
  end(): Promise<void>;
}

/**
 * Starts a module of this folder, or of the same folder in another checkout of the project. It ends when the benchmark
 * does.
 */
export function startChild(module: string, checkout = root): Child {
  const file = path.join(checkout, 'test/bench/support', module);
  const child = fork(path.join(checkout, 'scripts/run.mjs'), [file], {
    cwd: checkout,
    execArgv: ['--expose-gc'],
  });
  const over = once(child, 'exit');
  return {
    async hear<Message>() {
      const message = await Promise.race([once(child, 'message'), over.then(() => null)]);
      if (message === null) throw new Error(`${module} ended without an answer`);
      return message[0] as Message;
    },
    tell: (message) => child.send(message),
    async end() {
      child.kill();
      await over;
    },
  };
}

/** In the child: says something to the benchmark. */
export function say<Message extends object>(message: Message): void {
  process.send?.(message);
}

/** In the child: the next message of the benchmark. */
export async function hear<Message>(): Promise<Message> {
  const [message] = await once(process, 'message');
  return message as Message;
}

/** In the child: end with the benchmark, even when that was broken off. */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit());
}
