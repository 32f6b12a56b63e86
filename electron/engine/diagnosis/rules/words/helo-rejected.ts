/** The server refuses the name given in EHLO (RFC 5321 4.1.4). */
import { anyOf, group, type Rule } from '../../rule.ts';

const rfc5321 = 'RFC 5321 4.1.4';

const nameRefused = anyOf(
  '(helo|ehlo).{0,120}(invalid|reject|refus|not match|mismatch|bad|denied|deny|forged|fake|wrong|not allowed|need|require|must|is my|not (fully|valid|accepted|an?)|illegal|unresolvable|does not (resolve|exist)|fqdn|not found|contains|error|fail|syntactically|localhost|ip address)',
  '(invalid|reject\\w{0,30}|refus\\w{0,30}|bad|fake|forged|wrong|illegal|syntactically invalid|malformed|unqualified|unresolvable|not accept\\w{0,30}).{0,40}(helo|ehlo)',
  'need fully-qualified host ?name',
  'host ?name.{0,30}(in|given in|of|as) (your )?(helo|ehlo)',
  'helohost',
  '(helo|ehlo)( name| host ?name| domain| argument|\\s?\\[[\\w.:]{2,45}\\])? (is )?(not permitted|forbidden|blocked|unacceptable|without)',
  '(proper|valid|real|correct|dynamic[- ]looking|generic|suspicious) (helo|ehlo)',
  '(helo|ehlo)( name| host ?name)? (looks|seems|appears)|sender helo .{0,40}(dns|record|valid)',
);

const notTheName = anyOf(
  '(say|send|issue|need|use|expect\\w{0,30}|no|first|missing|without|before) (a |an )?"?(helo|ehlo)',
  '(helo|ehlo)(/(helo|ehlo))?( command)? (first|expected|needed|required)',
  'polite people',
  'obtained from helo',
  'sender address rejected',
  'spf|dmarc',
  'starttls',
  'not connected|without being connected|second ehlo|does not (advertise|support|offer)',
);

export const heloRejected: readonly Rule[] = [
  ...group({ class: 'helo-rejected', level: 'cause', source: rfc5321 })({
    'hello-name-refused': {
      text: nameRefused,
      not: notTheName,
      examples: ['501 5.5.4 Invalid HELO name'],
    },
  }),
  ...group({ class: 'helo-rejected', level: 'fixed', source: 'RFC 5321 4.1.4; Postfix smtpd_delay_reject' })({
    'hello-name-refused-after-sign-in': {
      variant: 'after-sign-in',
      during: ['mail-from', 'rcpt-to', 'data', 'after-data'],
      observed: ['signed-in'],
      text: nameRefused,
      not: notTheName,
      examples: ['504 5.5.2 <laptop>: Helo command rejected: need fully-qualified hostname'],
    },
  }),
  ...group({ class: 'helo-rejected', level: 'symptom', source: rfc5321 })({
    'hello-name-syntax': {
      stage: ['ehlo'],
      text: anyOf(
        'invalid (domain|host|argument|name|address)',
        '(domain|host) ?name (is )?(invalid|required|not)',
        'syntax(?!.{0,40}command)',
        'access denied',
        'rejected',
        'spoof',
        'argument',
      ),
    },
  }),
  ...group({ class: 'helo-rejected', level: 'code', source: rfc5321 })({
    'hello-refused-code': { stage: ['ehlo'], code: [501, 504, 550, 553, 554] },
  }),
];
