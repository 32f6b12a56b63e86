import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';
import { LookedList } from '../../components/looked/looked-list.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { StopButton } from '../../components/stop-button.tsx';
import { WayPicture } from '../../components/way/way-picture.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useAccepts } from '../../use-accepts.ts';
import { DoorCardView } from './door-card.tsx';
import { doorCards, doorsElsewhere, mainHost } from './door-cards.ts';
import styles from './doors.module.css';
import { Elsewhere } from './elsewhere.tsx';
import { PortStory } from './port-story.tsx';
import { Reasons } from './reasons.tsx';

/** The ports of the server side by side: what each is for, what we saw, and the one to use. */
export function DoorsStep() {
  const { t } = useTranslation();
  const { state, send, dispatch } = useSendwell();
  const accepts = useAccepts();
  const host = mainHost(state) ?? '';
  const trying = state.stage === 'probing';
  const chosen = trying ? null : state.chosen;
  const title = chosen ? t('doors.title-found', { port: chosen.port }) : t('doors.title-trying');
  const goOn = () => dispatch({ type: 'want', wanted: 'sign-in' });

  return (
    <Screen title={title} lead={t(chosen ? 'doors.lead-found' : 'doors.lead-trying', { host })} width="wide">
      <ul className={styles.cards}>
        {doorCards(state, host).map((card) => (
          <DoorCardView
            key={card.endpoint.port}
            card={card}
            canUse={accepts({ type: 'choose', endpoint: card.endpoint })}
            onUse={() => send({ type: 'choose', endpoint: card.endpoint })}
            onContinue={goOn}
          />
        ))}
      </ul>
      <div className={styles.below}>
        {state.recommendation && <Reasons recommendation={state.recommendation} />}
        {trying && (
          <Actions>
            <StopButton />
          </Actions>
        )}
      </div>
      <Sheet>
        <WayPicture state={state} host={host} />
      </Sheet>
      <div className={styles.more}>
        <Elsewhere findings={doorsElsewhere(state, host)} />
        <PortStory />
        {state.discovery && (
          <Disclosure summary={t('looked.title')}>
            <LookedList trace={state.discovery.trace} running={false} />
          </Disclosure>
        )}
      </div>
    </Screen>
  );
}
