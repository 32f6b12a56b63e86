import { useTranslation } from 'react-i18next';
import { noteWords } from '../../shared/explain/notes.ts';
import type { Note } from '../../shared/model.ts';
import { Notice } from './notice.tsx';

/** What the search for settings noticed, as far as a person can use it. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  const { i18n } = useTranslation();
  const said = notes.flatMap((note) => noteWords(i18n, note) ?? []);
  return said.map(({ title, text }) => (
    <Notice key={title + text} tone="info" title={title}>
      <p>{text}</p>
    </Notice>
  ));
}
