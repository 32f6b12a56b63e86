/** The page that the browser shows when the sign-in comes back: words only, nothing of what came back. */

/** Words of the page in one language; the area `oauth` of the catalogue has them under `endPage`. */
export interface EndPageWords {
  /** BCP 47 tag of the words. */
  language: string;
  done: { title: string; text: string };
  refused: { title: string; text: string };
}

/** The whole page as HTML, without a script; the words are escaped. */
export function endPage({ language, ...words }: EndPageWords, end: 'done' | 'refused'): string {
  const { title, text } = words[end];
  return [
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    '<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem}</style>',
    `</head><body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></body></html>`,
  ].join('\n');
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
