/** The way of a message in five stops, and how far this run has come on it. */
import { type AssistantState, isWorking } from '../../../shared/assistant.ts';
import { problems } from '../../../shared/problems/problems.ts';

const stops = ['computer', 'network', 'encryption', 'sign-in', 'message'] as const;
export type Stop = (typeof stops)[number];
/** `unsure`: the outcome is unknown. `ahead`: not come to yet. `left-out`: it worked without. */
export type StopState = 'passed' | 'stopped' | 'unsure' | 'looking' | 'ahead' | 'left-out';

/** Each stop with its state. A stop before the end counts as passed only where it was seen to work. */
export function wayOf(state: AssistantState): { stop: Stop; state: StopState }[] {
  const seen = passed(state);
  const end = endOf(state);
  const endsAt = end && stops.indexOf(end);
  const farthest = stops.findLastIndex((stop) => seen[stop]);
  const next = isWorking(state.stage) ? farthest + 1 : null;
  return stops.map((stop, index) => {
    if (stop === end) return { stop, state: isUnsure(state) ? 'unsure' : 'stopped' };
    if (endsAt !== null && index > endsAt) return { stop, state: 'ahead' };
    if (seen[stop]) return { stop, state: 'passed' };
    if (index < farthest) return { stop, state: 'left-out' };
    return { stop, state: index === next ? 'looking' : 'ahead' };
  });
}

/** What was seen to work. */
function passed({ findings, signIn, verification }: AssistantState): Record<Stop, boolean> {
  return {
    computer: true,
    network: findings.some(({ usable, greeting, tls }) => usable || greeting !== null || tls !== null),
    encryption: findings.some(({ usable, tls }) => usable && tls?.verified),
    'sign-in': signIn?.ok === true,
    message: verification?.ok === true,
  };
}

/** Where the way ends; null where it does not, or where the person ended it. */
function endOf(state: AssistantState): Stop | null {
  const { diagnosis, signIn, verification } = state;
  if (isUnsure(state)) return 'message';
  if (diagnosis === null) return null;
  const place = problems[diagnosis.class].stops;
  if (place === 'lock') return 'encryption';
  if (place !== 'server') return place;
  if (verification !== null || signIn?.ok) return 'message';
  if (signIn !== null) return 'sign-in';
  return passed(state).network ? 'sign-in' : 'network';
}

/** The message was sent, and nobody knows what became of it. */
function isUnsure({ verification }: AssistantState): boolean {
  return verification !== null && verification.ok === null;
}
