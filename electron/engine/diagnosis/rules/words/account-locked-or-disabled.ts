/** The account that sends is locked. */
import { anyOf, group, inLanguages, type Rule, state } from '../../rule.ts';

/** Words for a locked account, by language. */
export const lockedWords = {
  de: '(konto|account|benutzer|postfach).{0,30}(gesperrt|deaktiviert)',
  fr: 'compte .{0,30}(bloqu|suspendu|d[ée]sactiv|verrouill)',
  es: 'cuenta .{0,30}(bloquead|suspendid|desactivad|deshabilitad)',
  it: 'account .{0,30}(bloccat|sospes|disattivat)',
  pt: 'conta .{0,30}(bloquead|suspens|desativad)',
  pl: 'konto .{0,30}(zablokowan|zawieszon)',
  ru: '(аккаунт|учетная запись|ящик).{0,30}(заблокирован|отключен)',
  zh: '被锁定|已被锁|帐号异常|账号异常|已冻结|被冻结',
};
/** Words for an account that nobody used for long, by language. */
const dormantWords = {
  de: '(konto|account|benutzer|postfach).{0,40}(inaktiv|ruhend|stillgelegt|nicht (mehr )?(benutzt|genutzt|verwendet))',
  fr: 'compte .{0,30}(inactif|en sommeil)',
  es: 'cuenta .{0,30}inactiva',
  it: '(account|casella) .{0,30}inattiv',
  pt: 'conta .{0,30}inativ',
  pl: 'konto .{0,30}nieaktywn',
};
/** The account is the recipient's. */
export const ofRecipient = /destinataire|recipient|empf[äa]nger|destinatari/;

const rfc5248 = 'RFC 5248';

/** Nobody used the account for long. */
const dormant = [
  `(account|user|mailbox|login)( \\S{1,200}@\\S{1,200})?${state} (dormant|inactive|hibernated|in hibernation|asleep)`,
  '(dormant|inactive|hibernated|unused) (account|user|mailbox)\\b',
  '(account|user|mailbox|login) .{0,80}(inactivity|not (been )?(used|accessed|signed in|logged in) (for|in|since)|no (login|sign-?in) (for|in|since))',
  '(inactivity|non-use) .{0,80}(account|mailbox)',
];
/** A bill is open. */
const unpaid = [
  'billing|payment (is )?(required|overdue|due|pending|missing)|unpaid|overdue (bill|invoice|balance)',
  '(subscription|plan|licen[cs]e|trial|quota) (for (this|your) (account|mailbox|domain) )?(is |has |was )?(expired|lapsed|ended|not paid)',
  '(non-?|lack of |missing )payment',
];
const notDormant = anyOf('recipient', 'smtpclientauthentication', 'token', ...unpaid);

