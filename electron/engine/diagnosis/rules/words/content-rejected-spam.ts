/** The content of the message is refused. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const rfc3463 = 'RFC 3463 3.8: X.7.1';

export const contentRejectedSpam: readonly Rule[] = [
  ...group({ class: 'content-rejected-spam', level: 'cause' })({
    'spam-or-virus': {
      during: ['data', 'after-data', 'rcpt-to', 'mail-from', 'connect'],
      text: anyOf(
        '\\bspam(s|my|ming|signature|trap)?\\b|spam[- _]?(message|mail|content|filter|score|detected)|anti-?spam|junk ?mail|unsolicited|bulk (mail|e-?mail)',
        'virus|malware|malicious|trojan|infected|phish|ransom|eicar',
        'invalid attachment|(suspicious|prohibited|forbidden|objectionable|offensive|banned|illegal(?! format)|unacceptable|blocked|dangerous|harmful) .{0,24}(content|message|attachment|file|link|url|characteristics)',
        '(message|mail|e-?mail) .{0,40}(is )?(suspicious|likely unsolicited|looks like|considered)',
        '(content|attachment|file type|url|link|body|subject)s?( of (the|your) (message|mail))? ?.{0,30}(is |was |are |has been )?(rejected|denied|blocked|refused|not (allowed|permitted|accepted)|prohibited|forbidden|banned|listed|filtered)',
        '(rejected|blocked|denied|refused|discarded|filtered).{0,40}(content|filter|attachment|url|link|signature|keyword|scan)',
        'spam points|mass mail(er|ing)|recurrent pattern|potential security issue|security (policies|policy|violation)|blocked by (security|filter)',
        'surbl|uribl|dbl\\.spamhaus|(url|uri|link|domain)s? .{0,40}(black|block)list',
        'b-url|b-text|high[- ]?(probability|score)|score .{0,20}(too high|exceed)',
        '\\bdt:spm\\b|behaviou?r spam|content spam',
        'not rfc.{0,20}spam|looks? (like )?spam',
      ),
      not: anyOf(
        '\\b(your|sending|client|source|this|the sending) (ip|host|server|network)\\b.{0,60}(block|list|reputation|reject|den)',
        'blocked using|block ?listed|blacklisted by|rbl\\b',
        'ptr|reverse dns',
        'dmarc|\\bspf\\b|dkim',
        'rate|unexpected volume|hour limit|too many|frequency|limit exceeded',
        'ip( address)?\\]? .{0,30}(black|block|reputation)',
        'unauthenticated',
        'rfc ?5322|not rfc',
        'account|outboundspam|wascl',
        'if this is not spam contact abuse$ ',
      ),
      source: rfc3463,
      examples: ['550 5.7.1 Message rejected as spam'],
    },
    'in-other-languages-content-rejected-spam': {
      text: inLanguages({
        de: 'als spam|spamverdacht',
        fr: 'contenu .{0,20}(rejet|refus)|ind[ée]sirable',
        es: 'correo no deseado|considerad\\S{0,200} spam',
        it: 'messaggio indesiderato',
        ru: 'спам',
        zh: '垃圾邮件|疑似垃圾',
      }),
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'content-rejected-spam', level: 'symptom', source: rfc3463 })({
    'content-policy': {
      during: ['data', 'after-data'],
      text: anyOf(
        '(message|mail|e-?mail|content|transaction|data)( has been| was| is)? (rejected|refused|blocked|denied|not accepted|discarded|bounced)',
        '(rejected|refused|blocked|denied) .{0,30}(policy|security|filter|rule|reason|milter|administrat)',
        'policy (violation|restriction|reason|reject)|local policy|against policy|message rejected|not accepted for policy',
        'rejected|blocked|mail rejet',
      ),
      not: anyOf('temporarily|later|try again', 'relay', 'pipelin'),
    },
  }),
  ...group({ class: 'content-rejected-spam', level: 'code', source: 'RFC 3463 3.8' })({
    'content-policy-code': {
      certainty: 'possible',
      during: ['data', 'after-data'],
      enhanced: ['x.7.0', 'x.7.1'],
    },
  }),
  ...group({ class: 'content-rejected-spam', level: 'place', source: 'RFC 5321 4.2.2: 554' })({
    'content-refused-reply': { certainty: 'possible', during: ['data', 'after-data'], code: ['5xx'] },
  }),
];
