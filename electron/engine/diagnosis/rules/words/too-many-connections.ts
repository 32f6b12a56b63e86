/** Too many connections at once, or too often. */
import { anyOf, group, inLanguages } from '../../rule.ts';

export const tooManyConnections = group({ class: 'too-many-connections', level: 'cause' })({
  'connections-at-once': {
    text: anyOf(
      'too many( [\\w/]+){0,4} (connections|sessions|connects)\\b',
      '(concurrent|simultaneous|parallel).{0,30}(connection|session|submission)s?',
      'max(imum)?( number of)? ?(allowed )?((smtp )?(connections|sessions)|(messages?|mails?|emails?|recipients)( per| for this| in this)+ (connection|session))',
      '(connection|session|connect)s? (frequency|rate|limit|count)',
      'too (frequent|many) connect',
      '\\b(one|\\d{1,3}|single) ((smtp|tls) )?(connection|session)s? (is |are )?(allowed )?(per|for each|from (one|each|a)|at a time|at once)',
      '(connection|session)s? .{0,40}(limit|exceed)|(limit|exceed\\w{0,30}).{0,40} (connection|session)s?\\b',
      'too many (messages|mails|emails|transactions) (in|on|per|for|during) (this |the |a |one |same )?(connection|session)',
      '(sender|outbound|inbound|sending) thread limit|submission.{0,20}thread',
    ),
    not: anyOf('timeout|timed out|connection time', 'spamhaus|blocklist', 'statistics: max'),
    source: 'RFC 5321 4.2.3: 421',
    examples: ['421 4.3.2 Service not available, too many connections'],
  },
  'in-other-languages-too-many-connections': {
    text: inLanguages({
      de: 'zu viele (gleichzeitige )?verbindungen',
      fr: 'trop de connexions',
      es: 'demasiadas conexiones',
      it: 'troppe connessioni',
      pt: 'muitas conex',
      zh: '连接数过多',
    }),
    source: 'RFC 5321 4.2: the words of a reply are free',
  },
});
