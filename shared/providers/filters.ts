/** Mail filters and forwarders in front of other people's mailboxes. */
import type { MailFilter } from './types.ts';

const checked = { date: '2026-11-22', source: 'MX suffixes that the services document' };

/** Whoever is found behind one of these is asked for elsewhere. */
export const mailFilters: readonly MailFilter[] = [
  { name: 'Proofpoint', mxFamilies: ['pphosted.com', 'ppe-hosted.com'], ...checked },
  { name: 'Mimecast', mxFamilies: ['mimecast.com'], ...checked },
  { name: 'Symantec Email Security', mxFamilies: ['messagelabs.com'], ...checked },
  { name: 'Barracuda', mxFamilies: ['barracudanetworks.com'], ...checked },
  { name: 'Cisco Secure Email', mxFamilies: ['iphmx.com'], ...checked },
  { name: 'Hornetsecurity', mxFamilies: ['hornetsecurity.com'], ...checked },
  { name: 'SpamExperts', mxFamilies: ['antispamcloud.com'], ...checked },
  { name: 'SiteGround SpamExperts', mxFamilies: ['mailspamprotection.com'], ...checked },
  { name: 'Trend Micro', mxFamilies: ['trendmicro.com', 'trendmicro.eu'], ...checked },
  { name: 'Cloudflare Email Routing', mxFamilies: ['mx.cloudflare.net'], ...checked },
  { name: 'ImprovMX', mxFamilies: ['improvmx.com'], ...checked },
];
