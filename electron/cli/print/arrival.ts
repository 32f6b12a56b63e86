/** Where the message is, and what the receiving side noted about it. */
import { type ArrivalCheck, toneOf } from '../../../shared/arrival.ts';
import type { Context } from '../terminal/context.ts';
import { wrap } from '../terminal/text.ts';
import { createOauthWords, type OauthWords } from '../terminal/words.ts';

/** One sentence about the end of a search. Null: it was stopped. */
export function arrivalSentence(check: ArrivalCheck | null, words: OauthWords): string {
  switch (check?.stage) {
    case 'found': {
      const time = words('arrival.seconds', { count: Math.max(1, Math.round((check.ms ?? 0) / 1000)) });
      return words(check.folder === 'spam' ? 'arrival.spam' : 'arrival.inbox', { time });
    }
    case 'not-found':
      return words('arrival.notFound');
    default:
      return words(`arrival.problem.${check?.problem ?? 'stopped'}`);
  }
}

/** How the search ended, and the notes of the receiving side; nothing where nobody searched. */
export function printArrival(check: ArrivalCheck | null, { terminal, language, register }: Context): void {
  if (check === null || check.stage === 'offered' || check.stage === 'looking') return;
  const words = createOauthWords(language, register);
  const say = (text: string) => {
    for (const line of wrap(text, terminal.width, '  ')) terminal.say(line);
  };
  terminal.say();
  say(arrivalSentence(check, words));
  if (check.stage !== 'found') say(words('terminal.lookYourself'));
  if (check.folder === 'spam') say(words('arrival.spamHelp'));
  if (check.deleted !== null) say(words(check.deleted ? 'arrival.deleted' : 'arrival.notDeleted'));
  if (check.checks.length > 0) say(`${words('arrival.checks')}:`);
  for (const one of check.checks) say(`- ${words(`arrival.check.${one.method}.${toneOf(one)}`)}`);
}
