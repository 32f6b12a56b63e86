/** The program quarrels with its own settings: no server was asked. */
import { anyOf, group, type Rule } from '../../rule.ts';

const source = 'Programs that check their settings before they connect';

export const clientConfiguration: readonly Rule[] = [
  ...group({ class: 'client-configuration', level: 'fixed', source })({
    'settings-clash': {
      text: anyOf(
        'mutually exclusive|(can ?not|can.t|must not|may not) (both )?be (set|used|enabled|combined|specified) (together|at the same time|with)',
        '(use_?tls|use_?ssl|ssl|tls|starttls).{0,60}\\b((?<!by )both|together|at the same time)\\b',
        '(conflicting|incompatible|contradictory) (options?|settings?|parameters?|values?)',
      ),
      examples: [
        'EMAIL_USE_TLS/EMAIL_USE_SSL are mutually exclusive, so only set one of those settings to True.',
      ],
    },
    'own-file-unreadable': {
      text: anyOf(
        '(unable|could not|cannot|can.t|failed) (to )?(open|create|write|read|load|set|find) .{0,40}\\b(temporary|temp|trust|key|cert(ificate)?|ca|crl)[ -]?(file|folder|directory|bundle)',
        'check your .?(temporary directory|path)',
      ),
      not: anyOf('(server|host) (said|replied|responded)'),
      examples: ['msmtp: cannot set X509 trust file ~/.certs/mail.pem for TLS session: Error while reading'],
    },
  }),
  ...group({ class: 'client-configuration', level: 'cause', source })({
    'setting-missing': {
      text: anyOf(
        '(required|missing|undefined|unset|empty) (configuration|config|environment|setting|parameter|option|key|variable)',
        '(configuration|config|setting|environment variable|option|parameter|property)s? ["\']?[\\w.$-]{0,60}["\']? ?(is |are |was )?(missing|required|not (set|defined|configured|specified)|undefined|empty)',
        '(smtp|mail|e-?mail|server|from)[ _.-]?(host(name)?|server|port|from|sender|user(name)?|address)["\']? (is |was )?(not (set|configured|specified|defined|provided)|missing|undefined|required)',
        'no (smtp|mail|outgoing) (server|host|settings?)( is| was| has been)? (configured|defined|specified|set|provided)',
        '(smtp|mail|e-?mail|server|from|recipients?|to)[ _.-]?(host(name)?|server|port|address|user(name)?|password)?["\']? (cannot|can.t|must not|may not) be (empty|blank|null)',
        '(from|to|sender|smtp|mail|host|port)[ _.-]?(address|server|host(name)?|port)?["\']? must be (specified|set|provided|given|configured|defined|a valid|an? (number|integer))',
        '(left |contained )no (recipient )?addresses|no recipients (are |were |was )?(defined|specified|given|found)|recipients? (is |are |were )?not (defined|specified|set|given)',
        '(from|sender|smtp|mail) ?(address|host|server|user|password)? (is )?missing (from|in) (the )?(config|setting|url)',
        '(smtp|mail(er|ing)?|e-?mail)[/ ]?\\w{0,12} (options?|settings?|configuration)? ?(is |are )?not (been )?configured',
        "illegal address in string '{2,6}(?!\\w)",
        'url using bad/illegal format or missing url',
        '(raw|from|to|subject|message|body)\\W{0,3}[\\w ]{0,40}(parameter|field|string|payload)s?[\\w /*]{0,60}(is |are )?(missing|required)\\b',
        '\\binvalid e-?mail request\\b',
        'missing credentials for',
        'no ["\']?(from|sender)["\']? address|(dsn|url) must contain|must have a ["\']?(to|from)["\']?\\W|mailer \\S{1,60} is not defined|no configuration file',
      ),
      not: anyOf('(server|host) (said|replied|responded)'),
    },
    // There is nothing on this computer that the program could hand its mail to.
    'own-mailer-missing': {
      text: anyOf(
        'sendmail\\W{0,3}.{0,12}(not found|no such file|permission denied)|(execute|run|start|find) .{0,40}(sendmail|mail delivery program)|instantiate (the )?mail function',
        '(class|module|function|gem|package) .{0,60}(mail|smtp)\\w{0,20}["\'`]? (was |is |could )?(not (be )?(found|loaded|installed)|missing|undefined)',
        '(undefined (function|method)|no module named|cannot find module) .{0,40}(mail|smtp)',
      ),
      not: anyOf('(server|host) (said|replied|responded)'),
    },
    'setting-invalid': {
      text: anyOf(
        '(invalid|unknown|unsupported|unrecogni[sz]ed|illegal|bad) (value|option|setting|key|parameter|argument|directive|scheme|encryption|transport|mailer)\\b.{0,80}(smtp|mail|tls|ssl|port|encryption|config)',
        '(smtp|mail|tls|ssl|port|encryption|config)\\w{0,30}.{0,60}(invalid|unknown|unsupported|unrecogni[sz]ed|illegal) (value|option|setting|key|parameter|scheme|type)',
        'invalid port\\b|(port|timeout).{0,30}(should|must) be (a number|an integer|numeric|a valid|>= ?0|between)',
        'scheme is not supported|supported schemes (for|are)|\\bdsn (is )?(invalid|not valid|malformed)|invalid (mailer )?dsn',
        "(smtp|tls|ssl|encryption|security).{0,30}: expected '",
        'invalid .{0,20}(smtp|mail\\w{0,6}) (configuration|settings?|config)\\b|(validate|check) (your )?(smtp|mail|e-?mail) settings',
      ),
      not: anyOf('ssl routines|tlsv1|handshake|certificate|recipient|sender|address|mailbox|command'),
    },
  }),
];
