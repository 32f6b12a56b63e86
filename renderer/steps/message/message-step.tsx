import { Button } from '@mantine/core';
import { Send } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressField } from '../../components/address-field.tsx';
import { type AddressProblem, addressProblem } from '../../components/address-problem.ts';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { StartAgain } from '../way-back.tsx';

/** Sender and recipient of the test message, for another try. */
export function MessageStep() {
  const { t } = useTranslation();
  const { state, send, dispatch } = useSendwell();
  const [from, setFrom] = useState(suggestedFrom(state.username, state.from ?? state.address));
  const [to, setTo] = useState(state.to ?? state.address ?? '');
  const [problem, setProblem] = useState<{ field: 'from' | 'to'; reason: AddressProblem } | null>(null);
  const fromField = useRef<HTMLInputElement>(null);
  const toField = useRef<HTMLInputElement>(null);

  async function sendAgain(event: FormEvent) {
    event.preventDefault();
    const answer = await send({ type: 'send', from, to });
    if (answer.ok) return;
    const field = answer.reason === 'to-unusable' ? 'to' : 'from';
    setProblem({ field, reason: addressProblem(answer.detail) });
    (field === 'to' ? toField : fromField).current?.focus();
  }

  return (
    <Screen title={t('message.title')} lead={t('message.lead')}>
      <form onSubmit={sendAgain} noValidate>
        <Sheet>
          <AddressField
            inputRef={fromField}
            label={t('message.from')}
            description={t('message.from-help')}
            value={from}
            onChange={setFrom}
            problem={problem?.field === 'from' ? problem.reason : null}
          />
          <AddressField
            inputRef={toField}
            label={t('message.to')}
            description={t('message.to-help')}
            value={to}
            onChange={setTo}
            problem={problem?.field === 'to' ? problem.reason : null}
          />
          <Actions>
            <Button type="submit" leftSection={<Send aria-hidden size="1.1em" />}>
              {t('message.send')}
            </Button>
            <Button variant="default" onClick={() => dispatch({ type: 'want', wanted: null })}>
              {t('message.back')}
            </Button>
          </Actions>
        </Sheet>
      </form>
      <Actions flush>
        <StartAgain />
      </Actions>
    </Screen>
  );
}

/** The address one signs in with is the one that servers let send. */
function suggestedFrom(username: string | null, from: string | null): string {
  return username?.includes('@') ? username : (from ?? '');
}
