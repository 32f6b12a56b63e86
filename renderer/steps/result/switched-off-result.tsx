import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import type { Microsoft365Story } from '../../../shared/explain/microsoft-365.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Story } from '../../components/microsoft-365/story.tsx';
import { WaysTable } from '../../components/microsoft-365/ways-table.tsx';
import { Notes } from '../../components/notes.tsx';
import { OutcomePicture } from '../../components/pictures/outcome.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PlanLink } from '../../tools/microsoft-365/plan-link.tsx';
import { Details } from './details/details.tsx';
import { EndActions } from './end-actions.tsx';
import { GetHelp } from './get-help.tsx';
import { NotSent } from './not-sent.tsx';
import { OtherSteps } from './other-steps.tsx';
import styles from './result.module.css';
import { ServerWords } from './server-words.tsx';
import { useStep } from './use-plan.ts';
import { WhereItStops } from './where-it-stops.tsx';

interface SwitchedOffResultProps {
  diagnosis: Diagnosis;
  story: Microsoft365Story;
}

/** Microsoft has sending switched off here: one story, one button, the ways on; then what still works. */
export function SwitchedOffResult({ diagnosis, story }: SwitchedOffResultProps) {
  const { t } = useTranslation(['window', 'm365']);
  const { state, explain, steps } = useSendwell();
  const act = useStep();
  const { title, what } = explain(diagnosis);
  const { next, others } = steps(diagnosis);
  const forIt = next.step === 'copy-for-it';
  return (
    <Screen title={title} lead={what} picture={<OutcomePicture tone="bad" />} width="wide">
      <div className={styles.columns}>
        <Sheet>
          <Story story={story} actor={diagnosis.actor} />
          <Actions>
            {!forIt && <Button onClick={() => act(next.step)}>{next.label}</Button>}
            {story.forIt && <CopyButton text={story.forIt} label={t('m365:story.copy')} primary={forIt} />}
          </Actions>
          <OtherSteps steps={others.filter(({ step }) => step !== 'copy-for-it')} />
        </Sheet>
        <WhereItStops>
          <ServerWords reply={diagnosis.reply} />
          <NotSent told={what} />
        </WhereItStops>
      </div>
      {story.ways.length > 0 && (
        <Sheet>
          <h2 className={styles.heading}>{t('m365:story.ways')}</h2>
          <WaysTable ways={story.ways} />
          <Actions flush>
            <PlanLink story />
          </Actions>
        </Sheet>
      )}
      <Notes notes={state.discovery?.notes ?? []} />
      <Details />
      <GetHelp />
      <EndActions manual />
    </Screen>
  );
}
