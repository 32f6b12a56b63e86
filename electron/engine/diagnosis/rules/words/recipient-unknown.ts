/** There is no such recipient. */
import { anyOf, group, inLanguages, type Rule, state } from '../../rule.ts';
import { lockedWords, ofRecipient } from './account-locked-or-disabled.ts';

const mailboxCodes = 'RFC 3463 3.3: X.2.1';
const addressCodes = 'RFC 3463 3.2, 3.3';
const rfc5321 = 'RFC 5321 4.2.2: 550';

export const recipientUnknown: readonly Rule[] = [
  ...group({ class: 'recipient-unknown', level: 'fixed', source: mailboxCodes })({
    'mailbox-not-activated': {
      stage: ['rcpt-to'],
      port: [25],
      text: /(user|account|mailbox).{0,12} not (yet )?activated/,
      examples: ['550 This mailbox is not yet activated'],
    },
  }),
  ...group({ class: 'recipient-unknown', level: 'cause', source: mailboxCodes })({
    'account-locked-at-recipient': {
      stage: ['rcpt-to'],
      text: anyOf(
        `(account|user|mailbox|address|recipient)( (of |for )?<?@>?| \\S{1,200})?${state} (suspended|locked|blocked|deactivated|closed|terminated|frozen|disabled|inactive|discontinued|expired|deleted|not active)`,
        'account that you tried to reach is (disabled|inactive)',
        '(suspended|locked|disabled|deactivated|inactive|closed|expired) (account|user|mailbox|e-?mail|address|recipient)',
        'user (is )?(suspended|locked|disabled|frozen|hang ?up|in blacklist)',
      ),
      not: anyOf(
        'storage|quota|full|receiving limit',
        '\\byour account|your e-?mail address',
        'sending|outgoing|outbound',
        '\\bip\\b',
        'sender',
      ),
    },
    'account-locked-at-delivery': {
      stage: ['data', 'after-data'],
      port: [25],
      text: new RegExp(
        `(account|mailbox|address)( (of |for )?<?@>?)?${state} (suspended|locked|deactivated|closed|disabled|inactive|discontinued|expired|deleted)`,
      ),
      not: /\byour (account|mailbox)|sending|outgoing|sender/,
    },
  }),
  ...group({ class: 'recipient-unknown', level: 'fixed', source: 'RFC 3463 3.2: X.1.2' })({
    'recipient-domain-missing': {
      variant: 'no-domain',
      text: anyOf(
        'because the domain \\S{1,255} could ?n.t be found',
        'dns type .mx. lookup of \\S{1,255} responded with code (nxdomain|noerror)',
        'infodomainnonexistent|dns domain \\S{1,255} does not exist',
        'recipient address rejected: domain not found',
        'unroute?able mail domain',
        'recipient.?s (e-?mail )?domain (name )?(does not|doesn.t) exist',
        'host unknown \\((authoritative|name server)',
        'could ?n.t find (a mail exchanger|any host named)|illegal host/domain name',
      ),
      not: /sender|mail from|helo|ehlo/,
      examples: ['550 5.4.310 DNS domain mill.example does not exist [Message=InfoDomainNonexistent]'],
    },
    'recipient-domain-missing-in-report': {
      variant: 'no-domain',
      observed: ['delivery-report'],
      text: /dns (lookup failure: host|query failed)|host .{1,80}not found|name or service not known|host or domain name not found|bad destination (host|system)/,
      not: /sender|mail from|helo|ehlo|try again|temporar/,
      examples: [
        'This is the mail system at host mx.example.net.\n\n<bo@mill.example>: Host or domain name not found. Name service error for name=mill.example type=A: Host not found',
      ],
    },
  }),
  ...group({
    class: 'recipient-unknown',
    level: 'cause',
    source: 'RFC 3464 2.3: what is said is about this recipient',
  })({
    'account-locked-in-report': {
      observed: ['delivery-report'],
      text: new RegExp(
        `(account|mailbox|user(\\(s\\))?)( account)?( (of |for )?<?@>?| \\S{1,200})?${state} (suspended|locked|blocked|deactivated|closed|terminated|frozen|disabled|inactive|discontinued|expired|deleted)|disabled recipient|account that you tried to reach|no valid recipients`,
      ),
      not: /\byour (account|mailbox|e-?mail)|sending|outgoing|outbound|sender|\bip\b|quota|full/,
    },
  }),
  ...group({ class: 'recipient-unknown', level: 'cause', source: addressCodes })({
    'no-such-recipient': {
      during: ['dns', 'connect', 'ehlo', 'mail-from', 'rcpt-to', 'data', 'after-data'],
      text: anyOf(
        '(user|recipient|mailbox|account|address|addressee|local part|alias|e-?mail address|e-?mail account|person|customer)s?( \\S{1,200}@\\S{1,200})?( is| was)? ?(unknown|does not exist|doesn.t exist|do not exist|not exists?|no exist|dosn.t exist|not found|cannot be found|could not be found|not known|not valid|invalid here|non-?existent|no longer (exists|available|valid|active|in use)|not our customer|has been (deleted|removed)|not listed|not recognized|unavailable: no)',
        '(unknown|no such|non-?existent|nonexistent|no valid|not a (valid|known)|bad destination|unrecognized) (local |virtual |recipient |e-?mail |destination )?(user|recipient|mailbox|account|address|local[- ]part|alias|person|domain|addressee)',
        '(does not|doesn.t|did not|do not) (have|handle|host) (a |an |any )?(\\S{1,200} )?(account|mailbox|user|recipient)',
        'no (mailbox|account|user|one)( here)? (here )?(by|with|under|of) that name|no mailbox here',
        'unroute?able (address|mail|recipient)|unable to route to (the )?(recipient|domain|address)',
        'address unknown|addressunknown|recipientnotfound|adr\\.notfound|resolver\\.adr',
        '(mailbox|recipient|address) .{0,40}(is )?(inactive|disabled|deactivated|not active|unreachable|no longer)',
        'not listed in .{0,24}directory|host unknown|invalid final delivery user|not in route list|not (a )?local (user|recipient|mailbox)|user not local',
        'rcpt .{0,60}(dosn.t|doesn.t|does not) exist|mailbox not found|not found in (the )?(directory|database|local)',
        'domain not found|host or domain name not found|no mx|domain (does not|doesn.t) (exist|accept|have)|null ?mx|does not accept (any )?(mail|e-?mail)',
        'marked as invalid|(user|mailbox|account) (path|directory|name|id) (does not|doesn.t|no|not) exist',
        'no such (address|person|id)|this address no longer|account (not available|unavailable)',
        '@ is no longer (valid|active|in use)|not (in|on) (the |our |my |any )?(\\w{0,30}rcptto|recipient|user|address|member)s? list|badrcptto',
        'no mail ?box available|dead (mailbox|address)',
      ),
      not: anyOf(
        'sender|sending|mail from|from address|your (account|domain)|marked as inactive|no valid recipients',
        'auth(entication|orization)? (type|mech)',
        'temporarily',
        'helo|ehlo',
        'command',
        'signature|verified|header',
      ),
    },
    'recipient-unknown-confirmed': {
      enhanced: ['x.1.1'],
      text: /recipient|address|user|mailbox|account|destinataire/,
      not: anyOf(
        'too many|later|greylist|temporar|rate|spam|block|sender|full|quota|limit|syntax',
        'verif\\w{1,30} (in progress|failed)',
        'unverified address: (connect|conversation|lost)',
      ),
      examples: ['550 5.1.1 User unknown'],
    },
    'recipient-unknown-rejected': {
      stage: ['rcpt-to'],
      enhanced: ['x.1.0'],
      text: anyOf('(address|recipient|user) (was )?rejected'),
      not: anyOf('sender|policy|block|spam|\\bip\\b|later'),
    },
  }),
  ...group({
    class: 'recipient-unknown',
    level: 'code',
    source: 'RFC 3463 3.2: X.1.2, bad destination system',
  })({
    'recipient-system-code': {
      variant: 'no-domain',
      stage: ['rcpt-to', 'data', 'after-data'],
      enhanced: ['x.1.2'],
    },
  }),
  ...group({
    class: 'recipient-unknown',
    level: 'cause',
    source: 'RFC 5321 4.2: the words of a reply are free',
  })({
    'in-other-languages-recipient-unknown': {
      text: inLanguages({
        de: 'empf[äa]nger.{0,30}(unbekannt|existiert nicht|nicht gefunden)|(unbekannter|ung[üu]ltiger) empf[äa]nger',
        fr: 'destinataire .{0,20}(inconnu|inexistant|invalide)|adresse .{0,30}(inconnue|destinataire invalide)|boite .{0,20}(inconnue|archiv)|utilisateur inconnu|compte du destinataire',
        es: '(destinatario|usuario|buz[oó]n).{0,20}(desconocid|inexistente|no existe)',
        it: '(destinatario|utente|casella).{0,20}(sconosciut|inesistente|non esiste)',
        pt: '(destinat[aá]rio|usu[aá]rio|caixa).{0,20}(desconhecid|inexistente|n[aã]o existe)',
        nl: '(ontvanger|gebruiker) .{0,20}(onbekend|bestaat niet)',
        pl: '(odbiorca|adresat|u[zż]ytkownik).{0,20}(nieznany|nie istnieje)|nie ma takiego',
        ru: 'нет такого (пользовател|ящик|адрес)|(пользовател|ящик|адрес)\\S{0,200} .{0,40}не существует|пользователь не найден',
        zh: '用户不存在|收件人不存在|邮箱不存在',
        ja: '宛先不明|(宛先|アドレス|ユーザ|メールボックス).{0,40}(存在しません|見つかりません)|ディレクトリ(のリスト)?に(は)?(ありません|見つかりません)',
      }),
      not: /domain/,
    },
    'in-other-languages-locked-at-recipient': {
      stage: ['rcpt-to'],
      port: [25],
      text: inLanguages(lockedWords),
      not: ofRecipient,
    },
  }),
  ...group({ class: 'recipient-unknown', level: 'cause', source: rfc5321 })({
    'recipient-invalid-and-unknown': {
      code: [550, 553, 554, 551, 450, 451],
      text: /(invalid|bad)[ -](recipient|mailbox|address|user|addressee)/,
      not: anyOf('sender|syntax|format|malformed|policy|relay|\\bip\\b'),
    },
  }),
  ...group({ class: 'recipient-unknown', level: 'symptom', source: rfc5321 })({
    'mailbox-unavailable': {
      during: ['rcpt-to', 'data', 'after-data'],
      code: ['5xx'],
      text: anyOf(
        'mailbox (is )?(unavailable|not available|disabled)',
        '(recipient|address|mailbox) (was )?rejected$',
        'user unknown',
        '(invalid|unknown|bad|wrong) recipients?\\W*$',
        '(recipient|address) rejected: invalid',
        'not our customer',
      ),
      not: anyOf('policy', 'failure sending mail'),
    },
    'mailbox-unavailable-words': {
      certainty: 'possible',
      stage: ['rcpt-to'],
      text: /mailbox (is )?(unavailable|not available)/,
    },
  }),
  ...group({
    class: 'recipient-unknown',
    level: 'symptom',
    source: 'RFC 3463 3.2: the code says more than "refused" or "denied" does',
  })({
    'no-such-recipient-code-at-rcpt': { stage: ['rcpt-to'], code: ['5xx'], enhanced: ['x.1.1', 'x.1.10'] },
  }),
  ...group({ class: 'recipient-unknown', level: 'code' })({
    'recipient-refused-reply': {
      certainty: 'possible',
      stage: ['rcpt-to'],
      code: [550, 551],
      source: 'RFC 5321 4.2.2: 550, 551',
    },
    'no-such-recipient-code': {
      enhanced: ['x.1.1', 'x.1.2', 'x.1.6', 'x.1.10', 'x.2.1', 'x.5.371'],
      source: addressCodes,
    },
  }),
];
