/** The ways to what the program can do besides a check of one's own. */
import {
  Ear,
  FileCog,
  FileSpreadsheet,
  GraduationCap,
  MessageCircleQuestionMark,
  Phone,
  Printer,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChoiceTile } from '../components/choice-tile.tsx';
import { useSendwell } from '../sendwell.tsx';

/** Not there where the organisation has switched practice off. */
export function PracticeTile() {
  const { t } = useTranslation();
  const { dispatch, settingsFile } = useSendwell();
  if (settingsFile?.practiceMode === false) return null;
  return (
    <ChoiceTile
      icon={GraduationCap}
      title={t('start.practice.title')}
      text={t('start.practice.text')}
      onClick={() => dispatch({ type: 'show-panel', panel: { name: 'practice' } })}
    />
  );
}

export function ErrorMessageTile() {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  return (
    <ChoiceTile
      icon={MessageCircleQuestionMark}
      title={t('error.tile.title')}
      text={t('error.tile.text')}
      onClick={() => dispatch({ type: 'show-panel', panel: { name: 'error-message' } })}
    />
  );
}

export function ConfigurationTile() {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  return (
    <ChoiceTile
      icon={FileCog}
      title={t('configuration.tile.title')}
      text={t('configuration.tile.text')}
      onClick={() => dispatch({ type: 'show-panel', panel: { name: 'configuration' } })}
    />
  );
}

export function SetUpDeviceTile() {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  return (
    <ChoiceTile
      icon={Printer}
      title={t('set-up.tile.title')}
      text={t('set-up.tile.text')}
      onClick={() => dispatch({ type: 'show-panel', panel: { name: 'set-up-device' } })}
    />
  );
}

export function AskDeviceTile() {
  const { t } = useTranslation('listen');
  const { dispatch } = useSendwell();
  return (
    <ChoiceTile
      icon={Ear}
      title={t('page.tile.title')}
      text={t('page.tile.text')}
      onClick={() => dispatch({ type: 'show-panel', panel: { name: 'ask-device' } })}
    />
  );
}

export function ShareCodeTile() {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  return (
    <ChoiceTile
      icon={Phone}
      title={t('code.tile.title')}
      text={t('code.tile.text')}
      onClick={() => dispatch({ type: 'show-panel', panel: { name: 'share-code' } })}
    />
  );
}

export function AccountsTile() {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  return (
    <ChoiceTile
      icon={FileSpreadsheet}
      title={t('accounts.tile.title')}
      text={t('accounts.tile.text')}
      onClick={() => dispatch({ type: 'show-panel', panel: { name: 'accounts' } })}
    />
  );
}
