/** Runs in a process of its own: bytes of a file on stdin, text on stdout. Whatever the file does to it, nobody else sees. */
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { joined, type Kept, nothingKept } from './kept.ts';
import { keepMail } from './mail.ts';
import { isOutlook, keepOutlook } from './outlook.ts';
import { isMessage, isText, textOf } from './plain-text.ts';

/** The exit code: 0, or 1 when there is nothing to read in the file. Never rejects. */
export async function runReader(): Promise<0 | 1> {
  try {
    // By number: on Windows Electron puts an empty stream in the place of stdin.
    const bytes = await buffer(createReadStream('', { fd: 0, autoClose: false }));
    const text = await textOfFile(bytes);
    if (text.trim() === '') return 1;
    await new Promise((resolve) => process.stdout.write(text, resolve));
    return 0;
  } catch {
    return 1;
  }
}

/** What is kept of a message; the text itself of a file that is plain text, whatever its name. Rejects for anything else. */
export async function textOfFile(bytes: Uint8Array): Promise<string> {
  const kept: Kept = nothingKept();
  if (isOutlook(bytes)) keepOutlook(bytes, kept);
  else if (!isText(bytes)) throw new Error('neither a message nor text');
  else if (isMessage(bytes)) await keepMail(bytes, kept);
  else return textOf(bytes);
  return joined(kept);
}
