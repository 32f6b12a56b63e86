import { Button } from '@mantine/core';
import { GraduationCap, MessageCircleQuestionMark, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChoiceTile, ChoiceTiles } from '../components/choice-tile.tsx';
import { Actions, Screen, Sheet } from '../components/screen.tsx';
import { useSendwell } from '../sendwell.tsx';
import { PortStory } from '../steps/doors/port-story.tsx';
import { useSettingsFile } from '../tools/settings-file/use-settings-file.ts';
import { AboutProgram } from './about-program.tsx';
import styles from './help.module.css';

const words = ['server', 'port', 'tls', 'starttls', 'app-password', 'window', 'card', 'dns'] as const;
const keys = [
  { key: 'Tab', does: 'tab' },
  { key: 'Enter', does: 'enter' },
  { key: 'Esc', does: 'esc' },
] as const;

/** What else the program can do, the words it cannot do without, the keys, and which version this is. */
export function HelpStep() {
  const { t } = useTranslation();
  const { dispatch } = useSendwell();
  return (
    <Screen title={t('help.title')} lead={t('help.lead')}>
      <Ways />
      <Sheet>
        <h2 className={styles.heading}>{t('help.words.title')}</h2>
        <dl className={styles.words}>
          {words.map((word) => (
            <div key={word} className={styles.word}>
              <dt>{t(`help.words.${word}.name`)}</dt>
              <dd>{t(`help.words.${word}.text`)}</dd>
            </div>
          ))}
        </dl>
        <PortStory />
      </Sheet>
      <Sheet>
        <h2 className={styles.heading}>{t('help.keys.title')}</h2>
        <dl className={styles.words}>
          {keys.map(({ key, does }) => (
            <div key={key} className={styles.word}>
              <dt>
                <kbd className={styles.key}>{key}</kbd>
              </dt>
              <dd>{t(`help.keys.${does}`)}</dd>
            </div>
          ))}
        </dl>
      </Sheet>
      <AboutProgram />
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('help.back')}
        </Button>
      </Actions>
    </Screen>
  );
}

/** The tools that need no check of one's own. */
function Ways() {
  const { t } = useTranslation();
  const { t: tools } = useTranslation('tools');
  const { dispatch } = useSendwell();
  const { file } = useSettingsFile();
  return (
    <ChoiceTiles label={t('help.ways')} narrow>
      {file?.practiceMode !== false && (
        <ChoiceTile
          icon={GraduationCap}
          title={t('start.practice.title')}
          text={t('start.practice.text')}
          onClick={() => dispatch({ type: 'show-panel', panel: { name: 'practice' } })}
        />
      )}
      <ChoiceTile
        icon={MessageCircleQuestionMark}
        title={tools('error.tile.title')}
        text={tools('error.tile.text')}
        onClick={() => dispatch({ type: 'show-panel', panel: { name: 'error-message' } })}
      />
      <ChoiceTile
        icon={Phone}
        title={tools('code.tile.title')}
        text={tools('code.tile.text')}
        onClick={() => dispatch({ type: 'show-panel', panel: { name: 'share-code' } })}
      />
    </ChoiceTiles>
  );
}
