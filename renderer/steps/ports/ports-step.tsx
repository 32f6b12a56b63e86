import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';
import { LookedList } from '../../components/looked/looked-list.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { StopButton } from '../../components/stop-button.tsx';
import { WayLine } from '../../components/way/way-line.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useAccepts } from '../../use-accepts.ts';
import { WayBack } from '../way-back.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { PortCardView } from './port-card.tsx';
import { isExtra, mainHost, type PortCard, portCards, portsElsewhere } from './port-cards.ts';
import { PortStory } from './port-story.tsx';
import styles from './ports.module.css';
import { Reasons } from './reasons.tsx';

/** The ports of the server side by side: what each is for, what we saw, and the one to use. */
export function PortsStep() {
  const { t } = useTranslation();
  const { state, send, dispatch } = useSendwell();
  const accepts = useAccepts();
  const host = mainHost(state) ?? '';
  const trying = state.stage === 'probing';
  const chosen = trying ? null : state.chosen;
  const title = chosen ? t('ports.title-found', { port: chosen.port }) : t('ports.title-trying');
  const goOn = () => dispatch({ type: 'want', wanted: 'sign-in' });
  const cards = portCards(state, host);
  const extra = cards.filter((card) => isExtra(state, card));
  const view = (card: PortCard) => (
    <PortCardView
      key={card.endpoint.port}
      card={card}
      canUse={accepts({ type: 'choose', endpoint: card.endpoint })}
      onUse={() => send({ type: 'choose', endpoint: card.endpoint })}
      onContinue={goOn}
    />
  );

  return (
    <Screen title={title} lead={t(chosen ? 'ports.lead-found' : 'ports.lead-trying', { host })} width="wide">
      <ul className={styles.cards}>{cards.filter((card) => !isExtra(state, card)).map(view)}</ul>
      <div className={styles.below}>
        {state.recommendation && <Reasons recommendation={state.recommendation} />}
        {trying && (
          <Actions>
            <StopButton />
          </Actions>
        )}
      </div>
      <Sheet>
        <WayLine />
      </Sheet>
      <div className={styles.more}>
        <Elsewhere findings={portsElsewhere(state, host)} />
        <PortStory />
        {state.discovery && (
          <Disclosure summary={t('looked.title')}>
            <LookedList trace={state.discovery.trace} running={false} />
          </Disclosure>
        )}
        {extra.length > 0 && (
          <Disclosure summary={t('ports.more')}>
            <ul className={styles.cards}>{extra.map(view)}</ul>
          </Disclosure>
        )}
      </div>
      {!trying && <WayBack />}
    </Screen>
  );
}
