/** The code or the sentence on the display of a printer, controller or other device, which its maker explains. */
import { deviceCodes } from '../../../../shared/devices/codes/codes.ts';
import { deviceMeanings } from '../../../../shared/devices/codes/meanings.ts';
import type { DeviceCode } from '../../../../shared/devices/codes/types.ts';
import { escapePattern } from '../../base/escape-pattern.ts';
import type { Line, Meaning, Reading } from './paste.ts';
import { meansOf } from './paste.ts';

/** Characters of a text that does not name the maker, and of one that does. */
const longestAlone = 300;
const longestNamed = 1500;

/** Words that say that a code follows. */
const beforeCode = String.raw`(?:^|(?:error|code|fault|status|fehler|fehlercode|störung|erreur|errore)[ \t]{0,3}[:#(]?[ \t]{0,3})`;

interface Known {
  row: DeviceCode;
  shown: string;
  /** The maker or product, as a whole word. */
  named: RegExp;
  /** Anywhere in a text that names the maker. */
  anywhere: RegExp;
  /** At the start of a line or behind a word for an error; a whole sentence needs neither. */
  introduced: RegExp;
}

const known: readonly Known[] = deviceCodes.flatMap((row) =>
  row.shown.map((shown) => {
    const word = `${escapePattern(shown)}(?![\\w-])`;
    const anywhere = new RegExp(`(?<![\\w#-])${word}`, 'i');
    return {
      row,
      shown,
      named: new RegExp(`(?<![\\w-])(?:${row.names.map(escapePattern).join('|')})(?![\\w-])`, 'i'),
      anywhere,
      introduced: shown.includes(' ') ? anywhere : new RegExp(`${beforeCode}${word}`, 'im'),
    };
  }),
);

/** A reply of a mail server says more than any code of the device (RFC 5321 4.2, RFC 3463). */
const reply = /(?:^|[\s:('"[])[45][0-5]\d[ -](?:[45]\.\d{1,3}\.\d{1,3}\b|[a-z])|\b[45]\.\d{1,3}\.\d{1,3}\b/i;

/** Null where the text is longer than what a display shows, or holds no code that is known. */
export function readDevice(lines: readonly Line[]): Reading | null {
  const text = lines.map((line) => line.text).join('\n');
  if (text.length > longestNamed || reply.test(text)) return null;
  const found = known.find((one) => isMeant(one, text));
  if (found) return readingOf(found, lines);
  const unnamed = text.length > longestAlone ? undefined : known.find((one) => needsMaker(one, text));
  return unnamed
    ? {
        form: 'device',
        candidates: [{ line: lineOf(unnamed, lines), words: '' }],
        observations: [{ kind: 'maker-missing' }],
      }
    : null;
}

function isMeant({ row, named, anywhere, introduced }: Known, text: string): boolean {
  if (named.test(text)) return anywhere.test(text);
  return row.alone && text.length <= longestAlone && introduced.test(text);
}

/** A bare code that several makers may show; sentences say enough by themselves. */
function needsMaker({ row, shown, introduced }: Known, text: string): boolean {
  return !row.alone && !shown.includes(' ') && introduced.test(text);
}

function readingOf(found: Known, lines: readonly Line[]): Reading {
  const { maker, meaning: fact, menu } = found.row;
  const meaning: Meaning = deviceMeanings[fact.value];
  return {
    form: 'device',
    candidates: [{ line: lineOf(found, lines), words: '', ...(meaning.stage && { stage: meaning.stage }) }],
    observations: [meansOf(meaning)],
    device: { maker, code: found.shown, meaning: fact.value, source: fact.url, ...(menu && { menu }) },
  };
}

function lineOf({ anywhere }: Known, lines: readonly Line[]): Line {
  return lines.find(({ text }) => anywhere.test(text)) ?? lines[0] ?? { number: 1, text: '' };
}
