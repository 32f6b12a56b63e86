/** Looking for the message in the mailbox, from a terminal. */
import type { ArrivalCheck } from '../../../shared/arrival.ts';
import type { Assistant } from '../../engine/run/assistant.ts';
import { arrivalSentence } from '../print/arrival.ts';
import { askYes } from '../terminal/ask.ts';
import type { Context } from '../terminal/context.ts';
import type { Steps } from '../terminal/steps.ts';
import { createOauthWords, type OauthWords } from '../terminal/words.ts';

/** Runs when the message was accepted. Changes nothing about the verdict: "accepted" stays what it is. */
export async function lookForMessage(
  assistant: Assistant,
  { deleteAfter }: { deleteAfter: boolean },
  steps: Steps,
  context: Context,
): Promise<void> {
  const { verification, arrivalCheck } = assistant.state;
  if (!verification?.ok || context.stop.signal.aborted) return;
  const words = createOauthWords(context.language, context.register);
  if (!arrivalCheck) context.terminal.complain(words('terminal.notOffered'));
  if (!arrivalCheck || !(await isAgreed(arrivalCheck, words, context))) return;
  await steps.run({
    title: words('terminal.looking', { host: arrivalCheck.host }),
    work: () => look(assistant, deleteAfter),
    end: (check) => ({ good: check?.stage === 'found', text: arrivalSentence(check, words) }),
  });
}

/** A host that no trusted source names needs a yes; without a terminal nobody is asked. */
async function isAgreed(
  { consent, host }: ArrivalCheck,
  words: OauthWords,
  context: Context,
): Promise<boolean> {
  return !consent || askYes(words('terminal.agree', { host }), context);
}

/** The check at its end; null when the run was stopped. */
function look(assistant: Assistant, deleteAfter: boolean): Promise<ArrivalCheck | null> {
  return new Promise((resolve) => {
    const forget = assistant.subscribe(({ arrivalCheck }) => {
      if (arrivalCheck?.stage === 'looking') return;
      forget();
      resolve(arrivalCheck);
    });
    if (assistant.dispatch({ type: 'check-arrival', deleteAfter }).ok) return;
    forget();
    resolve(null);
  });
}
