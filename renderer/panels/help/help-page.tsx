import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceTiles } from '../../components/choice-tile.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PortStory } from '../../steps/ports/port-story.tsx';
import { AccountsTile, ErrorMessageTile, PracticeTile, ShareCodeTile } from '../../tools/tool-tiles.tsx';
import { AboutProgram } from './about-program.tsx';
import styles from './help.module.css';
import { Keys } from './keys.tsx';

const words = ['server', 'port', 'tls', 'starttls', 'app-password', 'window', 'card', 'dns'] as const;

/** What else the program can do, the words it cannot do without, the keys, and which version this is. */
export function HelpPage() {
  const { t } = useTranslation();
  const { dispatch } = useSendwell();
  return (
    <Screen title={t('help.title')} lead={t('help.lead')}>
      <ChoiceTiles label={t('help.ways')} narrow>
        <PracticeTile />
        <ErrorMessageTile />
        <ShareCodeTile />
        <AccountsTile />
      </ChoiceTiles>
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
      <Keys />
      <AboutProgram />
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('help.back')}
        </Button>
      </Actions>
    </Screen>
  );
}
