import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Step, steps } from '../screen.ts';
import type { Panel } from '../view.ts';

const pages = {
  help: 'window:help.title',
  practice: 'window:practice.title',
  history: 'history:title',
  settings: 'settings:title',
  'error-message': 'tools:error.title',
  configuration: 'tools:configuration.title',
  'share-code': 'tools:code.title',
  'microsoft-365-plan': 'm365:page.title',
  'ask-device': 'listen:page.title',
  'set-up-device': 'tools:set-up.title',
  accounts: 'tools:accounts.title',
  certificate: 'window:card.title',
} as const satisfies Record<Panel['name'], string>;

/** The title of the window: the page over the screen, else the step and its place among the five. */
export function useTitle(step: Step, panel: Panel | null): void {
  const { t } = useTranslation(['window', 'history', 'settings', 'tools', 'm365', 'listen']);
  useEffect(() => {
    const place = t('steps.place', { current: steps.indexOf(step) + 1, total: steps.length });
    document.title = panel
      ? t('app.panel-title', { page: t(pages[panel.name]) })
      : t('app.title', { step: t(`steps.${step}`), place });
  }, [t, step, panel]);
}
