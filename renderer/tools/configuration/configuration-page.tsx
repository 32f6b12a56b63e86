import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestConfiguration, type ReadConfiguration } from '../../../shared/given-configuration.ts';
import type { InspectResult } from '../../../shared/inspect.ts';
import { Screen } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PasteField, ToolForm } from '../tool-form.tsx';
import { Prove } from './prove.tsx';
import { ReadResult } from './read-result.tsx';

/**
 * The configuration of another program: its wrong lines, the right ones, and a check of exactly that. `given`: dropped or
 * pasted on another page. It is looked at at once and let go: with its passwords nothing keeps it, and nothing shows it.
 */
export function ConfigurationPage({ given = '' }: { given?: string | undefined }) {
  const { t, i18n } = useTranslation('tools');
  const { api, dispatch, forbids, spoken } = useSendwell();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<'empty' | 'nothing' | null>(null);
  const [read, setRead] = useState<{ configuration: ReadConfiguration; nonce: number } | null>(null);
  const [proved, setProved] = useState<InspectResult | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => () => void api.invoke('configuration:forget', undefined), [api]);

  const lookAtGiven = useRef(() => {
    if (given === '') return;
    dispatch({ type: 'show-panel', panel: { name: 'configuration' } });
    void look(given);
  });
  useEffect(() => lookAtGiven.current(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    void look(text);
  }

  async function look(whole: string) {
    if (whole.trim() === '') return say('empty');
    const configuration = await api.invoke('configuration:read', {
      text: whole.slice(0, longestConfiguration + 1),
      language: i18n.language,
      register: spoken.words,
    });
    // The password leaves the page with this.
    setText(configuration.text);
    if (configuration.result.dialect === null) return say('nothing');
    setProved(null);
    setRead({ configuration, nonce: (read?.nonce ?? 0) + 1 });
  }

  function say(what: 'empty' | 'nothing') {
    setRead(null);
    setProblem(what);
    field.current?.focus();
  }

  return (
    <Screen title={t('configuration.title')} lead={t('configuration.lead')}>
      <ToolForm ask={t('configuration.look')} answered={read !== null} onSubmit={submit}>
        <PasteField
          ref={field}
          label={t('configuration.text')}
          description={t('configuration.text-help')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
            setRead(null);
          }}
          error={problem && t(`configuration.${problem}`)}
          rows={8}
        />
      </ToolForm>
      {read && (
        <ReadResult
          key={read.nonce}
          result={proved ?? read.configuration.result}
          text={read.configuration.text}
          proved={proved !== null}
        />
      )}
      {read && !forbids('typed-settings') && read.configuration.result.settings.host !== null && (
        <Prove key={`prove ${read.nonce}`} configuration={read.configuration} onProved={setProved} />
      )}
    </Screen>
  );
}
