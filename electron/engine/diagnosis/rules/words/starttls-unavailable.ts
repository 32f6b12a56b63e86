/** STARTTLS is missing, or does not work (RFC 3207). */
import { anyOf, group, type Rule } from '../../rule.ts';

const starttls = 'RFC 3207';
/** The server limits this client, which has nothing to do with the protection. */
const clientLimit =
  /(connection|session)s?\b.{0,40}(limit|per|at a time|exceed)|too many|rate ?limit|too (fast|much)/;

export const starttlsUnavailable: readonly Rule[] = [
  ...group({ class: 'starttls-unavailable', level: 'cause' })({
    'starttls-missing-words': {
      text: anyOf(
        '(starttls|tls|ssl|secure connections?)"?( extension| command| upgrade)? ?(is |are |was |currently |has ){0,6}(not|un)[ -]?(supported|available|offered|advertised|accepted|recognized|implemented|enabled)',
        'requested ssl level failed|(did ?n.t|did not|no) (find )?starttls|tls session is required, but',
        '(tls|starttls) (is |currently |temporarily ){0,6}(unavailable|not possible)|starttls (has )?failed|missing requirement.{0,80}\\btls\\b',
        'starttls not (supported|available)',
        '(does|did|do)( not|n.t) (support|advertise|announce|offer|allow) (the )?(starttls|tls|ssl|secure connections?|encryption)',
        'starttls is required.{0,60}(not|n.t)',
        'tls is required, but (was|is) not offered',
        '(tls|starttls) .{0,30}(local (problem|error|failure)|temporary (reason|failure|error)|missing certificate)',
        'starttls (command )?used when not advertised',
        '(error|failed|failure|unable|cannot|could not).{0,20} (upgrad\\w{0,30}|start\\w{0,30}|initiat\\w{0,30}|negotiat\\w{0,30}).{0,20} (starttls|tls)\\b(?!.{0,40}certificate)',
        'secure link.{0,80}starttls',
        'unrecognized.{0,20}starttls|starttls.{0,20}(unrecognized|unknown command|not understood)',
      ),
      not: anyOf('certificate', 'tls version', 'ssl routines', 'handshake'),
      source: starttls,
      examples: [
        'STARTTLS is required but the server does not support it',
        '454 4.7.0 TLS not available due to local problem',
      ],
    },
    'starttls-refused-for-now': {
      variant: 'for-now',
      stage: ['starttls'],
      code: [454],
      not: clientLimit,
      source: 'RFC 3207 4',
    },
  }),
  ...group({ class: 'starttls-unavailable', level: 'symptom', source: starttls })({
    'starttls-refused-code': { stage: ['starttls'], code: ['4xx', '5xx'], not: clientLimit },
  }),
  ...group({ class: 'starttls-unavailable', level: 'place', source: starttls })({
    'starttls-place': { certainty: 'possible', stage: ['starttls'] },
  }),
];
