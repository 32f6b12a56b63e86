/** Too much mail in a short time. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const rateLimited: readonly Rule[] = [
  ...group({ class: 'rate-limited', level: 'cause' })({
    'too-fast': {
      text: anyOf(
        'rate[- _]?(over)?limit|relay limit|rate control|rate (is |was |has been )?exceeded',
        '(limit|number).{0,40}outgoing (messages|mails|e-?mails).{0,30}exceed',
        '(message|sending|submission|send|mail|recipient|delivery|email) ?(submission )?rate\\b',
        'too (fast|quickly|frequently|rapidly)',
        'at a rate that',
        'throttl',
        'unusual rate|(unexpected|excessive|high) volume|too much (mail|email|traffic)(?! data)|volume .{0,20}(limit|exceed)',
        'slow(ing)? down|slower\\b|(e-?mails|messages) sent (in|within)|too many sent',
        'per (second|minute|hour)|hourly|hour[- ](limit|quota|sending|rate)|(limit|quota).{0,30}hour|/ ?1?h(our)?\\b|/ ?min',
        'too many (recent )?(messages|mails|emails|e-mails|recipients? (in|within|per)|requests|rcpts|sends|deliveries|letters)(?! (in|on|for|during) this)',
        'exceed\\w{0,30}.{0,30}(outgoing|messages?|mails?|emails?) (messages? )?limit',
        'exceeded the .{0,20}number of (e?-?mails|messages)',
        'sending (too )?(many|much)|sends too many|sent too many',
        'frequency (is )?(limit|exceed|too)|frequency limited',
        'try again (in|after) \\d{1,20} ?(s|sec|m|min)',
        '(wait|retry (in|after)) \\d{1,20}',
        'intrusion prevention|flood(ing)?',
        'short (period|time)',
        'max(imum)? (emails|messages|defers).{0,30}per hour',
      ),
      not: anyOf(
        '(daily|per day|24[- ]?hour|monthly)',
        'log ?-?in|logon|auth|password|sign-?in',
        'connection (rate|frequency)|too frequent connect|(messages|mails|emails) (in|on|for|per) (this |one )?(connection|session)',
        'too many (errors|invalid|unknown|bad|hops|received)',
        'dmarc|spf|dkim',
        'greylist|graylist',
        'too many recipients(?! (in|within|per))',
        'corporate',
        'ip( address)? (has been|is|was) .{0,20}block',
        '(in|on) the server',
      ),
      source: 'https://support.google.com/a/answer/166852',
    },
    'closed-for-policy': {
      certainty: 'possible',
      stage: ['mail-from', 'rcpt-to', 'after-data'],
      code: [421],
      text: /policy/,
      not: /spf|dkim|dmarc|authenticat|content|spam|reputation|\bip\b/,
      source: 'https://new-faq.comservice-ffo.de/smtp-fehlermeldungen-e-mail-fehler/',
    },
    'in-other-languages-rate-limited': {
      text: inLanguages({
        de: 'in kurzer zeit|pro stunde|zu viele (nachrichten|e-?mails)',
        fr: 'par heure|trop de (messages|mails|courriels)',
        es: 'por hora|l[ií]mite de env[ií]o|demasiados (mensajes|correos)',
        it: 'all.ora|limite di invio|troppi messaggi',
        pt: 'por hora|limite de envio|muitas mensagens',
        zh: '频率.{0,8}(过高|过快|限制|超)|频率受限|过于频繁|發送過快',
      }),
      not: /登录|anmelde/,
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'rate-limited', level: 'symptom' })({
    'too-fast-code': { enhanced: ['x.7.28'], source: 'IANA enhanced status codes, X.7.28' },
    'recipients-per-message': {
      certainty: 'possible',
      text: anyOf(
        'too many recipients',
        'too many rcpt',
        'maximum number of recipients|\\d{1,20} recipients',
        'recipient(s)? limit',
        'number of recipients',
      ),
      source: 'RFC 3463 3.6: X.5.3',
    },
  }),
];
