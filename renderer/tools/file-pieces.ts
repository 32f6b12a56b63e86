/** How the page hands a file over to the main process. */
import { longestPiece } from '../../shared/file-piece.ts';

/** A file piece by piece, a character for each byte. An empty file is one empty piece. */
export async function* piecesOf(file: File): AsyncGenerator<string, void> {
  for (let at = 0; at === 0 || at < file.size; at += longestPiece) {
    const bytes = new Uint8Array(await file.slice(at, at + longestPiece).arrayBuffer());
    yield oneCharacterEach(bytes);
  }
}

/** As many arguments as every engine takes. */
const atOnce = 8_192;

function oneCharacterEach(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += atOnce)
    text += String.fromCharCode(...bytes.subarray(at, at + atOnce));
  return text;
}
