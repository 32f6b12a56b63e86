import { useTranslation } from 'react-i18next';
import type { AssistantState } from '../../../shared/assistant.ts';
import type { WayPart } from '../../../shared/problems/problems.ts';
import { ComputerSign, LockSign, NetworkSign, ServerSign } from './signs.tsx';
import styles from './way.module.css';
import { type PartState, wayOf } from './way.ts';

const signs = { computer: ComputerSign, network: NetworkSign, lock: LockSign, server: ServerSign };

/** A drawing of the way from this computer to the mail server that marks where it stops. */
export function WayPicture({ state, host }: { state: AssistantState; host: string }) {
  const { t } = useTranslation();
  const way = wayOf(state);
  const stopped = way.find((step) => step.state === 'stopped');
  const looking = way.some((step) => step.state === 'looking');
  const label = stopped ? t(`way.stops.${stopped.part}`) : t(looking ? 'way.looking' : 'way.open', { host });
  return (
    <figure className={styles.way}>
      <ol className={styles.parts} aria-hidden>
        {way.map(({ part, state: partState }) => (
          <Part key={part} part={part} state={partState} name={t(`way.${part}`)} />
        ))}
      </ol>
      <figcaption className={styles.caption} data-stopped={stopped !== undefined}>
        {label}
      </figcaption>
    </figure>
  );
}

function Part({ part, state, name }: { part: WayPart; state: PartState; name: string }) {
  const Sign = signs[part];
  return (
    <li className={styles.part} data-state={state}>
      <span className={styles.sign}>
        <Sign />
        {state === 'stopped' && <StopSign />}
      </span>
      <span className={styles.name}>{name}</span>
    </li>
  );
}

function StopSign() {
  return (
    <svg className={styles.stop} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="11" />
      <path d="m8 8 8 8m0-8-8 8" />
    </svg>
  );
}
