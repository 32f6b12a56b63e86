import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Actions, Screen } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { FilesSheet } from './files-sheet.tsx';
import styles from './plan.module.css';
import type { PlanFile } from './plan-files.ts';
import { PlanOverviewSheets } from './plan-overview.tsx';
import { useGivenFiles } from './use-given-files.ts';
import { usePlan } from './use-plan.ts';

/** A helpdesk's plan for the end of passwords: lists in, who is hit and what to do out. Needs no network. */
export function PlanPage() {
  const { t } = useTranslation('m365');
  const { dispatch } = useSendwell();
  const { state, add, startOver, lose } = usePlan();
  const [pasted, setPasted] = useState(0);

  const take = (files: PlanFile[]) => void add(files);
  function pastedName(): string {
    setPasted(pasted + 1);
    return t('page.pasted', { number: pasted + 1 });
  }
  useGivenFiles(take, pastedName);

  return (
    <Screen title={t('page.title')} lead={t('page.lead')} width="wide">
      <FilesSheet state={state} onFiles={take} pastedName={pastedName} onStartOver={() => void startOver()} />
      {(state.kind === 'too-much' || state.kind === 'failed') && (
        <Trouble key={state.kind} words={t(state.kind === 'failed' ? 'page.failed' : 'page.tooMuch')} />
      )}
      {state.kind === 'planned' && (
        <PlanOverviewSheets key={state.nonce} overview={state.overview} onLost={lose} />
      )}
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('page.back')}
        </Button>
      </Actions>
    </Screen>
  );
}

/** Takes the focus: what was pressed for it may be gone with the plan. */
function Trouble({ words }: { words: string }) {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <Notice tone="warning">
      <p ref={text} tabIndex={-1} className={styles.trouble}>
        {words}
      </p>
    </Notice>
  );
}