export const accountLockedOrDisabled: readonly Rule[] = [
  ...group({
    class: 'account-locked-or-disabled',
    level: 'fixed',
    source: 'https://github.com/OfficeDev/outlook-dev-docs/issues/1031',
  })({
    'mailbox-without-web-access': {
      text: /mailboxnotenabledforrestapi/,
      examples: [
        'MailboxNotEnabledForRESTAPI: The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
      ],
    },
  }),
  ...group({ class: 'account-locked-or-disabled', level: 'cause', source: rfc5248 })({
    'account-locked-own': {
      text: anyOf(
        '\\b(your|this|sending|sender.?s?|smtp|mail|email|e-mail|the) (e-?mail )?(account|user|subscription|service|domain|mailbox)( \\S{1,200}@\\S{1,200})?.{0,30} (is |was |are |has been |have been |temporarily |currently |permanently )+.{0,12}(suspended|locked|blocked|deactivated|restricted|banned|closed|terminated|frozen|on hold|disabled|deleted|cancel+ed|expired|under review|compromised)',
        '(message|mail|email) sending (for this account )?(is |has been |was )?(disabled|suspended|blocked|paused)',
        'sending .{0,24}(is |has been |was )?(disabled|suspended|paused|blocked) for (this|your)|sending paused',
        'sending from (this|your) (account|address|domain|user) (is |has been |was )?(disabled|suspended|paused|blocked)',
        '(outgoing|outbound|sending) (mail|e-?mail|messages|smtp)? ?.{0,30}(is |has been |was |are )?(blocked|suspended|disabled|restricted|on hold)|outgoing mail suspension|outgoing blocked',
        'bad outbound sender|outboundspam|restricted (users?|entit)',
        `(account|user)${state} (suspended|locked|blocked|deactivated|restricted|banned|frozen|disabled|hacked|compromised|expired)`,
        '(suspended|locked|blocked|disabled|deactivated|banned|restricted) (account|user)\\b',
        'user (is )?(hang ?up|in blacklist|frozen)|authenticated user is not authori[sz]ed to send',
        'suspicious (activity|login)|unusual (sending )?activity|abuse .{0,30}(detected|account)|account .{0,40}abuse',
        `sender( account)?${state} (suspended|locked|banned|disabled)`,
        'disabled by (the )?(user|owner|customer)',
        '(account )?(outbounds?|outgoing) (is |are |mail )?(disabled|suspended)',
        'you cannot use your account|contact us to reactivate',
      ),
      unlessObserved: ['delivery-report'],
      not: anyOf(
        'recipient',
        'not (yet )?activated',
        '\\bip\\b',
        'smtpclientauthentication',
        'basic authentication',
        'sandbox|trial',
        'security defaults',
        ...dormant,
        ...unpaid,
      ),
    },
    'account-dormant': {
      variant: 'dormant',
      text: anyOf(...dormant),
      not: notDormant,
    },
    'account-dormant-in-a-reply': {
      variant: 'dormant',
      code: ['4xx', '5xx'],
      text: anyOf(...dormant),
      not: notDormant,
    },
    'account-unpaid': {
      variant: 'unpaid',
      text: anyOf(...unpaid),
      not: anyOf('recipient', 'sandbox|test mode', '^licen[sc]e (has )?expired$', '\\bip\\b'),
    },
    'sender-blocked-at-submission': {
      port: [465, 587, 2525],
      text: new RegExp(`sender( address)?${state} blocked`),
      not: /recipient/,
    },
  }),
  ...group({
    class: 'account-locked-or-disabled',
    level: 'cause',
    source: 'RFC 5321 4.2: the words of a reply are free',
  })({
    'in-other-languages-account-locked-or-disabled': {
      text: inLanguages(lockedWords),
      not: ofRecipient,
    },
    'in-other-languages-account-dormant': {
      variant: 'dormant',
      text: inLanguages(dormantWords),
      not: ofRecipient,
    },
  }),
  ...group({ class: 'account-locked-or-disabled', level: 'cause', source: rfc5248 })({
    // In a report of mail that was not delivered, an account is the recipient's, unless it says whose it is.
    'account-locked-own-in-report': {
      observed: ['delivery-report'],
      text: anyOf(
        '(your|the sending|sender.?s?) (e-?mail )?(account|mailbox|domain|subscription|user)( \\S{1,200})?.{0,40}(suspended|locked|blocked|deactivated|restricted|banned|terminated|disabled|on hold|compromised)',
        '(outgoing|outbound|sending) (mail|e-?mail|messages|smtp)? ?.{0,30}(blocked|suspended|disabled|restricted|on hold|paused)',
        'bad outbound sender|outboundspam|restricted (users?|entit)|unusual (sending )?activity',
      ),
      not: /recipient|\bip\b/,
    },
  }),
  ...group({ class: 'account-locked-or-disabled', level: 'code', source: rfc5248 })({
    'account-locked-code': { enhanced: ['x.7.13'], unlessObserved: ['delivery-report'] },
  }),
];
