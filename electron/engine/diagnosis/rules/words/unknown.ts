/** The server said no, and not why. */
import { group, type Rule } from '../../rule.ts';

const rfc5321 = 'RFC 5321 4.2.2';

export const unknown: readonly Rule[] = [
  ...group({ class: 'unknown', level: 'symptom', source: rfc5321 })({
    'mailbox-unavailable-at-mail': {
      certainty: 'possible',
      stage: ['mail-from'],
      code: ['4xx'],
      text: /mailbox (is )?(unavailable|not available|busy)/,
    },
  }),
  ...group({ class: 'unknown', level: 'place', source: rfc5321 })({
    'nothing-said': {
      certainty: 'possible',
      text: /^((the )?transaction (has )?failed|(delivery error: \w{1,30} )?requested (mail )?action (aborted|not taken)( -.*)?|failed|error|no|rejected|refused)?[.!]?$/,
      during: ['data', 'after-data'],
      code: ['5xx'],
    },
  }),
];
