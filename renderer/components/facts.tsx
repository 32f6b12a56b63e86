import type { Fact } from './fact.ts';
import styles from './facts.module.css';

/** Named values, one below the other. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, code }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>
            {code ? (
              <bdi dir="ltr" className={styles.code}>
                {value}
              </bdi>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
