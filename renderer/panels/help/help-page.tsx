import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceTiles } from '../../components/choice-tile.tsx';
import { Actions, Screen } from '../../components/screen.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PortStory } from '../../steps/ports/port-story.tsx';
import { AccountsTile, ErrorMessageTile, PracticeTile, ShareCodeTile } from '../../tools/tool-tiles.tsx';
import { AboutProgram } from './about-program.tsx';
import { Keys } from './keys.tsx';
import { Topics, useTopics } from './topics.tsx';

/** What else the program can do, questions, the words it cannot do without, the keys, and which version this is. */
export function HelpPage() {
  const { t } = useTranslation();
  const { dispatch } = useSendwell();
  const [typed, setTyped] = useState('');
  const { questions, words } = useTopics(typed);
  const searching = typed.trim() !== '';
  return (
    <Screen title={t('help.title')} lead={t('help.lead')}>
      <SearchField label={t('help.search')} typed={typed} onType={setTyped} maxLength={100} />
      {!searching && (
        <ChoiceTiles label={t('help.ways')}>
          <PracticeTile />
          <ErrorMessageTile />
          <ShareCodeTile />
          <AccountsTile />
        </ChoiceTiles>
      )}
      {questions.length === 0 && words.length === 0 && <p>{t('help.found-none', { typed: typed.trim() })}</p>}
      <Topics title={t('help.questions.title')} topics={questions} />
      <Topics title={t('help.words.title')} topics={words} narrow>
        {!searching && <PortStory />}
      </Topics>
      {!searching && (
        <>
          <Keys />
          <AboutProgram />
        </>
      )}
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('help.back')}
        </Button>
      </Actions>
    </Screen>
  );
}
