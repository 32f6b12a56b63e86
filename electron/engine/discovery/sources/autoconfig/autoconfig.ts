/** Configuration files of the domain itself (draft-ietf-mailmaint-autoconfig-06): https first, then http. */
import type { MailAddress } from '../../../base/address.ts';
import type { HttpResult } from '../../../network/network.ts';
import { directProvenance } from '../../consent.ts';
import { wentOverHttp } from '../../web.ts';
import { type Asked, report, type Work, type WorkReport } from '../../work.ts';
import { madeUpName } from '../guess.ts';
import { fileWork } from './config-file.ts';

/** The two places in the mail domain where a file may lie. */
export type Place = 'autoconfig' | 'well-known';

/** `autoconfig.D` and the well-known place of `D`. The first request never carries the address. */
export function autoconfigWork(address: MailAddress): Work[] {
  return [fileOf('autoconfig', address), fileOf('well-known', address)];
}

function pathOf(source: Place, { domain }: MailAddress): string {
  return source === 'autoconfig'
    ? `autoconfig.${domain}/mail/config-v1.1.xml`
    : `${domain}/.well-known/autoconfig/mail/config-v1.1.xml`;
}

function fileOf(source: Place, address: MailAddress): Work {
  const path = pathOf(source, address);
  const overHttp = fileWork({
    url: `http://${path}`,
    source,
    tier: 'http',
    provenance: { ...directProvenance, http: true },
    httpRedirects: true,
  });
  return fileWork({
    url: `https://${path}`,
    source,
    tier: source,
    provenance: directProvenance,
    httpRedirects: true,
    otherwise: (result) =>
      wantsAddress[source](result) ? [withAddress(source, path, address, [overHttp])] : [overHttp],
  });
}

/** The file once more, told the address: for whoever was refused under the name that it gave before it knew. */
export function toldFileWork(source: Place, address: MailAddress): Work {
  return withAddress(source, pathOf(source, address), address, []);
}

/** Where the file is that was read without telling the address. */
export function untoldFileUrl(source: Place, address: MailAddress): string {
  return `https://${pathOf(source, address)}`;
}

function withAddress(source: Place, path: string, address: MailAddress, otherwise: Work[]): Work {
  const work = fileWork({
    url: `https://${path}?emailaddress=${encodeURIComponent(address.ascii)}`,
    source,
    why: `${source}-with-address`,
    insteadOf: `https://${path}`,
    tier: source,
    provenance: directProvenance,
    sameHostOnly: true,
    otherwise: () => otherwise,
  });
  return source === 'autoconfig' ? unlessWildcard(work, address, otherwise) : work;
}

/**
 * Some servers answer with an error until they are told the address. A name that is made for the file may say so with any
 * error, a script that breaks without the address among them; a web site at the well-known place says 404 for "no file".
 */
const wantsAddress: Readonly<Record<Place, (result: HttpResult) => boolean>> = {
  autoconfig: (result) => errorOverHttps(result) !== null,
  'well-known': (result) => {
    const status = errorOverHttps(result);
    return status !== null && (status >= 500 || [400, 401, 403, 422].includes(status));
  },
};

/** The address is told over https only, and so an answer counts that came over https only. */
function errorOverHttps(result: HttpResult): number | null {
  return result.outcome === 'answer' && result.status >= 400 && !wentOverHttp(result) ? result.status : null;
}

/** Wildcard DNS: nobody made the name `autoconfig.D`, so whoever answers there has no business with the address. */
function unlessWildcard(work: Work, { domain }: MailAddress, otherwise: Work[]): Work {
  const run = async (asked: Asked): Promise<WorkReport> => {
    const answer = await asked.network.resolveAddresses(
      madeUpName(asked.options.random, domain),
      asked.signal,
    );
    if (answer.outcome === 'absent') return work.run(asked);
    return report(work.target, 'skipped', 'wildcard DNS: the address is not told', { more: otherwise });
  };
  return { ...work, run };
}
