import styles from './pictures.module.css';

/** A letter on its way; decoration. */
export function LetterPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 136 108" aria-hidden="true">
      <ellipse className={styles.sky} cx="68" cy="58" rx="64" ry="46" />
      <path className={styles.dots} d="M6 88c14 6 26-2 30-14" />
      <g transform="rotate(-8 76 56)">
        <rect className={styles.paper} x="36" y="32" width="76" height="52" rx="8" />
        <path className={styles.line} d="m40 37 29 24a8 8 0 0 0 10 0l29-24" />
        <path className={styles.thin} d="M46 74h16" />
      </g>
      <path className={styles.thin} d="M14 44h14M8 56h14" />
    </svg>
  );
}
