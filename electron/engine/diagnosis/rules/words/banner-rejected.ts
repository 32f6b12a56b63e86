/** The server refuses to talk, in its greeting. */
import { anyOf, group, type Rule } from '../../rule.ts';

const rfc5321 = 'RFC 5321 3.1';

export const bannerRejected: readonly Rule[] = [
  ...group({ class: 'banner-rejected', level: 'symptom', source: rfc5321 })({
    'greeting-refused-words': {
      during: ['banner', 'connect'],
      text: anyOf(
        'no smtp service',
        'not allowed to connect|not welcome',
        'access (is )?denied|rejected|refused|closing connection',
        'service not available',
        'transaction failed',
        'no service',
        'not accepting (mail|messages|connections)',
      ),
      not: anyOf(
        'service .{0,30}later|later.{0,30}service',
        'refusing connections',
        'econnrefused|connection refused|actively',
        'temporarily|try (again|later)',
      ),
      code: ['5xx'],
    },
  }),
  ...group({ class: 'banner-rejected', level: 'code', source: rfc5321 })({
    'greeting-refused-code': { certainty: 'possible', stage: ['banner'], code: ['5xx'] },
  }),
];
