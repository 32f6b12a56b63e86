/** The four signs of the way, drawn in the colour of the text around them. */

export function ComputerSign() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <rect x="8" y="10" width="32" height="22" rx="3" />
      <path d="M4 38h40M18 32l-1 6m13-6 1 6" />
    </svg>
  );
}

export function NetworkSign() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="16" />
      <path d="M8 24h32M24 8c-12 10-12 22 0 32 12-10 12-22 0-32Z" />
    </svg>
  );
}

export function LockSign() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <rect x="11" y="21" width="26" height="19" rx="4" />
      <path d="M16 21v-5a8 8 0 0 1 16 0v5M24 28v5" />
    </svg>
  );
}

export function ServerSign() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <rect x="9" y="8" width="30" height="14" rx="3" />
      <rect x="9" y="26" width="30" height="14" rx="3" />
      <path d="M16 15h.1M16 33h.1M23 15h9M23 33h9" />
    </svg>
  );
}
