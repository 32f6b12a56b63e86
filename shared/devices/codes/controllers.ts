/** Codes of the controllers of machines and buildings. Pages are the makers' own help, some kept by others. */
import { codesOf, type DeviceCode } from './types.ts';

const readOn = '2026-12-01';
const by = 'vendor';

export const controllers: readonly DeviceCode[] = [
  ...codesOf(
    {
      maker: 'Schneider Electric',
      names: ['schneider', 'modicon', 'bmenoc0321'],
      alone: true,
      url: 'https://filedn.eu/l6oFb0aAwOAyRLLaUMiUmzz/CE_HELP/eng/BMENOC0321/BMENOC0321_D-SE-0021343.htm',
      readOn,
      by,
    },
    [
      ['16#5102', 'settings-incomplete', 'Mail header not configured'],
      ['16#5103', 'settings-incomplete', 'Invalid mail header value detected (1, 2, or 3)'],
      ['16#5104', 'no-connection', 'Cannot connect to SMTP server'],
      ['16#5107', 'greeting-refused', 'SMTP HELO request unsuccessful'],
      [
        '16#5108',
        'sign-in-needed',
        'SMTP MAIL request unsuccessful — SMTP server may require authentication',
      ],
      ['16#5109', 'recipient-refused', 'SMTP RCPT request unsuccessful'],
      ['16#510A', 'recipient-refused', 'No recipient accepted by the SMTP server'],
      ['16#510D', 'sign-in-failed', 'Authentication unsuccessful'],
    ],
  ),
  ...codesOf(
    {
      maker: 'Beckhoff',
      names: ['beckhoff', 'twincat', 'tf6350'],
      alone: false,
      url: 'https://infosys.beckhoff.com/content/1033/tf6350_tc3_sms_smtp/373312395.html',
      readOn,
      by,
    },
    [
      ['0x800B', 'settings-incomplete', 'Sender expected', '32779'],
      ['0x800C', 'settings-incomplete', 'Recipients expected', '32780'],
      ['0x800D', 'sender-refused', 'Send FROM command failed', '32781'],
      ['0x8012', 'recipient-refused', 'Send "RCPT" command failed', '32786'],
      ['0x8013', 'method-not-taken', 'Server Response got no username request', '32787'],
      ['0x8014', 'method-not-taken', 'Server Response got no password request', '32788'],
      ['0x8015', 'no-connection', 'Unable to create socket connection', '32789'],
      ['0x8016', 'method-not-taken', 'Authentication type not supported by smtp server', '32790'],
      ['0x8017', 'wrong-password', 'Wrong username or password', '32791'],
      ['0x8019', 'name-not-found', 'Invalid hostname', '32793'],
      [
        '0x801D',
        'no-connection',
        'Unable to connect (Connection error => sometimes wrong port or wrong server)',
        '32797',
      ],
      ['0x8020', 'name-not-found', 'Invalid hostname', '32800'],
    ],
  ),
  ...codesOf(
    {
      maker: 'Beckhoff',
      names: ['beckhoff', 'twincat'],
      alone: false,
      url: 'https://infosys.beckhoff.com/content/1033/tcsmssmtpsrvce/11386382475.html',
      readOn,
      by,
    },
    [
      ['0x8023', 'method-not-taken', 'No supported authentication methods found', '32803'],
      ['0x80A5', 'encryption-failed', 'SSL-handshake failed', '32933'],
    ],
  ),
  ...codesOf(
    {
      maker: 'Rockwell Automation',
      names: ['rockwell', 'allen-bradley', 'stratix'],
      alone: false,
      url: 'https://azmanual.top/manuals/579440/rockwell-automation-1783-ems08t-stratix-6000-ethernet-managed-switch-user-manual-1783-ems04t-stratix-6000-ethernet-managed-switch-user-manual.html?page=41',
      readOn,
      by,
    },
    [
      ['0x0101', 'settings-incomplete', 'SMTP mail server not configured.'],
      ['0x0102', 'settings-incomplete', 'To: address not specified.'],
      ['0x0103', 'settings-incomplete', 'From: address not specified'],
    ],
  ),
  ...codesOf(
    {
      maker: 'Siemens',
      names: ['siemens', 'simatic', 'cp 1542sp-1', 'cp 1543sp-1'],
      alone: false,
      url: 'https://www.easymanua.ls/siemens/simatic-net-et-200sp/manual?p=105',
      readOn,
      by,
    },
    [
      [
        '8406',
        'encryption-failed',
        'An internal SSL error or a problem with the structure of the certificate',
      ],
      ['8409', 'cut-off', 'The communications partner reset the connection or the connection aborted.'],
      [
        '8410',
        'cut-off',
        'The communications partner terminated the connection or the connection was aborted.',
      ],
    ],
  ),
];
