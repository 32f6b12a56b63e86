/** The process around the reader: whatever becomes of it, the answer is a text or none. Real processes. */
import { expect, test } from 'vitest';
import { readMessage } from '../../../electron/engine/message-file/read-message.ts';

const running = (script: string) =>
  readMessage([Buffer.from('a '), Buffer.from('message')], [process.execPath, '-e', script]);

test.each<[string, string, string | null]>([
  ['that answers', 'process.stdin.pipe(process.stdout)', 'a message'],
  ['that fails', 'process.stdout.write("half"); process.exitCode = 1', null],
  ['that never ends', 'process.stdout.write("half"); for (;;);', null],
  ['that is ended from outside', 'process.kill(process.pid, "SIGKILL")', null],
  ['that answers without end', 'for (;;) require("fs").writeSync(1, "x".repeat(65536))', null],
])('one %s', async (_name, script, answer) => {
  expect(await running(script)).toBe(answer);
});

test('none at all', async () => {
  expect(await readMessage([Buffer.from('a message')], ['/there/is/no/such/program'])).toBeNull();
});
