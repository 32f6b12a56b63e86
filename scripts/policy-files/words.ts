/** What an administrator reads of each managed setting, and a value of it for the sample. */
import type { Policy, PolicyName } from '../../shared/policy.ts';

export const languages = { en: 'en-US', de: 'de-DE' } as const;
export type Language = keyof typeof languages;

/** Title, and what it sets. */
type Words = readonly [title: string, explanation: string];

export const general = {
  supported: { en: 'Sendwell 0.1 or newer', de: 'Sendwell 0.1 oder neuer' },
  about: { en: 'Managed settings of Sendwell', de: 'Verwaltete Einstellungen von Sendwell' },
  onePerLine: { en: 'One per line', de: 'Eines je Zeile' },
  value: { en: 'Value', de: 'Wert' },
} as const;

export const words: Record<PolicyName, Record<Language, Words>> = {
  settingsFile: {
    en: ['Settings file', 'Path of a settings file (*.sendwell.json) that counts at every start.'],
    de: ['Einstellungsdatei', 'Pfad einer Einstellungsdatei (*.sendwell.json), die bei jedem Start gilt.'],
  },
  providerDatabase: {
    en: ['Provider database', 'Base address of your own provider database, or "off" for none.'],
    de: ['Anbieter-Datenbank', 'Basisadresse einer eigenen Anbieter-Datenbank, oder „off“ für keine.'],
  },
  builtInServers: {
    en: ['Built-in servers', 'Disabled: the built-in servers of known providers are not used.'],
    de: ['Eingebaute Server', 'Deaktiviert: Die eingebauten Server bekannter Anbieter werden nicht benutzt.'],
  },
  allowedHosts: {
    en: ['Allowed hosts', 'Hosts outside the mail domain that need no agreement. Exact names.'],
    de: ['Erlaubte Hosts', 'Hosts außerhalb der Maildomain, die keine Zustimmung brauchen. Genaue Namen.'],
  },
  restrictions: {
    en: [
      'Restrictions',
      'What is switched off: typed-settings, web-sources, password-in-export, saved-password, unmasked-report.',
    ],
    de: [
      'Einschränkungen',
      'Was ausgeschaltet ist: typed-settings, web-sources, password-in-export, saved-password, unmasked-report.',
    ],
  },
  clientIds: {
    en: [
      'Client ids for sign-in pages',
      'Name: the provider (google, microsoft and others). Value: the client id that it gave your organisation.',
    ],
    de: [
      'Client-IDs für Anmeldeseiten',
      'Name: der Anbieter (google, microsoft und andere). Wert: die Client-ID, die er Ihrer Organisation gab.',
    ],
  },
  practiceMode: {
    en: ['Practice mode', 'Disabled: practice mode is not offered.'],
    de: ['Übungsmodus', 'Deaktiviert: Der Übungsmodus wird nicht angeboten.'],
  },
  listening: {
    en: ['Listening for devices', 'Disabled: nothing listens for devices.'],
    de: ['Geräten zuhören', 'Deaktiviert: Nichts hört Geräten zu.'],
  },
  language: {
    en: ['Language', 'Language of window and terminal.'],
    de: ['Sprache', 'Sprache von Fenster und Terminal.'],
  },
  words: {
    en: ['Words of the terminal', 'Plain words, or the technical ones.'],
    de: ['Wörter des Terminals', 'Einfache Wörter oder die Fachwörter.'],
  },
  theme: {
    en: ['Light or dark', 'Colors of the window.'],
    de: ['Hell oder dunkel', 'Farben des Fensters.'],
  },
  detailsOpen: {
    en: ['Details open', 'Whether the details of a result are open at once.'],
    de: ['Einzelheiten offen', 'Ob die Einzelheiten eines Ergebnisses gleich offen sind.'],
  },
  dns: {
    en: ['DNS server', 'DNS server for everything: IP, IPv4:PORT or [IPv6]:PORT.'],
    de: ['DNS-Server', 'DNS-Server für alles: IP, IPv4:PORT oder [IPv6]:PORT.'],
  },
  offline: {
    en: ['No web requests', 'Enabled: no web request while looking for settings.'],
    de: ['Keine Webabfragen', 'Aktiviert: keine Webabfrage, während Einstellungen gesucht werden.'],
  },
  caFile: {
    en: [
      'Own authorities',
      'PEM file with your own certificate authorities, for a company scanner or test servers.',
    ],
    de: [
      'Eigene Zertifizierungsstellen',
      'PEM-Datei mit eigenen Zertifizierungsstellen, für einen Firmen-Scanner oder Testserver.',
    ],
  },
  rememberPassword: {
    en: [
      'Keep passwords',
      'Whether passwords and sign-ins can be kept, encrypted by the password store of the system.',
    ],
    de: [
      'Passwörter behalten',
      'Ob Passwörter und Anmeldungen behalten werden dürfen, verschlüsselt vom Passwortspeicher des Systems.',
    ],
  },
  keepHistory: {
    en: ['Keep past checks', 'Whether past checks are kept.'],
    de: ['Frühere Prüfungen behalten', 'Ob frühere Prüfungen behalten werden.'],
  },
  checkForUpdates: {
    en: ['Look for newer versions', 'Whether the program asks for a newer version.'],
    de: ['Nach neuen Versionen sehen', 'Ob das Programm nach einer neueren Version fragt.'],
  },
};

/** The sample: every name once. */
export const example: Required<Policy> = {
  settingsFile: '/Library/Application Support/Shop/shop.sendwell.json',
  providerDatabase: 'off',
  builtInServers: false,
  allowedHosts: ['mail.provider.example'],
  restrictions: ['typed-settings'],
  clientIds: { microsoft: '00000000-0000-0000-0000-000000000000' },
  practiceMode: true,
  listening: false,
  language: 'system',
  words: 'plain',
  theme: 'system',
  detailsOpen: false,
  dns: '192.0.2.53',
  offline: false,
  caFile: '/Library/Application Support/Shop/authorities.pem',
  rememberPassword: false,
  keepHistory: false,
  checkForUpdates: false,
};
