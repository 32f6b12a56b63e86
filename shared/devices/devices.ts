/** Devices and programs whose words are known. Others are understood by their words alone: words.ts. */
import type { Security } from '../model.ts';

/**
 * What an option does. `by-port`: locks from the start on port 465 and by STARTTLS elsewhere. `if-offered`: STARTTLS when
 * the server offers it, open otherwise. `unknown`: the device decides by itself, nobody says how.
 */
export type OptionMeaning = Security | 'by-port' | 'if-offered' | 'unknown';

/** One choice of the setting. */
export interface DeviceOption {
  /** As it stands on the device, in English. */
  label: string;
  means: OptionMeaning;
  /** `words`: nobody documents what the option does, so the meaning follows from its label. */
  knownBy?: 'words';
}

export interface Device {
  /** Short, stable, lower case. */
  id: string;
  name: string;
  kind: 'printer' | 'camera' | 'power' | 'network' | 'mail-app' | 'server-app';
  /** Label of the setting. */
  setting: string;
  options: readonly DeviceOption[];
  /** Day on which the fact was checked, ISO 8601. */
  date: string;
  source: string;
}

const date = '2026-11-22';

export const devices: readonly Device[] = [
  {
    id: 'epson',
    name: 'Epson',
    kind: 'printer',
    setting: 'Secure Connection',
    options: [
      { label: 'None', means: 'none' },
      { label: 'SSL/TLS', means: 'tls' },
      { label: 'STARTTLS', means: 'starttls' },
    ],
    date,
    source: 'https://download4.epson.biz/sec_pubs/ (user guides, mail server setting items)',
  },
  {
    id: 'konica-minolta',
    name: 'Konica Minolta bizhub',
    kind: 'printer',
    setting: 'SSL/TLS Setting',
    options: [
      { label: 'OFF', means: 'none' },
      { label: 'SMTP over SSL', means: 'tls' },
      { label: 'Start TLS', means: 'starttls' },
    ],
    date,
    source: 'https://www.konicaminolta.jp/business/download/printers/color/bizhub_c4000i/guide/',
  },
  {
    id: 'canon-imagerunner',
    name: 'Canon imageRUNNER',
    kind: 'printer',
    setting: 'Allow SSL (SMTP Send)',
    options: [
      { label: 'Off', means: 'none' },
      { label: 'On', means: 'if-offered' },
    ],
    date,
    source:
      'Canon iR service manual DU7-1178, encrypted transmission: STARTTLS where offered, open otherwise',
  },
  {
    id: 'ricoh-cloudstream',
    name: 'Ricoh CloudStream',
    kind: 'printer',
    setting: 'SMTP/SMTPS',
    options: [
      { label: 'No Security', means: 'none' },
      { label: 'SMTPS (SMTP over SSL)', means: 'tls' },
      { label: 'SMTPS (StartTLS)', means: 'if-offered' },
    ],
    date,
    source: 'https://manual.na.cloudstream.ricoh.com/en/Content/funct/sys/email.htm',
  },
  {
    id: 'amcrest',
    name: 'Amcrest, Dahua',
    kind: 'camera',
    setting: 'Authentication',
    options: [
      { label: 'None', means: 'none' },
      { label: 'SSL', means: 'tls', knownBy: 'words' },
      { label: 'TLS', means: 'starttls', knownBy: 'words' },
    ],
    date,
    source: 'https://manualshive.com/en/manual/amcrest/ip4m-1026b/2921520?page=90',
  },
  {
    id: 'apc',
    name: 'APC',
    kind: 'power',
    setting: 'Use SSL/TLS',
    options: [
      { label: 'Never', means: 'none' },
      { label: 'If Supported', means: 'if-offered' },
      { label: 'Always', means: 'starttls' },
      { label: 'Implicitly', means: 'tls' },
    ],
    date,
    source: 'https://www.manualshelf.com/manual/apc/ap4433/user-manual-english/page-117.html',
  },
  {
    id: 'fortinet',
    name: 'Fortinet FortiADC',
    kind: 'network',
    setting: 'security',
    options: [
      { label: 'none', means: 'none' },
      { label: 'starttls', means: 'starttls' },
    ],
    date,
    source: 'https://docs.fortinet.com/document/fortiadc/7.1.2/cli-reference/551939',
  },
  {
    id: 'gmail',
    name: 'Gmail, “Send mail as”',
    kind: 'mail-app',
    setting: 'Secured connection',
    options: [
      { label: 'Secured connection using TLS', means: 'starttls' },
      { label: 'Secured connection using SSL', means: 'tls' },
    ],
    date,
    source: 'https://support.google.com/mail/answer/1074635',
  },
  {
    id: 'outlook-classic',
    name: 'Outlook (classic)',
    kind: 'mail-app',
    setting: 'Use the following type of encrypted connection',
    options: [
      { label: 'None', means: 'none' },
      { label: 'SSL/TLS', means: 'tls' },
      { label: 'STARTTLS', means: 'starttls' },
      { label: 'Auto', means: 'if-offered' },
    ],
    date,
    source: 'labels of the account dialog',
  },
  {
    id: 'thunderbird',
    name: 'Thunderbird',
    kind: 'mail-app',
    setting: 'Connection security',
    options: [
      { label: 'None', means: 'none' },
      { label: 'STARTTLS', means: 'starttls' },
      { label: 'SSL/TLS', means: 'tls' },
    ],
    date,
    source: 'source of the program: values 0, 2 and 3 of try_ssl',
  },
  {
    id: 'apple-mail',
    name: 'Mail on iPhone, iPad and Mac',
    kind: 'mail-app',
    setting: 'Use SSL',
    options: [
      { label: 'Off', means: 'none' },
      { label: 'On', means: 'by-port' },
    ],
    date,
    source: 'Apple device management schema: OutgoingMailServerUseSSL with its port',
  },
  {
    id: 'wp-mail-smtp',
    name: 'WordPress, WP Mail SMTP',
    kind: 'server-app',
    setting: 'Encryption',
    options: [
      { label: 'None', means: 'none' },
      { label: 'SSL', means: 'tls' },
      { label: 'TLS', means: 'starttls' },
    ],
    date,
    source: 'the value goes to SMTPSecure of PHPMailer',
  },
  {
    id: 'proxmox',
    name: 'Proxmox',
    kind: 'server-app',
    setting: 'Encryption',
    options: [
      { label: 'None (insecure)', means: 'none' },
      { label: 'STARTTLS', means: 'starttls' },
      { label: 'TLS', means: 'tls' },
    ],
    date: '2026-12-01',
    source: 'https://github.com/proxmox/proxmox-widget-toolkit, src/panel/SmtpEditPanel.js',
  },
  {
    id: 'filemaker',
    name: 'Claris FileMaker',
    kind: 'server-app',
    setting: 'Connection encryption',
    options: [
      { label: 'None', means: 'none' },
      { label: 'SSL', means: 'tls' },
      { label: 'TLS', means: 'if-offered' },
    ],
    date,
    source: 'https://help.claris.com/archive/help/15/fmp/en/FMP_Help/smtp-options.html',
  },
];
