/** What a pasted text shows beyond the words of a server: codes and sentences of programs, how a conversation ended. */
import { textClasses } from '../../../../../shared/problems/problems.ts';
import { group, type Rule } from '../../rule.ts';

const tables = 'The tables of engine/diagnosis/paste and shared/devices/codes, each row with its source';

const programs: readonly Rule[] = textClasses.flatMap((problem) =>
  group({ class: problem, level: 'program', source: tables })({
    [`program-says-${problem}`]: { observed: [`program-says:${problem}`] },
    [`program-hints-${problem}`]: { certainty: 'possible', observed: [`program-hints:${problem}`] },
  }),
);

export const pastedRules: readonly Rule[] = [
  ...programs,
  ...group({ class: 'not-an-error', level: 'place', source: 'RFC 5321 3.1, 4.2.1' })({
    'pasted-conversation-went-well': { observed: ['conversation-went-well'] },
    'pasted-conversation-unfinished': {
      certainty: 'possible',
      variant: 'unfinished',
      observed: ['conversation-unfinished'],
    },
    'pasted-log-without-trouble': { certainty: 'possible', observed: ['no-trouble-told'] },
  }),
  ...group({ class: 'tls-required-first', source: 'RFC 4954 4, RFC 3207 4.2' })({
    'pasted-sign-in-before-encryption': {
      level: 'observed',
      observed: ['encryption-not-used'],
      text: /(not|n.t) (support|offer|advertis)\w{0,3}.{0,20}auth|authenti|auth (extension|command)/,
    },
    'pasted-encryption-not-used': {
      level: 'program',
      certainty: 'possible',
      observed: ['encryption-not-used'],
    },
  }),
  ...group({ class: 'unknown', level: 'program', source: tables })({
    'pasted-device-without-maker': {
      certainty: 'possible',
      variant: 'which-device',
      observed: ['maker-missing'],
    },
  }),
  // What is wrong with settings may stand beside them, in words that have one meaning.
  ...group({ class: 'unknown', level: 'cause', source: tables })({
    'pasted-configuration': { variant: 'configuration', observed: ['configuration'] },
  }),
  ...group({ class: 'unknown', level: 'nothing', source: 'RFC 5321 4.2: without a reply no server said no' })(
    {
      'pasted-no-server-words': {
        certainty: 'possible',
        variant: 'no-server-words',
        observed: ['no-server-words'],
      },
    },
  ),
];
