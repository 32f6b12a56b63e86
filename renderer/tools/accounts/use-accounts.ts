/** The list of accounts as the main process checks it. It goes on when the page is left, and is there again afterwards. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountLine, AccountsState } from '../../../shared/accounts.ts';
import { useSendwell } from '../../sendwell.tsx';

export interface AccountsAccess {
  state: AccountsState;
  choose(): Promise<void>;
  start(password: string, send: boolean): Promise<void>;
  stop(): void;
  clear(): Promise<void>;
}

/** Null until the state is here. */
export function useAccounts(): AccountsAccess | null {
  const { t } = useTranslation('tools');
  const { api, announce } = useSendwell();
  const [state, setState] = useState<AccountsState | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: words change, and the list is the same
  useEffect(() => {
    let live = true;
    /** Lines since the last picture: many may come within one. */
    let waiting: AccountLine[] = [];
    const draw = () => {
      const lines = waiting;
      waiting = [];
      if (live && lines.length > 0) setState((now) => now && { ...now, lines: withNew(now.lines, lines) });
    };
    const stopLines = api.on('accounts:line', (line) => {
      if (waiting.length === 0) requestAnimationFrame(draw);
      waiting.push(line);
    });
    const stopEnd = api.on('accounts:ended', ({ failed }) => {
      draw();
      setState((now) => now && { ...now, stage: 'ended', failed });
      announce(t(failed ? 'accounts.failed' : 'accounts.done'));
    });
    void api.invoke('accounts:state', undefined).then((first) => live && setState(first));
    return () => {
      live = false;
      stopLines();
      stopEnd();
    };
  }, [api]);

  async function show(asked: Promise<AccountsState>) {
    const next = await asked;
    setState(next);
    if (next.problem) announce(next.problem);
  }

  return (
    state && {
      state,
      choose: () => show(api.invoke('accounts:choose', undefined)),
      start: (password, send) => show(api.invoke('accounts:start', { password, send })),
      stop: () => void api.invoke('accounts:stop', undefined),
      clear: () => show(api.invoke('accounts:clear', undefined)),
    }
  );
}

/** A line that came while the page opened stands in its first state as well. */
function withNew(lines: readonly AccountLine[], more: readonly AccountLine[]): AccountLine[] {
  const rows = new Set(lines.map(({ row }) => row));
  return [...lines, ...more.filter(({ row }) => !rows.has(row))];
}
