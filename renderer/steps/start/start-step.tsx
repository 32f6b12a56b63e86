import { Button, VisuallyHidden } from '@mantine/core';
import { Search, SlidersHorizontal } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressField } from '../../components/address-field.tsx';
import { type AddressProblem, addressProblem } from '../../components/address-problem.ts';
import { ChoiceTile, ChoiceTiles } from '../../components/choice-tile.tsx';
import { LetterPicture } from '../../components/pictures/letter.tsx';
import { Screen, Sheet } from '../../components/screen.tsx';
import { StartPromise } from '../../panels/settings/promise.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { SettingsFileNotice } from '../../tools/settings-file/settings-file-notice.tsx';
import {
  AskDeviceTile,
  ConfigurationTile,
  ErrorMessageTile,
  PracticeTile,
  SetUpDeviceTile,
  ShareCodeTile,
} from '../../tools/tool-tiles.tsx';
import { BackToCheck } from './back-to-check.tsx';
import { SettingsFileLink } from './settings-file-link.tsx';
import styles from './start.module.css';

/** The first screen: one question, one button, and two other ways in. */
export function StartStep() {
  const { t } = useTranslation();
  const { send, view, dispatch, forbids } = useSendwell();
  const [address, setAddress] = useState(view.address);
  const [problem, setProblem] = useState<AddressProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (view.fresh) field.current?.focus();
  }, [view.fresh]);

  async function start(event: FormEvent) {
    event.preventDefault();
    dispatch({ type: 'typed', address });
    const answer = await send({ type: 'start', address });
    if (answer.ok) return;
    setProblem(addressProblem(answer.detail));
    field.current?.focus();
  }

  return (
    <Screen
      title={t('start.title')}
      lead={t('start.lead')}
      picture={<LetterPicture />}
      takesFocus={!view.fresh}
    >
      <SettingsFileNotice />
      <Sheet>
        <form onSubmit={start} noValidate className={styles.form}>
          <AddressField
            inputRef={field}
            label={t('start.address')}
            value={address}
            onChange={(value) => {
              setAddress(value);
              setProblem(null);
            }}
            problem={problem}
          />
          <Button type="submit" leftSection={<Search aria-hidden size="1.1em" />}>
            {t('start.find')}
          </Button>
        </form>
        <p className={styles.promise}>
          <StartPromise />
        </p>
        <BackToCheck />
      </Sheet>
      <VisuallyHidden component="h2">{t('start.other-ways')}</VisuallyHidden>
      <ChoiceTiles label={t('start.other-ways')}>
        <SetUpDeviceTile />
        <PracticeTile />
        {!forbids('typed-settings') && (
          <ChoiceTile
            icon={SlidersHorizontal}
            title={t('start.manual.title')}
            text={t('start.manual.text')}
            onClick={() => {
              dispatch({ type: 'typed', address });
              dispatch({ type: 'show-start', start: 'manual' });
            }}
          />
        )}
        <ErrorMessageTile />
        <ConfigurationTile />
        <AskDeviceTile />
        <ShareCodeTile />
      </ChoiceTiles>
      <SettingsFileLink />
    </Screen>
  );
}
