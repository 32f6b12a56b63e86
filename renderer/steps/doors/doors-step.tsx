import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';
import { LookedList } from '../../components/looked/looked-list.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { StopButton } from '../../components/stop-button.tsx';
import { WayPicture } from '../../components/way/way-picture.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { DoorCardView } from './door-card.tsx';
import { doorCards, doorsElsewhere, mainHost } from './door-cards.ts';
import styles from './doors.module.css';
import { PortStory } from './port-story.tsx';
import { Reasons } from './reasons.tsx';

/** The ports of the server side by side: what each is for, what we saw, and the one to use. */
export function DoorsStep() {
  const { t } = useTranslation();
  const { state, send, dispatch } = useSendwell();
  const host = mainHost(state) ?? '';
  const chosen = state.chosen ?? state.recommendation?.endpoint ?? null;
  const title = chosen ? t('doors.title-found', { port: chosen.port }) : t('doors.title-trying');
  const elsewhere = doorsElsewhere(state, host);

  async function use(endpoint: Parameters<typeof doorCards>[0]['chosen']) {
    if (endpoint) await send({ type: 'choose', endpoint });
  }

  return (
    <Screen title={title} lead={t(chosen ? 'doors.lead-found' : 'doors.lead-trying', { host })} width="wide">
      <Sheet>
        <WayPicture state={state} host={host} />
      </Sheet>
      <ul className={styles.cards}>
        {doorCards(state, host).map((card) => (
          <DoorCardView
            key={card.endpoint.port}
            card={card}
            onUse={() => use(card.endpoint)}
            onContinue={() => dispatch({ type: 'want', wanted: 'sign-in' })}
          />
        ))}
      </ul>
      <div className={styles.below}>
        {state.recommendation && <Reasons recommendation={state.recommendation} />}
        {chosen === null && (
          <Actions>
            <StopButton />
          </Actions>
        )}
      </div>
      {elsewhere.length > 0 && (
        <Disclosure summary={t('doors.elsewhere')}>
          <ul className={styles.elsewhere}>
            {elsewhere.map(({ endpoint }) => (
              <li key={`${endpoint.host}:${endpoint.port}:${endpoint.security}`}>
                <span>{t('doors.elsewhere-line', { host: endpoint.host, port: endpoint.port })}</span>
                <Button variant="default" onClick={() => use(endpoint)}>
                  {t('doors.use')}
                </Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <PortStory />
      {state.discovery && (
        <Disclosure summary={t('looked.title')}>
          <LookedList trace={state.discovery.trace} running={false} />
        </Disclosure>
      )}
    </Screen>
  );
}
