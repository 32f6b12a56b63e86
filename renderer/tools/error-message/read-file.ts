/** The text of a file that tells of an error: a log, or a message that a mail program saved. */
import type { SendwellApi } from '../../../shared/ipc.ts';
import { longestPaste, type MessagePiece } from '../../../shared/tools.ts';
import { piecesOf } from '../file-pieces.ts';
import { messageFile } from './kind-of-text.ts';

/** Null when nothing in it can be read. Messages are read in a process of their own; of a longer log the end is read. */
export async function readErrorFile(api: SendwellApi, file: File): Promise<string | null> {
  if (!messageFile.test(file.name)) return file.slice(-longestPaste).text();
  let piece: Pick<MessagePiece, 'first' | 'piece'> = { first: true, piece: '' };
  for await (const next of piecesOf(file)) {
    const answer = await api.invoke('explain:message', { ...piece, last: false });
    if (answer.state === 'unreadable') return null;
    piece = { first: false, piece: next };
  }
  const answer = await api.invoke('explain:message', { ...piece, last: true });
  return answer.state === 'read' && answer.text.trim() !== '' ? answer.text : null;
}
