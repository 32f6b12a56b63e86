import type { PastCheck } from '../../../shared/history.ts';

/** The checks whose address or network has this in it, in any case; all of them where nothing is typed. */
export function checksWith(checks: readonly PastCheck[], typed: string): PastCheck[] {
  const part = typed.trim().toLowerCase();
  return checks.filter(({ address, network }) =>
    [address, network ?? ''].some((text) => text.toLowerCase().includes(part)),
  );
}
