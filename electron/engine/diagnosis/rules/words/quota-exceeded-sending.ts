/** The amount of mail for a day or a month is used up. */
import { anyOf, group, inLanguages } from '../../rule.ts';

export const quotaExceededSending = group({ class: 'quota-exceeded-sending', level: 'cause' })({
  'day-quota': {
    text: anyOf(
      'dail?y .{0,40}(limit|quota|maximum|allowance|cap)|(limit|quota|maximum|allowance|cap).{0,60}(daily|per day|a day|/ ?day|today|24 ?h)',
      '(messages|mails?|emails?|recipients|sends).{0,24} (per|a|/) ?(day|month)',
      '(sending|sent|outgoing|outbound|smtp|send|submission)( mail| email| message)? (quota|allowance|limit)s?( \\w{1,30}){0,6} (exceed|reach|used|exhaust|hit)',
      '(e?-?mail (limit|allowance)|message (quota|limit|allowance))s?( \\w{1,30}){0,6} (exceed|reach|used|exhaust|hit)',
      '(sending|outgoing|outbound|send) (quota|allowance)',
      '(exceed\\w{0,30}|reach\\w{0,30}|over|hit|used up).{0,40}(sending|outgoing|outbound|send) (quota|limit|allowance)',
      '(consumed|used( up)?|exhausted|run out).{0,30}\\bcredits?\\b|billing period',
      'credits?.{0,20}(exceed|exhaust|expired|used|insufficient|not enough)|\\b(insufficient|no|out of|enough|maximum) (\\w{1,30} )?credits?\\b',
      'month(ly)? .{0,30}(limit|quota|allowance|cap)|(limit|quota|allowance).{0,30}month',
      '(plan|subscription|package|account).{0,20} limits?( (is|was|has been))? (reach|exceed)',
      'upgrade (your|to a|the)? ?(\\w{1,30} )?(plan|account|subscription)',
      '24[- ]hours?|in one day',
      'ratequota|sender quota|over your (\\w{1,20} )?(relay|sending|mail|message) quota|(message|mail|recipient) count (quota|limit)',
    ),
    not: anyOf(
      'hourly|hour limit|per hour|/ ?1?h\\b|per (minute|second)',
      'recipient.{0,40}(over quota|is full)',
      'mailbox.{0,30}(quota|full)',
      'sandbox|trial|free account',
      'size limit',
      'trust',
    ),
    source: 'https://support.google.com/a/answer/166852',
  },
  'in-other-languages-quota-exceeded-sending': {
    text: inLanguages({
      de: 'pro tag|tageslimit|t[äa]gliche',
      fr: 'par jour|quota (journalier|quotidien)|limite quotidienne',
      es: 'l[ií]mite diario|por d[ií]a',
      it: 'limite giornaliero|al giorno',
      pt: 'limite di[aá]rio|por dia',
      zh: '每天|每日|当日',
    }),
    source: 'RFC 5321 4.2: the words of a reply are free',
  },
});
