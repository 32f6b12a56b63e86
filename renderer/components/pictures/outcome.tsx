import styles from './pictures.module.css';

/** A letter with a sign of how it went; decoration, the words beside it say the same. */
export function OutcomePicture({ tone }: { tone: 'good' | 'bad' | 'warn' }) {
  return (
    <svg className={styles.picture} viewBox="0 0 136 108" aria-hidden="true">
      <ellipse className={styles.sky} data-tone={tone} cx="68" cy="58" rx="64" ry="46" />
      <rect className={styles.paper} x="28" y="34" width="76" height="52" rx="8" />
      <path className={styles.line} d="m32 39 29 24a8 8 0 0 0 10 0l29-24" />
      <g className={styles.settles}>
        <circle className={styles[tone]} cx="104" cy="36" r="20" />
        <path className={styles.cut} d={signs[tone]} />
      </g>
    </svg>
  );
}

const signs = {
  good: 'm95 37 6.500 6.500L114 30',
  bad: 'm97 29 14 14m0-14L97 43',
  warn: 'M104 26v11m0 8v.1',
} as const;
