/** The text is about the server that hands out mail: POP3 (RFC 1939), IMAP (RFC 9051). */
import { anyOf, group, type Rule } from '../../rule.ts';

const sending =
  '\\bsmtps?\\b|\\bsending\\b|outgoing|postausgang|pop.?before.?smtp|before sending|check.{0,20}mail first|\\b(465|587|25|2525)\\b';

export const receivingNotSending: readonly Rule[] = [
  ...group({ class: 'receiving-not-sending', level: 'observed', source: 'RFC 1939 3, RFC 9051 7.1' })({
    'receiving-answer': {
      certainty: 'certain',
      text: anyOf('^-err\\b', '^[a-z]{0,4}\\d{1,6} (no|bad) \\[(authenticationfailed|alert|unavailable)\\]'),
      not: anyOf('plaintext|\\bssl\\b|\\btls\\b'),
      examples: ['-ERR [AUTH] Username and password not accepted.'],
    },
  }),
  ...group({ class: 'receiving-not-sending', level: 'fixed', source: 'RFC 1939, RFC 9051' })({
    'receiving-task': {
      certainty: 'certain',
      text: anyOf("\\breceiving' reported error|(receiving|incoming) \\((pop3?|imap)\\) (e-?mail )?server"),
      examples: [
        "Task 'anna@example.com - Receiving' reported error (0x8004210A) : 'The operation timed out waiting for a response from the receiving (POP) server.'",
      ],
    },
    'receiving-port': {
      text: anyOf(
        '(tcp|ssl|tls|imaps?|pop3s?)://[\\w.-]{1,255}:(110|143|993|995)\\b',
        '\\b[\\w-]{1,63}\\.[\\w.-]{1,255}[: ]+(110|143|993|995)\\b',
        '\\b(on )?port:? (110|143|993|995)\\b',
      ),
      not: anyOf(sending),
      examples: ['Can\'t connect to host "tcp://mail.example.com:993"'],
    },
    'receiving-protocol': {
      text: anyOf(
        '\\b(imap4?s?|pop3s?)\\b.{0,60}(fail|error|refused|denied|invalid|timed out|not (connect|respond)|could not|cannot|can.t|unable|reject|lost|closed|exceeded)',
        '(fail|error|refused|denied|invalid|timed out|could not|cannot|can.t|unable|reject).{0,60}\\b(imap4?s?|pop3s?)\\b',
        'could not find the inbox',
        '\\b(fetchmail|getmail|offlineimap|mbsync|imapsync|imaplib|poplib)\\b.{0,80}(error|fail|refused|denied|timed out|could not|cannot|unable)',
      ),
      not: anyOf(sending.replace('|\\b(465|587|25|2525)\\b', '')),
      examples: ['IMAP login failed: please check the user name'],
    },
  }),
];
