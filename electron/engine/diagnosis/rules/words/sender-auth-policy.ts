/** The rules of the sender's domain are not met (SPF, DKIM, DMARC). */
import { anyOf, group, type Rule } from '../../rule.ts';

export const senderAuthPolicy: readonly Rule[] = [
  ...group({ class: 'sender-auth-policy', level: 'fixed', source: 'RFC 7372, RFC 7489 10.3' })({
    'sender-domain-rules': {
      text: anyOf(
        'dmarc',
        '\\bspf\\b',
        'dkim(?!-signature)|\\(au01\\)|anti-?spoof',
        'sender ?id\\b|sender policy framework',
        'unauthenticated (e-?mail|mail|message)|mail is unauthenticated',
        'openspf|domain.?keys',
        'required authentication level|authentication (checks?|results?|information)( failed| did not|\\.| or )',
        'email authentication|sender authentication (failed|required)',
      ),
      not: anyOf(
        'unauthenticated senders?',
        'unusual rate',
        'duplicate header',
        'low reputation|poor reputation',
        'obtained from helo',
      ),
      examples: ['550 5.5.0 SPF: 192.0.2.44 is not allowed to send mail. LPN004_401'],
    },
  }),
  ...group({
    class: 'sender-auth-policy',
    level: 'symptom',
    source: 'RFC 7372 3, https://support.google.com/a/answer/3726730',
  })({
    'sender-domain-rules-code': {
      enhanced: [
        'x.7.20',
        'x.7.21',
        'x.7.22',
        'x.7.23',
        'x.7.24',
        'x.7.26',
        'x.7.27',
        'x.7.29',
        'x.7.30',
        'x.7.31',
        'x.7.32',
        'x.7.40',
        'x.7.509',
        'x.7.515',
      ],
      examples: ['550 5.7.26 This mail has been blocked because the sender is unauthenticated'],
    },
  }),
];
