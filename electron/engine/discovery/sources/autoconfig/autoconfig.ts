/** Configuration files of the domain itself (draft-ietf-mailmaint-autoconfig-06): https first, then http. */
import type { MailAddress } from '../../../base/address.ts';
import type { HttpResult } from '../../../network/network.ts';
import { directProvenance } from '../../consent.ts';
import { wentOverHttp } from '../../web.ts';
import type { Work } from '../../work.ts';
import { fileWork } from './config-file.ts';

type Place = 'autoconfig' | 'well-known';

/** `autoconfig.D` and the well-known place of `D`. The first request never carries the address. */
export function autoconfigWork(address: MailAddress): Work[] {
  return [
    fileOf('autoconfig', `autoconfig.${address.domain}/mail/config-v1.1.xml`, address),
    fileOf('well-known', `${address.domain}/.well-known/autoconfig/mail/config-v1.1.xml`, address),
  ];
}

function fileOf(source: Place, path: string, address: MailAddress): Work {
  const overHttp = fileWork({
    url: `http://${path}`,
    source,
    tier: 'http',
    provenance: { ...directProvenance, http: true },
    httpRedirects: true,
  });
  const withAddress = fileWork({
    url: `https://${path}?emailaddress=${encodeURIComponent(address.ascii)}`,
    source,
    tier: source,
    provenance: directProvenance,
    otherwise: () => [overHttp],
  });
  return fileWork({
    url: `https://${path}`,
    source,
    tier: source,
    provenance: directProvenance,
    httpRedirects: true,
    otherwise: (result) => (wantsAddress(result) ? [withAddress] : [overHttp]),
  });
}

/** Some servers answer 400 until they are told the address; it is told over https only. */
function wantsAddress(result: HttpResult): boolean {
  return result.outcome === 'answer' && result.status === 400 && !wentOverHttp(result);
}
