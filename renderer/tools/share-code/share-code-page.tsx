import { TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explainerOf } from '../../../shared/explain/explain.ts';
import {
  type DecodedShareCode,
  decodeShareCode,
  type SharedResult,
  sharedDiagnosisOf,
} from '../../../shared/share-code/share-code.ts';
import { ActorLine } from '../../components/actor-line.tsx';
import { Facts } from '../../components/facts.tsx';
import { Screen, Sheet } from '../../components/screen.tsx';
import { ToolForm } from '../tool-form.tsx';
import styles from './share-code.module.css';

/** A code that somebody read out over the phone: typed here, read without any connection. */
export function ShareCodePage() {
  const { t } = useTranslation('tools');
  const [typed, setTyped] = useState('');
  const [read, setRead] = useState<{ code: string; decoded: DecodedShareCode } | null>(null);
  const field = useRef<HTMLInputElement>(null);

  function decode(event: FormEvent) {
    event.preventDefault();
    const decoded = decodeShareCode(typed);
    setRead({ code: typed, decoded });
    if (!decoded.ok) field.current?.focus();
  }

  const problem = read && !read.decoded.ok ? read.decoded.problem : null;
  return (
    <Screen title={t('code.title')} lead={t('code.lead')}>
      <ToolForm ask={t('code.read')} onSubmit={decode}>
        <TextInput
          ref={field}
          label={t('code.field')}
          description={t('code.field-help')}
          placeholder="XXX-XXX-XXX"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setRead(null);
          }}
          error={problem && t(`code.problem.${problem}`)}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          classNames={{ input: styles.typed }}
        />
      </ToolForm>
      {read?.decoded.ok && <CodeMeaning key={read.code} result={read.decoded.result} />}
    </Screen>
  );
}

/** What the code says, in words and in terms. */
function CodeMeaning({ result }: { result: SharedResult }) {
  const { t, i18n } = useTranslation('tools');
  const { t: window } = useTranslation();
  const explainer = useMemo(() => explainerOf(i18n), [i18n]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const diagnosis = sharedDiagnosisOf(result);
  const explanation = diagnosis && explainer.explain(diagnosis);
  const { port, security, stage, certainty } = result;
  const facts = [
    { name: window('settings.port'), value: port === null ? '' : String(port) },
    { name: window('settings.security'), value: security ? window(`security.${security}.label`) : '' },
    { name: t('error.class'), value: result.class ?? '' },
    { name: t('error.stage'), value: stage ?? '' },
    { name: t('error.sure'), value: certainty ?? '' },
  ]
    .filter(({ value }) => value !== '')
    .map((fact) => ({ ...fact, code: true }));
  return (
    <Sheet>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t(`code.verdict.${result.verdict}`)}
      </h2>
      {explanation && (
        <>
          <p className={styles.title}>{explanation.title}</p>
          <p>{explanation.what}</p>
          {explanation.why && <p>{explanation.why}</p>}
          <ActorLine actor={explanation.actor} />
          <p>
            {t('error.next')}: <strong>{explanation.next.label}</strong>
          </p>
        </>
      )}
      <Facts facts={facts} />
    </Sheet>
  );
}
