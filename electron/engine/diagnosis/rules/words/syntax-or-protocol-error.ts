/** One side broke the rules of the protocol. */
import { anyOf, group, type Rule } from '../../rule.ts';

const rfc5321 = 'RFC 5321 4.2.2';

export const syntaxOrProtocolError: readonly Rule[] = [
  ...group({ class: 'syntax-or-protocol-error', level: 'cause', source: 'RFC 4954 6' })({
    'sign-in-exchange-garbled': {
      stage: ['auth'],
      text: /base64|cannot decode|already authenticated|nested auth|exchange line|identity changes/,
    },
  }),
  ...group({ class: 'syntax-or-protocol-error', level: 'symptom', source: rfc5321 })({
    'command-not-understood': {
      text: anyOf(
        'syntax error|parse error|cannot parse',
        'command (is )?(not|un|in)[ -]?(recogni[sz]ed|implemented|supported|known|valid|accepted|understood|allowed|permitted|expected)|command (unrecognized|unknown)',
        '(unrecogni[sz]ed|unknown|unimplemented|unsupported|unexpected|invalid|bad|illegal|out of sequence) (smtp )?(command|parameter|argument|option|verb|response|reply|sequence)',
        'bad sequence|out of (order|sequence)|sequence error|wrong sequence|nested mail|sender already (specified|given)|duplicate (mail|helo)',
        '(send|say|need|issue|expecting|no|must) (a |an |the )?"?(hello|helo|ehlo)\\b',
        '(need|issue|expecting|must (send|issue)|send|no) (a |an |the )?"?(mail|rcpt|data)("| (first|before|command|from\\b(?! \\S)|from:|to:|\\(|expected)|/|-)|(need|expecting|no) (mail|rcpt|data)$',
        'polite people',
        'protocol (error|violation|synchroni[sz]ation)|violat\\w{1,30} .{0,20}protocol|pipelin|synchroni[sz]ation error',
        'too many unauthenticated commands',
        'too many (errors|(syntax|protocol|unknown|unrecognized|bad|invalid|smtp|junk|non-?mail|unrecogni[sz]ed) (errors|commands))|error limit|exceed.{0,30}(bad|invalid) commands',
        'no valid recipients|\\bvalid rcpt',
        'invalid base64|cannot decode|base64|decod(e|ing) (error|failed)',
        'command (line )?(is )?too long|line parse error|response .{0,12}(too long|malformed)|malformed (response|reply|command)',
        'already (authenticated|said helo|said ehlo)|unexpected (response|reply|code)|mail server responded unexpectedly|invalid (response|greeting|reply)',
        'null .{0,10}input|not implemented|short response',
      ),
      not: anyOf(
        'starttls',
        'auth(entication)? (type|mech|method)',
        'connection refused',
        'response code received',
      ),
    },
  }),
  ...group({ class: 'syntax-or-protocol-error', level: 'fixed', source: rfc5321 })({
    'answer-out-of-step': {
      text: /expected response code.{0,20} but got code .?(220|235|354)/,
      examples: [
        'Expected response code 250 but got code "235", with message "235 2.7.0 Authentication successful"',
      ],
    },
  }),
  ...group({ class: 'syntax-or-protocol-error', level: 'code' })({
    'command-not-understood-code': {
      certainty: 'possible',
      code: [500, 501, 502, 503, 504, 555],
      source: rfc5321,
    },
    'command-not-understood-enhanced': {
      enhanced: ['x.5.1', 'x.5.2', 'x.5.4', 'x.5.5'],
      source: 'RFC 3463 3.6',
    },
  }),
];
