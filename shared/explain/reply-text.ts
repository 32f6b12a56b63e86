/** What the server said, to be quoted. */
import type { Reply } from '../diagnosis.ts';

/** A reply as the server wrote it, on one line. Its text may begin with the code or not. */
export function replyText({ code, enhanced, text }: Reply): string {
  const words = text.replace(/(?<!\s)\s*\n\s*/g, ' ');
  if (words.startsWith(String(code))) return words;
  return [code, enhanced && !words.startsWith(enhanced) ? enhanced : null, words].filter(Boolean).join(' ');
}
