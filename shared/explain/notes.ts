/** The words of notes: what a run noticed beside its result. */
import type { i18n } from 'i18next';
import { type DomainForms, factsAsWritten } from '../as-written.ts';
import type { Note } from '../model.ts';
import type enNotes from './locales/en/notes.json';

type Worded = keyof typeof enNotes.note;
type Place = keyof typeof enNotes.place;

export interface NoteWords {
  title: string;
  text: string;
}

/**
 * A title and one or two sentences for each note, in the language of `words`. Notes for logs have none, and places
 * that could not be asked share one, so that a computer without a network is not told a dozen times.
 */
export function noteWords(
  words: i18n,
  notes: readonly Note[],
  forms: DomainForms | null = null,
): NoteWords[] {
  const unasked = notes.filter(isUnasked);
  const together = unasked.length > 1;
  const said = notes
    .filter(
      (note) =>
        isWorded(words, note.code) && (note.code !== 'could-not-check' || (isUnasked(note) && !together)),
    )
    .map((note) => wordsOf(words, note, forms));
  return together ? [...said, severalUnasked(words, unasked.length)] : said;
}

function isUnasked({ code, facts }: Note): boolean {
  return code === 'could-not-check' && facts?.mayChange !== undefined;
}

function severalUnasked({ t }: i18n, count: number): NoteWords {
  return { title: t('notes:unasked.title', { count }), text: t('notes:unasked.text') };
}

function wordsOf({ t, exists }: i18n, { code, facts = {} }: Note, forms: DomainForms | null): NoteWords {
  const { source, asOf } = facts;
  const values = {
    ...factsAsWritten(facts, forms),
    place: t(`notes:place.${exists(`notes:place.${source}`) ? (source as Place) : 'manual'}`),
    // Whoever is to be told of it: the keeper of a list, or the domain itself.
    context: lists.has(source ?? '') ? undefined : 'own',
    age: asOf === undefined ? t('notes:age.undated') : t('notes:age.dated', { asOf }),
  };
  const worded = code as Worded;
  return { title: t(`notes:note.${worded}.title`, values), text: t(`notes:note.${worded}.text`, values) };
}

const lists: ReadonlySet<string> = new Set(['ispdb', 'mx-ispdb', 'provider-facts', 'mx-provider']);

function isWorded({ exists }: i18n, code: string): boolean {
  return exists(`notes:note.${code}.title`);
}
