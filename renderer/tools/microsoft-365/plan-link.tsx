import { Button } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../../sendwell.tsx';

/** The quiet way to the plan for helpdesks. `story`: beside the story of one account. */
export function PlanLink({ story = false }: { story?: boolean }) {
  const { t } = useTranslation('m365');
  const { dispatch } = useSendwell();
  return (
    <Button
      variant="subtle"
      leftSection={<CalendarClock aria-hidden size="1em" />}
      onClick={() => dispatch({ type: 'show-panel', panel: { name: 'microsoft-365-plan' } })}
    >
      {t(story ? 'story.plan' : 'page.link')}
    </Button>
  );
}
