import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Explainer } from '../../../shared/explain/explain.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Actions } from '../../components/screen.tsx';
import { useStep } from './use-plan.ts';

/** What else can be done beside the one button, behind a click; nothing where that is all. */
export function OtherSteps({ steps }: { steps: ReturnType<Explainer['steps']>['others'] }) {
  const { t } = useTranslation();
  const act = useStep();
  if (steps.length === 0) return null;
  return (
    <Disclosure summary={t('fails.others')}>
      <Actions>
        {steps.map(({ label, step }) => (
          <Button key={label} variant="default" onClick={() => act(step)}>
            {label}
          </Button>
        ))}
      </Actions>
    </Disclosure>
  );
}
