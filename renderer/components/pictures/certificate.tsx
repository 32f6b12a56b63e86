import styles from './pictures.module.css';

/** A name plate with a sign of how it stands; decoration. */
export function CertificatePicture({ tone }: { tone: 'good' | 'bad' }) {
  return (
    <svg className={styles.picture} viewBox="0 0 136 108" aria-hidden="true">
      <ellipse className={styles.sky} data-tone={tone} cx="68" cy="58" rx="64" ry="46" />
      <rect className={styles.paper} x="28" y="30" width="76" height="54" rx="8" />
      <circle className={styles.line} cx="50" cy="51" r="8" />
      <path className={styles.line} d="M37 73c2-8 7-11 13-11s11 3 13 11" />
      <path className={styles.thin} d="M76 48h18M76 60h18M76 72h10" />
      <circle className={styles[tone]} cx="104" cy="34" r="19" />
      <path
        className={styles.cut}
        d={tone === 'good' ? 'm95 35 6.500 6.500L114 28' : 'm97 27 14 14m0-14L97 41'}
      />
    </svg>
  );
}
