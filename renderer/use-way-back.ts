/** The ways back through a run: one step, to a step, to the beginning. */
import { type Step, wayBack, wayTo } from './screen.ts';
import { type Sendwell, useSendwell } from './sendwell.tsx';
import type { StartView } from './view.ts';

type Parts = Pick<Sendwell, 'state' | 'view' | 'dispatch'>;

/** One step back; null where there is none. */
export function goBack({ state, view, dispatch }: Parts): (() => void) | null {
  const way = wayBack(state, view);
  return way && (() => dispatch({ type: 'want', ...way }));
}

/** To a step of this run; null where it cannot be seen. */
export function goTo(step: Step, { state, view, dispatch }: Parts): (() => void) | null {
  const way = wayTo(step, state, view);
  return way && (() => dispatch({ type: 'want', ...way }));
}

/** Puts the run away and begins again, with the address as it was typed. */
export function useStartOver(): (start: StartView) => Promise<void> {
  const { dispatch, send } = useSendwell();
  return async (start) => {
    dispatch({ type: 'show-start', start });
    await send({ type: 'reset' });
  };
}
