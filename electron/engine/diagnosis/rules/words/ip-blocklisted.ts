/** The server refuses the address of this computer or its network. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const postfix = 'https://www.postfix.org/postconf.5.html#smtpd_client_restrictions';

export const ipBlocklisted: readonly Rule[] = [
  ...group({ class: 'ip-blocklisted', level: 'fixed' })({
    // The server that was turned away is one of Google or Microsoft, which its customers share.
    'provider-address-blocked': {
      actor: 'provider',
      variant: 'provider-address',
      code: ['4xx', '5xx'],
      observed: ['sent-by-provider'],
      text: /block[- ]?list|black[- ]?list|spamhaus|spamcop|abuseat|barracuda|sorbs|uceprotect|blocked using|reputation|bann?ed/,
      not: /(url|uri|link|domain|content)s? .{0,40}(listed|dbl|surbl|uribl)|spf|dkim|dmarc/,
      source: 'https://support.google.com/a/answer/60764',
      examples: [
        'Google tried to deliver your message, but it was rejected by the recipient domain. The error that the other server returned was: 550 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org',
      ],
    },
  }),
  ...group({ class: 'ip-blocklisted', level: 'fixed', source: 'https://www.spamhaus.org/blocklists/' })({
    'blocklist-named': {
      text: anyOf(
        'spamhaus|spamcop|barracudacentral|barracuda reputation|barracudanetworks\\.com/reputation',
        'sorbs|uceprotect|abuseat|mailspike|invaluement|nixspam|dnsbl|surriel|psbl|truncate\\.gbudb',
        'senderscore|senderbase|csi\\.cloudmark|cloudmark.{0,30}(reset|ip)|ipcheck\\.proofpoint|cdrbl',
        'blocked (using|by|at) .{0,60}\\.(org|net|com|info|de|manitu)\\b',
        'on one or more (dns|ip)?[rb]bls?\\b|\\bin (an? )?rbl\\b|\\brbl\\b.{0,30}(deny|list|block|reject)|(deny|list|block|reject)\\w{0,30} .{0,30}\\brbl\\b',
      ),
      not: anyOf(
        '(url|uri|link|domain|body|content|message)s? .{0,40}(listed|dbl|surbl|uribl)',
        '(?<!sender address .{0,60}blocked using )dbl\\.spamhaus|surbl|uribl',
        'hostname.{0,20}dbl',
        'spamtrap|(message|mail) blocked by',
      ),
      examples: ['554 5.7.1 Service unavailable; Client host blocked using zen.spamhaus.org'],
    },
  }),
  ...group({ class: 'ip-blocklisted', level: 'cause', source: postfix })({
    'address-blocked': {
      text: anyOf(
        'block[- ]?list(ed)?|black[- ]?list(ed)?|denylist',
        '\\bfrom (ip|network)\\b.{0,80}(block|bann?ed|denied|deny|reject|refuse|listed|not allowed|not authorized|reputation|restricted|prohibited|suspicious|abus|spam)',
        '\\b(your|this|sending|client|source|connecting|sender.?s?|originating) (ip|network|(mail )?host|server|ip address|mta).{0,80}(block|bann?ed|denied|deny|reject|refuse|listed|not allowed|not authorized|reputation|restricted|prohibited|suspicious|abus|spam)',
        '(block|bann?ed|denied|deny|reject|refuse|not accept|not allowed|prohibited).{0,60}\\b(your|this|sending|client|source|connecting|these) (ip|network|host|server|mta|addresses?|ips)\\b',
        '(block|bann?ed|denied|deny|reject|refuse|not accept|not allowed|prohibited).{0,60}\\bfrom (ip|network|addresses|ips)\\b',
        'unrecogni[sz]ed ip address|banned (sending |sender )?ip|blocked ip|black ip|(bad|invalid) (sender |sending |source )?ip\\b|\\bip (is )?(hang ?up|not (authori[sz]ed|allowed|permitted))|access for this ip|ip .{0,50}(is|was|has been|are) (temporarily |permanently |currently )?(block|bann?ed|blacklist|denied|reject|suspend|refus|listed)',
        'ip(=| address).{0,40} (is )?(blocked|banned|listed|block ?listed)',
        '(connections?|mail|messages?|e-?mails?) (is |are |was )?(not accepted|rejected|refused|denied|blocked|temporarily deferred) from .{0,20}(ip|\\[?\\d{1,20}\\.\\d{1,20})',
        '(poor|bad|low|no|none/bad|negative|insufficient).{0,24}reputation|reputation.{0,30}(poor|bad|low|block|reject|too)',
        '\\[(bl|ts|ips)\\d{1,20}\\]',
        'part of their network is on our block list|\\(s\\d{3,4}\\)',
        'host network not allowed|host .{0,30}(is|was) (blocked|banned)',
        '\\d{1,3}(\\.\\d{1,3}){3}[\\])]? (is |was |has been )?(temporarily |permanently )?(blocked|listed|banned|blacklisted)',
        'identified as spammer|from (known )?spammers|known spam',
        'geographical location|country (is )?(blocked|not)',
        '\\b(ip|ip/domain|network|host|mta)( address)?(.s)? .{0,20}reputation|spam(my|ming)? (ip|host|server|network)|spams? from your (ip|host|server|network)',
        '(accept\\w{0,30}|access|(?<!relay )mail|connections?).{0,16} from (your|this) (ip|host|server|network)',
        'open proxy|access from mail server|looks .{0,20}like (a )?spammer|you are sending spam|(sender|you) (is|are) (a )?spammer',
        '(network|ip|server|host)( \\S{1,200})? (is|was|has been) .{0,20}(black|block)list|listed as (abusive|spam)',
        '(use|through|via) (the |your )?(smtp|mail|outgoing) ?(mail )?(server|relay|host) (of|at|from|provided by) your (isp|internet|service|provider)',
        '(unwanted|abusive) (messages|mails?|e-?mails?).{0,60}\\bip\\b',
        'mismatch\\w{0,30} (the )?client ip|sender domain (is )?(black ?)?listed|mailfrom domain is listed',
        '(access|permission) to (submit|send|this mail system|this system).{0,80}(rejected|denied)',
      ),
      not: anyOf(
        'tss04',
        'client host (\\S{1,200} )?rejected: access denied',
        'nature of the content',
        'unusual rate|unexpected volume',
        'frequency|too many (?!spams)',
        'envelope (from|sender)',
        'too busy|refused to talk',
        'sender (address )?(is )?(in )?(my )?(black|block)',
        'user.{0,12}(black|block)list',
        '(url|uri|link|domain)s? .{0,40}(black|block|dbl)',
        'recipient.{0,30}(black|block)list',
        'helo|ehlo',
        'requires? (smtp )?auth',
      ),
      examples: ['450 4.7.1 Client host rejected: cannot find your hostname'],
    },
    'address-blocked-by-number': {
      code: ['4xx', '5xx'],
      text: anyOf(
        '(\\d{1,3}\\.){3}\\d{1,3}[\\])]? (is |was |has been |are )?(temporarily |permanently |currently )?(block|listed|bann|blacklist|denied|reject|refused)',
        '(block|refus|reject|deni|bann)(ed)?[ :-]*(from |for )?[[(]?(\\d{1,3}\\.){3}\\d{1,3}',
      ),
      not: anyOf(
        'helo|ehlo',
        'relay',
        'spf|dkim|dmarc',
        'frequency|too many|rate',
        'connection refused',
        'too busy|refused to talk',
      ),
    },
    'address-blocked-for-conduct': {
      code: ['4xx', '5xx'],
      text: /\b(this|your) (ip|ip address|host|server|network) (has been|is|was) .{0,20}(blocked|banned|black ?listed)|too many (bad commands|spams|errors) from/,
      not: /frequency/,
    },
  }),
  ...group({ class: 'ip-blocklisted', level: 'cause' })({
    'reverse-name-missing': {
      variant: 'reverse-name',
      text: anyOf(
        '\\bptr\\b',
        'reverse[- ]?dns|\\brdns\\b|fcrdns',
        'reverse (host ?name|lookup|name|resolution|mapping)',
        'cannot find your (reverse )?host ?name',
        '(ip|client|host).{0,40}(does not|no|not) (resolve|reverse|have an? (dns|host ?name))',
        'ip (name )?lookup failed',
        'dns look-?up.{0,30}(your|sending|ip)',
        'generic.{0,20}(rdns|hostname|ptr)|possibly forged|unresolvable (relay|client) host|unverif\\w{1,30} (sending )?ips?\\b',
        '(dns|ptr|host ?name) (check|look-?up) fail',
      ),
      not: /helo|ehlo|relaying denied|name server:/,
      source: 'RFC 5321 7.9, https://support.google.com/mail/answer/81126',
    },
    'reverse-name-missing-code': { variant: 'reverse-name', enhanced: ['x.7.25'], source: 'RFC 7372 3.3' },
    'home-connection': {
      variant: 'home-connection',
      text: anyOf(
        'dynamic(ally)?[- /]?(assigned )?(ip|address|residential|host|pool)',
        'dial-?up',
        'residential',
        'home (ip|connection)',
        '\\bdul\\b',
      ),
      source: 'https://www.spamhaus.org/blocklists/policy-blocklist/',
    },
    'in-other-languages-ip-blocklisted': {
      text: inLanguages({
        fr: 'adresse ip .{0,20}(bloqu|blacklist|non autoris)',
        es: 'ip .{0,20}bloquead',
        it: 'ip .{0,20}bloccat',
        ru: 'ip.{0,30}заблокирован',
        zh: '禁止.{0,8}ip|ip.{0,8}禁止|ip被|ip地址被',
      }),
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'ip-blocklisted', level: 'symptom' })({
    'address-refused-at-greeting': {
      stage: ['banner'],
      code: ['4xx', '5xx'],
      text: /spam|abus|reputation|black ?list|block ?list|dns (check|look-?up)|\bdns\b.{0,20}fail|bann?ed|blocked|dynamic|unverif\w{1,30}|resolv|\bip\b|location|junk|not welcome/,
      not: anyOf('helo|ehlo', 'too many|frequency|rate limit', 'too busy|not accepting'),
      source: 'RFC 5321 3.1: before the greeting a server knows nothing but the address of the client',
    },
    'client-host-rejected': {
      certainty: 'possible',
      text: /client host (\S{1,200} )?rejected|\bgo away\b/,
      source: postfix,
    },
  }),
];
