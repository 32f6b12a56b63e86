/** The sender address cannot be used. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const senderAddressInvalid: readonly Rule[] = [
  ...group({ class: 'sender-address-invalid', level: 'cause' })({
    'sender-unusable': {
      text: anyOf(
        'sender address rejected: (domain not found|need fully|malformed|invalid|user unknown|undeliverable|unverified|improper|bad|null|.{0,20}mx)',
        'domain of sender( address)?.{0,80}does not (exist|resolve)',
        '(invalid|bad|malformed|illegal|empty|blank|missing|null|improper|unresolvable|unroute?able) (mail )?(sender|return[- ]path|envelope[- ]?(from|sender)|mail from|reverse[- ]path|from( address)?\\b(?! header))',
        '(sender|return[- ]path|mail from|envelope (from|sender)|reverse[- ]path)( address| domain| e-?mail)?.{0,60}(is |was )?(invalid|malformed|syntax|not (exist|found|resolv\\w{0,30}|valid|fully)|does not (exist|resolve|have)|doesn.t (exist|resolve|have)|cannot be (resolved|verified|found)|could not be (resolved|verified|found)|has no|must (exist|resolve|contain|have a)|unresolvable|unroute?able|missing|blank|incorrect)',
        'requires? (a )?valid sender|without a (sender|from) address|from address (is required|may not be)|no (sender|from) address',
        'provide a valid (from|sender)|not allowed as a (from|sender)|from: domain is invalid|purported responsible address|is a dead domain',
        'blank from|required for (the )?sender|no mx .{0,12}(from|sender)|need(s)? fully[- ]qualified sender|sender domain',
        'from: ?domain must|mail from invalid|from address syntax|mail from.{0,20}syntax|syntax.{0,30}(mail from|sender|return path)',
        'domain of (the )?sender|(unknown|unrecognized|no such) sender( address)?\\b',
      ),
      not: anyOf(
        'header',
        'not owned',
        'reverse dns|rdns|\\bptr\\b',
        'rfc violation',
        'verif|validate|registered|authenticate your',
        'policy|spf|dkim|dmarc',
        'message.{0,40}from: ',
        '(sender|sending) ip\\b',
        'null sender|sender domain (is )?(black ?)?listed',
      ),
      source: 'https://www.postfix.org/postconf.5.html#smtpd_sender_restrictions',
    },
    'sender-check-failed': {
      text: anyOf(
        'sender verif(y|ication) (failed|error)',
        'verification failed for|verify (mail ?from|sender) failed|\\bbatv\\b',
        'sender address rejected: (unverified|undeliverable) address',
      ),
      not: /that sender domain is not verified/,
      source:
        'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-access_control_lists.html#SECTsenaddver',
    },
    'sender-domain-missing': {
      stage: ['mail-from'],
      text: anyOf(
        'domain.{0,30}(not found|does not exist|doesn.t exist|not resolve|unresolvable|unknown)|no such domain',
        'does not comply with (addr-spec|rfc)|not in the form required|\\(from\\)',
      ),
      source: 'RFC 3463 3.2: X.1.8',
    },
    'in-other-languages-sender-address-invalid': {
      text: inLanguages({
        de: 'absender(adresse)? (ist )?ung[üu]ltig',
        fr: '[ée]metteur invalide|exp[ée]diteur invalide',
        es: 'remitente (inv[aá]lid|no v[aá]lid)',
        it: 'mittente non valido',
        pt: 'remetente inv[aá]lido',
      }),
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'sender-address-invalid', level: 'symptom' })({
    'sender-syntax': {
      stage: ['mail-from'],
      code: [501, 553],
      text: /syntax|cannot decode/,
      source: 'RFC 5321 4.2.2: 501, 553',
    },
    'sender-rejected': {
      certainty: 'possible',
      stage: ['mail-from'],
      text: anyOf(
        'sender (address )?(was )?(rejected|refused|denied|not accepted)',
        'invalid (domain|address|mailbox|user)',
        '(domain|address).{0,30}(invalid|not exist|not found|does not|syntax)',
      ),
      source: 'RFC 3463 3.2: X.1.0',
    },
  }),
  ...group({ class: 'sender-address-invalid', level: 'code', source: 'RFC 3463 3.2' })({
    'sender-unusable-code': { enhanced: ['x.1.7', 'x.1.8'] },
  }),
];
