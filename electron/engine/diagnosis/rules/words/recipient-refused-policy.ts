/** A rule at the recipient refuses the message. */
import { anyOf, group, inLanguages, type Rule, state } from '../../rule.ts';

export const recipientRefusedPolicy: readonly Rule[] = [
  ...group({ class: 'recipient-refused-policy', level: 'fixed' })({
    'recipient-suppressed': {
      text: anyOf(
        '(recipient|address|e-?mail|list).{0,60}\\bsuppress(ed|ion)|suppress(ed|ion) .{0,30}(list|recipient|address)|\\bsuppressed\\W*$',
        'unsubscribed|opted out',
        'previously bounced|hard[- ]bounce',
        '(recipient|address).{0,80}marked as inactive|inactive recipient',
        'rejected: address black ?listed',
      ),
      not: anyOf('\\bip\\b|command line'),
      source: 'https://postmarkapp.com/support/article/1065-what-are-inactive-recipients',
      examples: ['554 5.7.1 recipient address was suppressed due to customer policy'],
    },
    'recipient-policy-code': {
      enhanced: ['x.7.12', '5.7.123', '5.7.124', '5.7.129', '5.7.133', '5.7.134', '5.7.135', '5.7.136'],
      during: ['rcpt-to', 'data', 'after-data'],
      source:
        'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online',
      examples: ['550 5.7.124 The sender is not in the allowed senders list of the group'],
    },
  }),
  ...group({ class: 'recipient-refused-policy', level: 'cause', source: 'RFC 3463 3.8: X.7.1, X.7.2' })({
    'recipient-policy': {
      text: anyOf(
        'envelope blocked|customized-block|user entry',
        '(recipient|mailbox|group|user|addressee|list|destination domain)( \\S{1,200}@\\S{1,200})?.{0,40}(does not|doesn.t|not|only|never|refuse|restrict|block|den)\\w{0,30}.{0,24}(accept\\w{0,30}|receiv\\w{0,30}|allow\\w{0,30}|mail from|from you|external|sender|permitted)',
        'not (authori[sz]ed|permitted|allowed) to send (e-?mail |messages? |mail )?to (this|the|that) (recipient|address|group|mailbox|user|list|distribution)',
        '(delivery|recipient|mailbox).{0,20}(restricted|restriction)|resolver\\.rst|notauthorized|transport\\.rules',
        '(manually )?blocked senders?\\b|block sender',
        `sender( address)?${state} (rejected: )?blocked(?! using)`,
        '(sender|you|mail from you|message).{0,40}(blocked|rejected|denied|refused|black ?listed) (by|per|in|at) .{0,24}(recipient|user|addressee|mailbox|organi[sz]ation|receiver|company)',
        '(by|of|at|due to) (the )?(recipient|receiver|destination|customer|domain|company|organi[sz]ation|user).{0,8} (domain |organi[sz]ation |mail ?box |local )?(policy|rules?|request|settings|filter|admin)',
        'rejected by (the )?(recipient|destination|receiver)|mail rejected by destination',
        'violates .{0,40}(e-?mail |mail )?policy|prohibited by (an? )?(admin\\w{0,30}|policy|recipient)',
        'only accepts? mail from',
        'mailing list.{0,40}(member|subscri|closed)|only members|non-?members?\\b|not (subscribed|allowed to post) to (this|the)|members-only',
        'not accept(ing|ed)? (mail|e-?mail|messages?) from (your|this|the|you|that) (domain|sender|address|organi[sz]ation)',
        'null sender is not allowed|(bounces?|returned mail) (are |is )?not accepted',
        'in my badmailfrom list|your (e-?mail address|domain) (has been |is )(block|black)(ed|listed)',
        'not (pre-)?approved (by|sender)|sender not pre-approved|has restricted|has blocked you|blocked by the recipient',
      ),
      not: anyOf(
        'spam|virus|malware|phish|spf|dkim|dmarc',
        '\\bip\\b',
        'rcpthosts|relay',
        'mailbox name',
        'requests? to connect',
        'not (yet )?(been )?received',
      ),
    },
    'in-other-languages-recipient-refused-policy': {
      certainty: 'possible',
      text: inLanguages({
        de: 'empf[äa]nger\\S{0,4} .{0,40}(abgelehnt|abgewiesen|blockiert)',
        fr: 'destinataire .{0,40}(refus|rejet|bloqu)',
        es: 'destinatario .{0,40}(rechaz|bloque)',
        it: 'destinatario .{0,40}(rifiutat|respint|bloccat)',
        pt: 'destinat[áa]rio .{0,40}(recus|rejeit|bloque)',
      }),
      not: /relais|relay|spam|\bip\b/,
    },
    'group-closed': {
      text: inLanguages({
        en: 'group you tried to contact .{1,80}may not exist, or you may not have permission',
        de: 'gruppe, die sie kontaktieren m[öo]chten',
        es: 'grupo con el que has intentado ponerte en contacto',
        cs: 'skupina, kterou se pokou[sš][íi]te kontaktovat',
        ar: 'المجموعة .{0,80}التي حاولت الاتصال',
      }),
    },
  }),
  ...group({ class: 'recipient-refused-policy', level: 'symptom', source: 'RFC 3463 3.8: X.7.1' })({
    'policy-at-mail': {
      certainty: 'possible',
      stage: ['mail-from'],
      port: [25],
      code: ['5xx'],
      text: /polic(y|ies)/,
    },
    'recipient-refused-words': {
      certainty: 'possible',
      stage: ['rcpt-to'],
      text: anyOf(
        'policy',
        'access denied',
        'administrative(ly)? (prohibit|den)',
        'rejected',
        'refused',
        'not accepted',
        'blocked',
        'denied',
        'prohibited',
        'no permit',
        'failure sending mail',
      ),
      not: anyOf(
        'relay',
        'temporarily|later',
        'client host',
        'helo|ehlo',
        'configur|lookup|internal|server error',
      ),
    },
  }),
  ...group({ class: 'recipient-refused-policy', level: 'code', source: 'RFC 3463 3.8' })({
    'recipient-refused-code': {
      certainty: 'possible',
      stage: ['rcpt-to'],
      enhanced: ['x.7.0', 'x.7.1', 'x.7.2'],
    },
  }),
  ...group({ class: 'recipient-refused-policy', level: 'place', source: 'RFC 5321 4.2.2' })({
    'recipient-refused-place': { certainty: 'possible', stage: ['rcpt-to'], code: ['5xx'] },
  }),
];
