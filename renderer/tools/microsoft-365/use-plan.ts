import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostFiles, type PlanOverview } from '../../../shared/microsoft-365/desk.ts';
import { useSendwell } from '../../sendwell.tsx';
import { piecesOf } from '../file-pieces.ts';
import type { PlanFile } from './plan-files.ts';

export type PlanState =
  | { kind: 'empty' }
  | { kind: 'reading'; files: number }
  | { kind: 'planned'; files: number; overview: PlanOverview; nonce: number }
  | { kind: 'too-much' | 'failed'; files: number };

/** The files and the plan that is made of them in a thread of the main process. They are forgotten when the page closes. */
export function usePlan() {
  const { t, i18n } = useTranslation('m365');
  const { api, announce } = useSendwell();
  const [state, setState] = useState<PlanState>({ kind: 'empty' });
  const files = useRef(0);
  /** Counts up with every start over: what an earlier reading brings is passed over. */
  const run = useRef(0);

  useEffect(
    () => () => {
      run.current += 1;
      void api.invoke('m365:clear', undefined);
    },
    [api],
  );

  /** Null when there was a start over meanwhile. */
  async function read(given: readonly PlanFile[], mine: number): Promise<PlanState | null> {
    for (const { file, folder } of given) {
      const number = files.current;
      if (number >= mostFiles) return { kind: 'too-much', files: number };
      files.current += 1;
      const about = { file: number, name: file.name.slice(0, 300), folder: folder.slice(0, 300) };
      for await (const piece of piecesOf(file)) {
        if (run.current !== mine) return null;
        const { taken } = await api.invoke('m365:add', { ...about, piece });
        if (!taken) return { kind: 'too-much', files: number };
      }
    }
    const overview = await api.invoke('m365:plan', { language: i18n.language });
    return run.current === mine
      ? { kind: 'planned', files: files.current, overview, nonce: files.current }
      : null;
  }

  async function add(given: readonly PlanFile[]): Promise<void> {
    if (given.length === 0) return;
    if (state.kind === 'failed') await startOver();
    const mine = run.current;
    setState({ kind: 'reading', files: files.current + given.length });
    announce(t('page.reading'));
    const next = await read(given, mine).catch((): PlanState => ({ kind: 'failed', files: files.current }));
    if (!next || run.current !== mine) return;
    setState(next);
    announce(sentenceOf(next));
  }

  function sentenceOf(next: PlanState): string {
    if (next.kind !== 'planned') return t(next.kind === 'failed' ? 'page.failed' : 'page.tooMuch');
    return next.overview.empty ? t('page.nothing') : next.overview.summary;
  }

  async function startOver(): Promise<void> {
    run.current += 1;
    files.current = 0;
    setState({ kind: 'empty' });
    await api.invoke('m365:clear', undefined);
  }

  /** The thread does not answer for its plan any more: nothing that is shown of it can be saved or gone on with. */
  function lose(): void {
    setState({ kind: 'failed', files: files.current });
    announce(t('page.failed'));
  }

  return { state, add, startOver, lose };
}
