/** The server does not pass mail on for this client. */
import { anyOf, group, inLanguages } from '../../rule.ts';

export const relayDenied = group({ class: 'relay-denied', level: 'symptom' })({
  'relay-denied-words': {
    text: anyOf(
      'relay(ing)?( access| mail| attempt| (for|to) .{1,60})? ?(is |was |has been |attempts? )?(denied|not permitted|not allowed|prohibited|forbidden|refused|rejected|disabled|disallowed|restricted|failed)',
      '(unable|not permitted|not allowed|not authorized|refus\\w{1,30}|cannot|will not|don.t|do not|does not|no|unauthorized|denies|denied|can.t|prohibited).{0,24} relay',
      'relay.{0,4}restrict|forwarding to remote',
      'relay(ing)? (e-?mails?|mail|messages?)? ?(to|for|from) \\S{1,200} (is |are )?(not|n.t|never) (allowed|permitted|accepted|authori[sz]ed)',
      '(insecure|open) (mail )?relay|third[- ]party relay|not (an? )?(open )?(mail )?relay',
      'rcpthosts|not in my list of allowed|not a gateway|not local host',
      'domain .{0,40}(isn.t|is not|not) (in my list|hosted|handled|served|accepted|local|configured) ?(here|by this|on this)?',
      'we do not (accept mail for|handle|host)|not (a )?local (domain|recipient)',
    ),
    source: 'RFC 5321 7.9',
    examples: ['550 5.7.1 Relaying denied', '554 5.7.1 Relay access denied'],
  },
  'in-other-languages-relay-denied': {
    text: inLanguages({
      de: 'relay.{0,24}verboten|weiterleitung .{0,30}(nicht|abgelehnt)',
      fr: 'relais .{0,20}(refus|interdit)',
      es: 'relay .{0,20}(denegado|no permitido)',
    }),
    source: 'RFC 5321 4.2: the words of a reply are free',
  },
});
