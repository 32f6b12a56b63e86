/** The message is too large (RFC 1870). */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const messageTooLarge: readonly Rule[] = [
  ...group({ class: 'message-too-large', level: 'cause' })({
    'too-large': {
      text: anyOf(
        '(message|mail|attachment|size|length|data|content|body|file)s?.{0,16} (is |are |was )?(too (large|big|long|great)|larger than|bigger than|greater than|oversized?)',
        'exceed\\w{0,30}.{0,50}(size|databytes|octets|bytes|[kmg]b)\\b|size.{0,50}(exceed|over|limit)',
        '(max(imum)?|allowed|permitted) (allowed |permitted |message |mail |e-?mail |attachment ){0,6}(size|length)',
        'size (limit|restriction|policy)',
        'too (large|big|much (mail |message )?data)|oversized',
      ),
      not: anyOf(
        'line(s)? .{0,20}(too long|length)|line length|long line|header',
        'mailbox .{0,30}(size|exceed|full)|quota|rate|per (day|hour|minute|second|connection)|limit for (today|the day)|daily|frequency|recipients? (per|limit)|sending limit',
        'key',
        'number of|too many|limits? (of|for) messages|command',
        'hop',
      ),
      source: 'RFC 1870 6, RFC 3463 3.4: X.3.4',
      examples: ['552 5.3.4 Message size exceeds fixed maximum message size'],
    },
    'in-other-languages-message-too-large': {
      text: inLanguages({
        de: 'nachricht .{0,20}zu gro',
        fr: 'message .{0,20}trop (gros|volumineux|grand)',
        es: 'mensaje .{0,20}demasiado grande',
        it: 'messaggio .{0,20}troppo grande',
        pt: 'mensagem .{0,20}muito grande',
        zh: '邮件.{0,8}(过大|太大)',
      }),
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'message-too-large', level: 'symptom', source: 'RFC 3463 3.3, 3.4' })({
    'too-large-code': { enhanced: ['x.3.4', 'x.2.3'] },
  }),
  ...group({ class: 'message-too-large', level: 'code', source: 'RFC 1870 6.1: 552' })({
    'too-large-reply': { certainty: 'possible', during: ['mail-from', 'data', 'after-data'], code: [552] },
  }),
];
