/**
 * Programs and devices that open encrypted traffic and sign the server's certificate anew, by the issuer that they write on it.
 * `antivirus` runs on this computer, `gateway` stands in the network of a company or a school.
 */

export interface Inspector {
  name: string;
  kind: 'antivirus' | 'gateway';
  /** Matched against the issuer on the certificate, such as `O=Example, CN=Example Root`. */
  issuer: RegExp;
  source: string;
  /** Day on which the entry was checked, ISO 8601. */
  checked: string;
}

const reports = 'issuer names that people quote in public reports about refused certificates';
const checked = '2026-11-20';

const inspectors: readonly Inspector[] = [
  {
    name: 'Avast',
    kind: 'antivirus',
    issuer: /\bavast!? (web\/mail shield|trusted ca|antivirus)|avast! web\/mail/i,
    source: reports,
    checked,
  },
  {
    name: 'AVG',
    kind: 'antivirus',
    issuer: /\bavg (web\/mail shield|technologies|trusted ca)/i,
    source: reports,
    checked,
  },
  { name: 'Norton', kind: 'antivirus', issuer: /\bnorton web\/mail shield/i, source: reports, checked },
  { name: 'Avira', kind: 'antivirus', issuer: /\bavira (web|mail|security)/i, source: reports, checked },
  {
    name: 'ESET',
    kind: 'antivirus',
    issuer: /\beset ssl filter ca|o="?eset, spol/i,
    source: 'https://help.eset.com/eav/10/en-US/idh_config_epfw_ssl_cert_set.htm',
    checked,
  },
  {
    name: 'Kaspersky',
    kind: 'antivirus',
    issuer: /\bkaspersky .{0,40}root certificate|kaspersky lab/i,
    source: reports,
    checked,
  },
  {
    name: 'Bitdefender',
    kind: 'antivirus',
    issuer: /\bbitdefender personal ca/i,
    source: reports,
    checked,
  },
  { name: 'BullGuard', kind: 'antivirus', issuer: /\bbullguard ssl proxy/i, source: reports, checked },
  { name: 'Dr.Web', kind: 'antivirus', issuer: /\b(dr\.?web|doctor web)\b/i, source: reports, checked },
  {
    name: 'G DATA',
    kind: 'antivirus',
    issuer: /\bg ?data (mail|internet|software)/i,
    source: reports,
    checked,
  },
  {
    name: 'AdGuard',
    kind: 'antivirus',
    issuer: /\badguard personal (ca|root)/i,
    source: 'https://adguard.com/kb/general/https-filtering/what-is-https-filtering/',
    checked,
  },
  {
    name: 'Zscaler',
    kind: 'gateway',
    issuer: /\bzscaler\b/i,
    source: reports,
    checked,
  },
  {
    name: 'Fortinet',
    kind: 'gateway',
    issuer: /\bforti(net|gate|proxy)\b|fortinet_ca/i,
    source: 'https://docs.fortinet.com/document/fortiproxy/7.2.5/cli-reference/141620',
    checked,
  },
  {
    name: 'Cisco Umbrella',
    kind: 'gateway',
    issuer: /\bcisco umbrella\b/i,
    source: reports,
    checked,
  },
  {
    name: 'Netskope',
    kind: 'gateway',
    issuer: /\b(netskope|goskope)\b/i,
    source: reports,
    checked,
  },
  {
    name: 'Cloudflare Gateway',
    kind: 'gateway',
    issuer: /\bgateway ca - cloudflare managed/i,
    source:
      'https://developers.cloudflare.com/cloudflare-one/connections/connect-devices/user-side-certificates/',
    checked,
  },
  {
    name: 'Sophos',
    kind: 'gateway',
    issuer: /\bsophos (ssl|web|utm|firewall|endpoint)|securityappliance_ssl_ca/i,
    source: reports,
    checked,
  },
  { name: 'Cyberoam', kind: 'gateway', issuer: /\bcyberoam\b/i, source: reports, checked },
  {
    name: 'SonicWall',
    kind: 'gateway',
    issuer: /\bsonicwall .{0,20}dpi-?ssl/i,
    source: reports,
    checked,
  },
  { name: 'WatchGuard', kind: 'gateway', issuer: /\bfireware (https|web|smtp)/i, source: reports, checked },
  { name: 'Blue Coat', kind: 'gateway', issuer: /\bblue ?coat\b/i, source: reports, checked },
  { name: 'Forcepoint', kind: 'gateway', issuer: /\b(forcepoint|websense)\b/i, source: reports, checked },
  {
    name: 'Skyhigh (McAfee) Web Gateway',
    kind: 'gateway',
    issuer: /\b(mcafee|skyhigh) web gateway\b/i,
    source: reports,
    checked,
  },
  { name: 'Smoothwall', kind: 'gateway', issuer: /\bsmoothwall\b/i, source: reports, checked },
  { name: 'ContentKeeper', kind: 'gateway', issuer: /\bcontentkeeper\b/i, source: reports, checked },
  { name: 'iboss', kind: 'gateway', issuer: /\biboss\b/i, source: reports, checked },
  { name: 'Securly', kind: 'gateway', issuer: /\bsecurly\b/i, source: reports, checked },
  {
    name: 'Palo Alto Networks',
    kind: 'gateway',
    issuer: /\bpalo alto networks .{0,30}(ca|decrypt|forward)/i,
    source: reports,
    checked,
  },
];

/** The inspector that signed a certificate; null when nobody of the list did. */
export function inspectorOf(issuer: string | null | undefined): Inspector | null {
  if (!issuer) return null;
  return inspectors.find((inspector) => inspector.issuer.test(issuer)) ?? null;
}
