/** One executable serves both: the desktop program and the terminal program. */
import { readCall } from './call.ts';

// Electron waits for this file before it gets ready: a command ends before there is any window system.
const call = readCall(process.argv, process.defaultApp === true, 'PORTABLE_EXECUTABLE_FILE' in process.env);
if (call.kind === 'terminal') {
  const { runProcess } = await import('./cli/process.ts');
  await runProcess(call.args);
} else if (call.kind === 'message-reader') {
  const { runReader } = await import('./engine/message-file/reader.ts');
  process.exit(await runReader());
} else {
  const { openDesktop } = await import('./shell/desktop.ts');
  openDesktop(call.kind);
}
