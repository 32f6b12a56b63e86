import styles from './pictures.module.css';

/** A letter and a clock: what was before. Decoration. */
export function ClockPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 136 108" aria-hidden="true">
      <ellipse className={styles.sky} cx="68" cy="58" rx="64" ry="46" />
      <rect className={styles.paper} x="22" y="38" width="70" height="48" rx="8" />
      <path className={styles.line} d="m26 43 26 22a8 8 0 0 0 10 0l26-22" />
      <circle className={styles.paper} cx="96" cy="42" r="22" />
      <path className={styles.line} d="M96 30v12l8 6" />
      <path className={styles.thin} d="M10 96h44M66 96h12" />
    </svg>
  );
}
