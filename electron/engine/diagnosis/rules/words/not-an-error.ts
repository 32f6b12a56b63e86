/** Nothing failed: a reply that says yes (RFC 5321 4.2.1), or words of success. */
import { anyOf, group, type Rule } from '../../rule.ts';

export const notAnError: readonly Rule[] = [
  ...group({ class: 'not-an-error', level: 'symptom', source: 'RFC 5321 4.2.1' })({
    'reply-says-yes': {
      code: [211, 214, 220, 221, 235, 250, 251, 252, 334, 354],
      unlessObserved: ['protocol-fault'],
    },
    'cancelled-by-person': {
      certainty: 'possible',
      text: anyOf('(task|operation|sending) was cancell?ed (before|by the user)|cancell?ed by (the )?user'),
    },
    'words-of-success': {
      text: anyOf(
        '^.{0,60}\\b(e-?mail|message|test)( message)?( was| has been)? (successfully )?(sent|delivered|accepted)( successfully)?[.! ]{0,3}$',
        'queued (as|for delivery)|accepted for delivery|status=sent \\(',
      ),
      not: anyOf('not|error|fail|reject|denied|refus|could|unable|warning'),
    },
  }),
];
