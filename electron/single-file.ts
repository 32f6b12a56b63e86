/** The `sendwell` command as one executable (docs/packaging.md). There is no file beside it: it starts itself as the reader of messages. */
import { messageReaderSwitch } from './call.ts';

const args = process.argv.slice(2);
void (args[0] === messageReaderSwitch ? read() : run());

async function read(): Promise<void> {
  const { runReader } = await import('./engine/message-file/reader.ts');
  process.exit(await runReader());
}

async function run(): Promise<void> {
  const { runProcess } = await import('./cli/process.ts');
  await runProcess(args);
}
