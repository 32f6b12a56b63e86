/** A settings file that the person opened. Nothing is contacted, and nobody has to agree to its servers again. */

import type { MailAddress } from '../../../base/address.ts';
import { handedProvenance } from '../../consent.ts';
import type { DiscoveryOptions } from '../../types.ts';
import { report, type Work } from '../../work.ts';
import { incomingFor, serversFor } from './file-servers.ts';

/** The servers that the file names for this mail domain; no work where no file was opened. */
export function settingsFileWork(address: MailAddress, { settingsFile }: DiscoveryOptions): Work[] {
  if (!settingsFile) return [];
  const target = settingsFile.organisation.name;
  const work: Work = {
    source: 'settings-file',
    target,
    tier: 'settings-file',
    deadlineMs: 1_000,
    web: false,
    async run() {
      const outgoing = serversFor(settingsFile, address);
      if (outgoing.length === 0) return report(target, 'absent', 'the file is for other domains');
      const incoming = incomingFor(settingsFile, address);
      return report(target, 'found', null, {
        answer: {
          source: 'settings-file',
          tier: 'settings-file',
          provenance: handedProvenance,
          outgoing,
          incoming,
        },
      });
    },
  };
  return [work];
}
