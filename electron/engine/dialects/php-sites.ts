/** Sites in PHP that are set up as they come: Joomla, Moodle, TYPO3, Roundcube, Matomo. */
import type { Dialect } from './dialect.ts';

export const joomla: Dialect = {
  id: 'joomla',
  program: 'Joomla',
  marks: /^(smtpsecure|smtphost)$/,
  keys: {
    smtphost: 'host',
    smtpport: 'port',
    smtpsecure: { role: 'mode', words: { tls: 'starttls', ssl: 'tls', none: 'opportunistic' } },
    smtpauth: 'sign-in',
    smtpuser: 'username',
    smtppass: 'password',
    mailfrom: 'from',
    fromname: 'other',
    mailer: 'other',
    mailonline: 'other',
    massmailoff: 'other',
    replyto: 'other',
    replytoname: 'other',
    sendmail: 'other',
  },
  otherwise: 'opportunistic',
  family: /^smtp\w+$/,
};

export const moodle: Dialect = {
  id: 'moodle',
  program: 'Moodle',
  marks: /^(smtphosts|smtpsecure)$/,
  keys: {
    smtphosts: 'address',
    smtpsecure: { role: 'mode', words: { tls: 'starttls', ssl: 'tls', '': 'none' } },
    smtpuser: 'username',
    smtppass: 'password',
    noreplyaddress: 'from',
    smtpauthtype: 'other',
    smtpmaxbulk: 'other',
  },
  otherwise: 'none',
  portOfAddress: 25,
};

/** Since version 10 any text at `transport_smtp_encrypt` means TLS from the start. */
export const typo3: Dialect = {
  id: 'typo3',
  program: 'TYPO3',
  marks: /^transport_smtp_(server|encrypt|username)$/,
  keys: {
    transport_smtp_server: 'address',
    transport_smtp_encrypt: {
      role: 'implicit',
      words: { '': 'opportunistic', ssl: 'tls', tls: 'tls' },
    },
    transport_smtp_username: 'username',
    transport_smtp_password: 'password',
    defaultMailFromAddress: 'from',
    defaultMailFromName: 'other',
    defaultMailReplyToAddress: 'other',
    defaultMailReplyToName: 'other',
    transport: 'other',
    transport_mbox_file: 'other',
    transport_sendmail_command: 'other',
    transport_smtp_domain: 'other',
    transport_smtp_stream_options: 'other',
    verify_peer: 'verify',
    verify_peer_name: 'verify',
    allow_self_signed: 'no-verify',
  },
  otherwise: 'by-port',
  family: /^transport_smtp_\w+$/,
  portOfAddress: 25,
};

export const roundcube: Dialect = {
  id: 'roundcube',
  program: 'Roundcube',
  marks:
    /^(smtp_server|imap_host|default_host|des_key|smtp_auth_type|smtp_helo_host|smtp_conn_options|smtp_auth_cid)$/,
  keys: {
    smtp_host: 'url',
    smtp_server: { role: 'url', optional: true },
    smtp_port: { role: 'port', optional: true },
    smtp_user: 'username',
    smtp_pass: 'password',
    smtp_auth_type: 'other',
    smtp_auth_cid: 'other',
    smtp_auth_pw: 'other',
    smtp_helo_host: 'other',
    smtp_timeout: 'other',
    smtp_log: 'other',
    smtp_debug: 'other',
    smtp_conn_options: 'other',
    verify_peer: 'verify',
    verify_peer_name: 'verify',
    allow_self_signed: 'no-verify',
  },
  otherwise: 'none',
  schemes: { tls: 'ssl', starttls: 'tls' },
  family: /^smtp_\w+$/,
  documented: {
    'mode-port': {
      value: 'tls:// is STARTTLS, ssl:// is TLS from the start',
      url: 'https://github.com/roundcube/roundcubemail/blob/00199264ec4351b4f3777682dd6816508c94d77a/config/defaults.inc.php',
      quote: 'Enter hostname with prefix tls:// to use STARTTLS',
      readOn: '2026-12-01',
      by: 'vendor',
    },
  },
};

/** Section `[mail]` of its config.ini.php. */
export const matomo: Dialect = {
  id: 'matomo',
  program: 'Matomo',
  marks: /^mail\.(transport|defaultHostnameIfEmpty|ssl_verify_peer)$/,
  scope: /^mail\./,
  keys: {
    'mail.host': 'host',
    'mail.port': 'port',
    'mail.encryption': {
      role: 'mode',
      words: { tls: 'starttls', ssl: 'tls', none: 'none', '': 'opportunistic' },
      default: '',
    },
    'mail.username': 'username',
    'mail.password': 'password',
    'mail.transport': 'other',
    'mail.type': 'other',
    'mail.defaultHostnameIfEmpty': 'other',
    'mail.ssl_disallow_self_signed': 'verify',
    'mail.ssl_verify_peer': 'verify',
    'mail.ssl_verify_peer_name': 'verify',
  },
  otherwise: 'opportunistic',
  family: /^mail\.\w+$/,
  documented: {
    'mode-port': {
      value: 'ssl is TLS from the start',
      url: 'https://github.com/matomo-org/matomo/blob/5.x-dev/config/global.ini.php',
      quote: 'defaults to 25 when security is none or tls; 465 for ssl',
      readOn: '2026-12-01',
      by: 'vendor',
    },
  },
};
