/** The sign-in of the server has a fault for now. */
import { anyOf, group, type Rule } from '../../rule.ts';

const rfc4954 = 'RFC 4954 6: 454';

export const authTemporaryFailure: readonly Rule[] = [
  ...group({ class: 'auth-temporary-failure', level: 'cause', source: rfc4954 })({
    'sign-in-system-down': {
      text: anyOf(
        'temporary (auth\\w{0,30}|login|sign-?in) (failure|error|problem)|auth\\w{0,30} temporar',
        'cannot authenticate due to (a )?temporary',
        '(connection lost to|cannot (reach|connect to)|unable to (reach|contact|connect)|could not (reach|contact)) .{0,20}auth',
        '(auth\\w{0,30}|login|sasl) ?(service|server|backend|system|daemon|database|socket|subsystem) (is )?(temporarily |currently )?(unavailable|not available|down|unreachable|busy|offline)',
        'unable to authenticate at present',
        'transient failure \\(e\\.g\\., weak key\\)',
        '(internal|temporary|transient).{0,12} auth\\w{0,30} (error|failure)',
        'system busy',
      ),
      examples: ['454 4.7.0 Temporary authentication failure'],
    },
  }),
  ...group({ class: 'auth-temporary-failure', level: 'symptom' })({
    'sign-in-system-down-code': {
      stage: ['auth'],
      code: [454, 451, 421, 435, 430],
      not: anyOf('invalid|incorrect|wrong|bad |no such|credential', 'too many'),
      source: 'RFC 4954 6',
    },
    'sign-in-trouble-for-now': {
      stage: ['auth'],
      text: anyOf(
        '(server|system|internal|temporary|service).{0,20}(error|problem|busy|unavailable|failure)',
        '(try|retry).{0,10} later',
      ),
      not: anyOf('too many', 'invalid|incorrect|wrong', 'could not authenticate', 'recipient'),
      source: rfc4954,
    },
  }),
];
