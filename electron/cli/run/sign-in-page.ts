/** Signing in through the provider's page from a terminal: shows the page or the code, and says how it ended. */
import type { AssistantState } from '../../../shared/assistant.ts';
import { catalogueOf } from '../../../shared/explain/catalogues.ts';
import { clientFix, clientVariable, type OAuthFlow, type ProviderSignIn } from '../../../shared/oauth.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import type { Effective } from '../../engine/configuration/effective.ts';
import { clientsOf } from '../../engine/oauth/client.ts';
import type { Assistant } from '../../engine/run/assistant.ts';
import type { OAuthDeps } from '../../engine/run/deps.ts';
import { askYes } from '../terminal/ask.ts';
import type { Context } from '../terminal/context.ts';
import { columns } from '../terminal/text.ts';
import { createOauthWords, type OauthWords } from '../terminal/words.ts';

/** Characters of the address of a sign-in page. */
const longestAddress = 4_000;

export interface PageOrder {
  flow: OAuthFlow;
  alsoRead: boolean;
}

/** Nothing opens by itself: the person opens the page. */
export function oauthDeps({ clientOf }: Pick<Effective, 'clientOf'>, { language }: Context): OAuthDeps {
  return {
    clients: clientsOf(clientOf),
    openPage: async () => true,
    words: { language, ...catalogueOf(language).oauth.endPage },
  };
}

/** Signs in, or ends the job with the reason. Resolves when the job goes on. */
export async function signInByPage(assistant: Assistant, order: PageOrder, context: Context): Promise<void> {
  const { terminal, language, register } = context;
  const words = createOauthWords(language, register);
  const { providerSignIn, chosen } = assistant.state;
  if (!providerSignIn) terminal.complain(words('terminal.noPage', { host: chosen?.host ?? '' }));
  else if (!providerSignIn.ready) tellRegistration(providerSignIn, words, context);
  else terminal.complain(words('terminal.waiting', { name: providerSignIn.name }));
  const told = new Set<string>();
  const over = untilDecided(assistant, (page) => {
    const text = placeOf(page, words);
    if (text !== null && !told.has(text)) terminal.complain(text);
    if (text !== null) told.add(text);
  });
  const agreedHost = providerSignIn?.foreign ? await agreedPage(providerSignIn, words, context) : undefined;
  const taken = assistant.dispatch({ type: 'provider-sign-in', ...order, agreedHost });
  const problem = taken.ok ? await over : null;
  if (problem) {
    const { name = '', registration = null } = providerSignIn ?? {};
    terminal.complain(words('terminal.notSignedIn', { name, problem: words(`problem.${problem}`) }));
    const fix = clientFix(problem, registration);
    if (fix) terminal.complain(words(fix.key, fix.values));
    if (problem === 'no-client' && providerSignIn?.ready) tellRegistration(providerSignIn, words, context);
  }
  const { signsInAs } = assistant.state.providerSignIn ?? {};
  if (signsInAs) terminal.complain(words('terminal.signsInAs', { name: signsInAs }));
  if (!taken.ok || problem) assistant.dispatch({ type: 'give-up' });
}

/** The page that the person agreed to, with both names read; without a terminal nobody is asked. */
async function agreedPage(
  { host: page, server }: ProviderSignIn,
  words: OauthWords,
  context: Context,
): Promise<string | undefined> {
  const { terminal } = context;
  if (!terminal.canAsk) return undefined;
  terminal.complain(words('terminal.foreign', { page, server }));
  const agreed = await askYes(words('terminal.foreignQuestion', { page, server }), context);
  return agreed ? page : undefined;
}

/** The problem, or null when there is a token or the run was stopped. */
function untilDecided(
  assistant: Assistant,
  show: (page: ProviderSignIn) => void,
): Promise<ProviderSignIn['problem']> {
  return new Promise((resolve) => {
    const forget = assistant.subscribe(({ providerSignIn, stage }: AssistantState) => {
      if (providerSignIn?.stage === 'waiting' && stage !== 'finished') {
        show(providerSignIn);
        return;
      }
      forget();
      resolve(providerSignIn?.problem ?? null);
    });
  });
}

/** Where the person has to go. */
function placeOf({ page, device }: ProviderSignIn, words: OauthWords): string | null {
  if (device) return words('terminal.code', { page: device.page, code: device.code });
  return page && `${words('terminal.open')}\n\n  ${safeText(page, longestAddress)}\n`;
}

/** What somebody has to type into the provider's form, and where the result goes. */
function tellRegistration(
  { id, name, registration }: ProviderSignIn,
  words: OauthWords,
  { terminal }: Context,
): void {
  const variable = clientVariable(id);
  terminal.complain(words('terminal.register', { name, variable }));
  if (!registration) return;
  const { page, kind, redirect, scopes, needsSecret, switches } = registration;
  const rows = [
    [words('registration.page'), page],
    [words('registration.kind'), kind],
    [words('registration.redirect'), redirect ?? words('registration.noRedirect')],
    [words('registration.scopes'), scopes.join(' ')],
    [words('registration.switches'), switches.join('; ')],
    [words('registration.secret'), needsSecret ? '--client-secret-env' : words('registration.secretNone')],
  ];
  for (const line of columns(rows)) terminal.complain(`  ${line}`);
}
