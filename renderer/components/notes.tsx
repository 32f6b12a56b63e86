import { useTranslation } from 'react-i18next';
import { noteWords } from '../../shared/explain/notes.ts';
import type { Note } from '../../shared/model.ts';
import { useSendwell } from '../sendwell.tsx';
import { Notice } from './notice.tsx';

/** What the search for settings noticed, as far as a person can use it. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  const { i18n } = useTranslation();
  const { state } = useSendwell();
  return noteWords(i18n, notes, state.discovery).map(({ title, text }) => (
    <Notice key={title + text} tone="info" title={title}>
      <p>{text}</p>
    </Notice>
  ));
}
