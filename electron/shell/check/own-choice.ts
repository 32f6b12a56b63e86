/** What the person chose in this window: the settings, and client ids of the environment. */
import { clientOfEnvironment } from '../../../shared/oauth.ts';
import type { SomePreferences } from '../../../shared/preferences.ts';
import { parseDnsServer } from '../../engine/base/dns-server.ts';
import type { OwnChoice } from '../../engine/configuration/effective.ts';

export function ownChoice(own: SomePreferences, env: NodeJS.ProcessEnv): OwnChoice {
  const { language, words, dns, caFile, offline, clientIds = {} } = own;
  const ofEnvironment = clientOfEnvironment(env);
  return {
    language,
    words,
    dns: (dns && parseDnsServer(dns)) || undefined,
    caFile: caFile ?? undefined,
    offline,
    clientOf: (page) => (Object.hasOwn(clientIds, page) ? clientIds[page] : ofEnvironment(page)),
  };
}
