/** What a settings file says about one address, and about any endpoint. */
import type { IncomingServer } from '../../../../../shared/model.ts';
import type { SettingsFile } from '../../../../../shared/settings-file.ts';
import type { MailAddress } from '../../../base/address.ts';
import { normaliseHost, readServer } from '../../../base/hosts.ts';
import { fillIn } from '../../placeholders.ts';
import type { PublishedServer } from '../../types.ts';

/** The servers of the file for this address, best first; none when the file is for other domains. */
export function serversFor(file: SettingsFile, address: MailAddress): PublishedServer[] {
  if (!isFor(file, address)) return [];
  return file.servers.flatMap(({ host, port, security, auth, username }) => {
    const written = readServer(host);
    const user = fillIn(username, address);
    return !written.ok || user === null ? [] : [{ host: written.host, port, security, auth, username: user }];
  });
}

/** The server for reading mail, where the file names one for this address. */
export function incomingFor(file: SettingsFile, address: MailAddress): IncomingServer | null {
  if (!file.incoming || !isFor(file, address)) return null;
  const { type, host, port, security, auth, username } = file.incoming;
  const written = readServer(host);
  const user = fillIn(username, address);
  if (!written.ok || user === null) return null;
  return { type, host: written.host, port, security, auth, username: user };
}

function isFor({ domains }: SettingsFile, { domain }: MailAddress): boolean {
  return domains.some((one) => normaliseHost(one) === domain);
}
