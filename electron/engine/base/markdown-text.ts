/** Text of others in Markdown. */

/** Running text of CommonMark with the tables of GitHub: every sign that could mean something there is escaped. */
export function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#&!]/g, '\\$&');
}
