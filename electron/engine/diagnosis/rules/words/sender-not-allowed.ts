/** The account may not send as this address. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const senderNotAllowed: readonly Rule[] = [
  ...group({
    class: 'sender-not-allowed',
    level: 'observed',
    source: 'smtp-replies: "relaying denied" with sign-in is mostly a sender that the account may not use',
  })({
    'relay-denied-signed-in': {
      certainty: 'possible',
      observed: ['signed-in'],
      text: /relay/,
      code: ['5xx'],
    },
  }),
  ...group({
    class: 'sender-not-allowed',
    level: 'fixed',
    source: 'https://www.postfix.org/postconf.5.html#reject_sender_login_mismatch',
  })({
    'sender-not-owned': {
      certainty: 'certain',
      text: anyOf(
        'sender address rejected: not owned by (auth(orized)? )?user',
        'sendasdenied',
        'permissions? to send as this sender',
      ),
      examples: [
        '553 5.7.1 Sender address rejected: not owned by user',
        '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
        '554 5.2.252 SendAsDenied',
      ],
    },
    'sender-not-owned-words': {
      text: /not owned by|send as this sender/,
      examples: ['451 4.0.0 backend: invalid return path: not owned by user'],
    },
  }),
  ...group({
    class: 'sender-not-allowed',
    level: 'fixed',
    source:
      'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online',
  })({
    'sender-not-allowed-code': {
      certainty: 'certain',
      enhanced: ['5.7.60', '5.2.252'],
      examples: ['550 5.7.60 Refused'],
    },
  }),
  ...group({ class: 'sender-not-allowed', level: 'cause' })({
    'sender-must-be-account': {
      text: anyOf(
        '(mail from|from|sender|envelope|mailfrom|your e-?mail)( (address|user|account|header))?.{0,40}(must|should|has to|does not|doesn.t|do not|mismatch|differ\\w{0,30}|inconsistent|is not the same|doesn.t conform).{0,40}(auth|log ?in|user ?name|account|smtp user|logon|credential)',
        '(from|sender) address must use (this|the|your)',
        '(mail ?from|from|sender)( address)? must (be |match |equal )(the )?(same|authorized|authenticated)',
        '(auth\\w{0,30}|log(ged)? ?in|user ?name|smtp user|account).{0,40}(does not|doesn.t|do not|not|must|mismatch).{0,16}(match|equal|same|correspond).{0,40}(sender|from|envelope)?',
        '(envolope|envelope|sender|from)[- ]?(sender|address)?( is)? mismatch',
        '(not|n.t|never|cannot) (be )?(allowed|permitted|authori[sz]ed|entitled|able)? ?(to )?(send|use|submit|sending)( (mail|e-?mails?|messages?|out))? ?((on behalf|as|from)\\b|(using|with|for) (this|that|the|your) (\\w{1,30} )?(address|sender|domain|identity))',
        '(sender|from)( address| header| domain)?.{0,60}(is |are )?(not|isn.t|aren.t|n.t) (allowed|permitted|authori[sz]ed|yours|in (my|our|your) domains?|accepted for|registered for|one of your|among)',
        '(unauthori[sz]ed|forbidden|not allowed|disallowed) (sender|from|envelope|mail from)',
        'not permitted to send as|send[- ]on[- ]behalf|spoof(ed|ing) .{0,30}(sender|from)',
        '(address|sender|from|domain).{0,30}(does not|doesn.t|not) belong to',
        'relaying disallowed',
        'non-local account|local sender .{0,30}(only|must)|not local sender',
        'sender address rejected: (access denied|not allowed|not permitted)',
        'user .{0,60}is not authorized to perform',
      ),
      not: anyOf(
        'spf|dkim|dmarc',
        'verif(y|ied|ication)|signature|confirm|validat|registered|authenticate your',
        'blank|empty|missing|\\bnull\\b|invalid|account is',
        'not (logged in|authenticated)(?! as)',
        'unauthenticated',
        'recipient(?! address rejected: user)',
        '\\bip\\b',
        'domain (is )?not (associated|registered|found)',
      ),
      source: 'https://www.postfix.org/postconf.5.html#smtpd_sender_restrictions',
    },
    'in-other-languages-sender-not-allowed': {
      text: inLanguages({
        de: 'absender.{0,40}(nicht (erlaubt|zul[äa]ssig|berechtigt|gestattet)|stimmt nicht)',
        fr: 'exp[ée]diteur.{0,40}(non autoris|pas autoris|interdit)',
        es: 'remitente.{0,40}no (permitid|autorizad|coincide)',
        it: 'mittente.{0,40}non (autorizzat|consentit|ammess)',
        pt: 'remetente.{0,40}n[aã]o (permitid|autorizad|corresponde)',
        ru: 'отправител.{0,40}не (соответству|принадлеж|разреш)',
        zh: '发件人.{0,20}(不一致|不匹配|不符)',
      }),
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'sender-not-allowed', level: 'symptom', source: 'RFC 5321 4.2.2: 550, 553' })({
    // Apple's mail programs, for any refusal of MAIL FROM
    'sender-refused-by-server': {
      certainty: 'possible',
      text: /sender address .{1,80}was rejected by the server/,
    },
    'sender-unknown-at-mail': {
      certainty: 'possible',
      stage: ['mail-from'],
      code: [550, 553],
      text: anyOf('mailbox unavailable', 'mailbox name (not allowed|invalid)', 'not allowed'),
    },
  }),
  ...group({ class: 'sender-not-allowed', level: 'place', source: 'RFC 5321 4.2.2' })({
    'sender-refused-place': { certainty: 'possible', stage: ['mail-from'], code: [550, 551, 553, 554] },
  }),
];
