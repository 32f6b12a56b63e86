/** The configuration that a person gave to the window. Its password stays here, and goes to a sign-in only after a yes. */
import type { CommandAnswer } from '../../../shared/assistant.ts';
import type { configurationChannels, ReadConfiguration } from '../../../shared/given-configuration.ts';
import type { InspectResult } from '../../../shared/inspect.ts';
import type { ChannelInput } from '../../../shared/ipc.ts';
import { normaliseLanguage } from '../../../shared/languages.ts';
import { normaliseHost } from '../../engine/base/hosts.ts';
import { type Inspected, inspect } from '../../engine/inspect/inspect.ts';
import { addressOf, proofOf, settingsToTest } from '../../engine/inspect/proof.ts';
import type { AssistantHost } from '../check/assistant-host.ts';
import type { Handlers } from '../ipc/ipc.ts';

export type ConfigurationHost = Pick<AssistantHost, 'state' | 'dispatch'>;
export type Configurations = Pick<Handlers, keyof typeof configurationChannels>;

export function createConfigurations(host: ConfigurationHost): Configurations {
  let given: Inspected | null = null;
  return {
    'configuration:read': ({ text, language, register }) => {
      given = inspect(text, normaliseLanguage(language), undefined, register);
      return readOf(given);
    },
    'configuration:prove': ({ address, withPassword }) => prove(given, address, withPassword, host),
    'configuration:proved': async (words) => given && proved(given, words, host),
    'configuration:forget': () => {
      given = null;
    },
  };
}

function readOf({ result, text, password }: Inspected): ReadConfiguration {
  return { result, text, hasPassword: password !== null, address: addressOf(result) };
}

async function prove(
  given: Inspected | null,
  address: string,
  withPassword: boolean,
  host: ConfigurationHost,
): Promise<CommandAnswer> {
  const manual = given && settingsToTest(given.result, given.protection);
  if (!given || !manual) return { ok: false, reason: 'settings-unusable', detail: null };
  const answer = await host.dispatch({ type: 'start', address, manual });
  if (!answer.ok || !withPassword || !given.password) return answer;
  const username = manual.username ?? address;
  return host.dispatch({ type: 'sign-in', username, kind: 'password', secret: given.password });
}

/** Only what this host showed counts: another check may have run since. */
async function proved(
  given: Inspected,
  { language, register }: ChannelInput<'configuration:proved'>,
  host: ConfigurationHost,
): Promise<InspectResult | null> {
  const { findings } = await host.state();
  const own = findings.filter(
    ({ endpoint }) => endpoint.host === normaliseHost(given.result.settings.host ?? ''),
  );
  const proof = proofOf(own);
  const says = own.some(({ usable }) => usable) || (proof?.names ?? []).length > 0;
  return says ? inspect(given.text, normaliseLanguage(language), proof, register).result : null;
}
