/** Everything that a settings file says, as lines to read before it is used. */

import type { ExportWords } from '../../../shared/explain/export-words.ts';
import type { ClientIds } from '../../../shared/oauth.ts';
import { type SettingsFile, wholeAddress } from '../../../shared/settings-file.ts';

export type SummaryLine = readonly [label: string, value: string];

/** In the order of the file; nothing of it is left out. */
export function summaryOf(file: SettingsFile, words: ExportWords): SummaryLine[] {
  const { organisation, language, domains, servers, incoming, allowedDoors, restrictions, clientIds } = file;
  const { name, email, phone, url } = organisation.contact ?? {};
  const lines: (SummaryLine | null)[] = [
    [words('settingsFile.organisation'), organisation.name],
    optional(words('settingsFile.contact'), [name, email, phone, url].filter(Boolean).join(', ')),
    optional(words('settingsFile.language'), language),
    optional(words('settingsFile.words'), file.words && words(`settingsFile.register.${file.words}`)),
    [words('settingsFile.domains'), domains.join(', ')],
    ...servers.map((server): SummaryLine => [words('field.host'), serverLine(server, words)]),
    incoming ? [words('settingsFile.incoming'), `${incoming.type}: ${serverLine(incoming, words)}`] : null,
    optional(
      words('settingsFile.allowedDoors'),
      allowedDoors?.map(({ port, security }) => `${port} (${words(`security.${security}`)})`).join('; '),
    ),
    ...restrictions.map(
      (one): SummaryLine => [words('settingsFile.switchedOff'), words(`settingsFile.restriction.${one}`)],
    ),
    ...Object.entries(clientIds).map(
      ([provider, client]): SummaryLine => [words('settingsFile.clientId', { provider }), clientLine(client)],
    ),
    optional(words('settingsFile.ticketAddress'), file.ticketAddress),
  ];
  return lines.filter((line) => line !== null);
}

function optional(label: string, value: string | undefined): SummaryLine | null {
  return value ? [label, value] : null;
}

function clientLine(client: ClientIds[string]): string {
  if (typeof client === 'string') return client;
  return [client.id, client.secret].filter(Boolean).join(', ');
}

function serverLine(
  { host, port, security, auth, username }: SettingsFile['servers'][number],
  words: ExportWords,
): string {
  return `${host}:${port}, ${words(`security.${security}`)}, ${auth.join(' ')}, ${userName(username, words)}`;
}

/** Placeholders as words: nobody has typed an address yet. */
function userName(username: string, words: ExportWords): string {
  if (username.toUpperCase() === wholeAddress) return words('settingsFile.wholeAddress');
  return username
    .replaceAll(/%EMAILADDRESS%/gi, `(${words('settingsFile.wholeAddress')})`)
    .replaceAll(/%EMAILLOCALPART%/gi, `(${words('settingsFile.localPart')})`)
    .replaceAll(/%EMAILDOMAIN%/gi, `(${words('settingsFile.mailDomain')})`);
}
