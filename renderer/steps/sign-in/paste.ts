/** What a copied password brings along that nobody typed. */

/** Zero-width and direction marks, soft hyphens and control characters: never part of a password on purpose. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

export interface CleanPaste {
  text: string;
  /** How many characters were taken away or made plain. */
  changed: number;
}

/** Takes invisible characters and outer spaces away; a no-break space inside becomes a plain one. */
export function cleanPaste(pasted: string): CleanPaste {
  const visible = pasted.replace(invisible, '');
  const plain = visible.replace(/\u00a0/g, ' ');
  const text = plain.trim();
  const madePlain = visible.trim().match(/\u00a0/g)?.length ?? 0;
  return { text, changed: pasted.length - text.length + madePlain };
}
