/** The words of notes: what a run noticed beside its result. Not every note has words; the others are for logs. */
import type { i18n } from 'i18next';
import type { Note } from '../model.ts';
import enNotes from './locales/en/notes.json';

type Worded = keyof typeof enNotes.note;
type Place = keyof typeof enNotes.place;

/** A title and one or two sentences in the language of `words`; null where the note has none. */
export function noteWords({ t }: i18n, { code, facts = {} }: Note): { title: string; text: string } | null {
  if (!isWorded(code) || (code === 'could-not-check' && facts.mayChange === undefined)) return null;
  const { source, asOf } = facts;
  const values = {
    ...facts,
    place: t(`notes:place.${isPlace(source) ? source : 'manual'}`),
    age: asOf === undefined ? t('notes:age.undated') : t('notes:age.dated', { asOf }),
  };
  return { title: t(`notes:note.${code}.title`, values), text: t(`notes:note.${code}.text`, values) };
}

function isWorded(code: string): code is Worded {
  return Object.hasOwn(enNotes.note, code);
}

function isPlace(source: string | undefined): source is Place {
  return source !== undefined && Object.hasOwn(enNotes.place, source);
}
