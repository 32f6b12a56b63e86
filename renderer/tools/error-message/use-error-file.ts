import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../../sendwell.tsx';
import { explainedFile } from './kind-of-text.ts';
import { readErrorFile } from './read-file.ts';

type FileState = 'none' | 'reading' | 'unreadable';

/** A file that is chosen or dropped onto the page, or came along with it, becomes the text of its form. */
export function useErrorFile(given: File | null, onText: (text: string) => void) {
  const { t } = useTranslation('tools');
  const { api, announce } = useSendwell();
  const [state, setState] = useState<FileState>('none');
  /** Counts up with every file: what an earlier one brings is passed over. */
  const run = useRef(0);

  async function take(file: File): Promise<void> {
    run.current += 1;
    const mine = run.current;
    setState('reading');
    announce(t('error.reading'));
    const text = await readErrorFile(api, file).catch(() => null);
    if (run.current !== mine) return;
    setState(text === null ? 'unreadable' : 'none');
    if (text === null) announce(t('error.unreadable'));
    else onText(text);
  }

  /** The person goes on without the file. */
  function forget(): void {
    run.current += 1;
    setState('none');
  }

  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (given) void latest.current(given);
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file || !explainedFile.test(file.name)) return;
      event.preventDefault();
      void latest.current(file);
    };
    window.addEventListener('drop', drop);
    return () => {
      run.current += 1;
      window.removeEventListener('drop', drop);
    };
  }, [given]);

  return { state, take, forget };
}
