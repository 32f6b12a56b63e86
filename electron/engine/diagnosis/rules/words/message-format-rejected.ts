/** The form of the message is refused (RFC 5322). */
import { anyOf, group, type Rule } from '../../rule.ts';

export const messageFormatRejected: readonly Rule[] = [
  ...group({ class: 'message-format-rejected', level: 'cause', source: 'RFC 5322 3.6' })({
    'form-of-message': {
      text: anyOf(
        '\\b(missing|invalid|duplicate|multiple|malformed|bad|no|illegal|more than one|without|empty|blank|too (many|long|large)|incorrect|non-?compliant|broken|conflicting) .{0,40}header',
        'headers?( field| line| lines)?.{0,60}(error|missing|invalid|duplicate|malformed|bad|illegal|too (long|large|many|big)|not (valid|found|allowed|rfc|compliant)|required|mandatory|syntax|error|broken|unbalanced|based)',
        '(valid|missing|no|having no|without|empty|blank|multiple) .{0,20}(from|date|message-id|to|subject|sender|reply-to):',
        '((from|to|sender|reply-to) (header|field|line)|(date|message-id|subject)( header| field| line)?).{0,16}(is )?(missing|mandatory|required|invalid|not valid|malformed)\\b',
        'rfc violation|rfc ?-?(2822|5322|822|2045|2047|1341)|not (rfc|standards?)[ -]?compliant|(non|not)[- ]?rfc|does not (conform|comply)|internet message format',
        'bare <?(lf|cr|newline|linefeed|carriage)|stray newline|smtp smuggling',
        '\\b(line|lines)( is| are| length)? .{0,24}(too long|exceed|limit|longer)|(maximum|max) .{0,20}line ?(length)?|line (too long|length)',
        'mime .{0,30}(error|invalid|malformed|broken|nested)|(malformed|invalid|broken) (mime|message|e-?mail|mail)(?! address)',
        '(improper|invalid) use of 8-?bit|8-?bit.{0,30}\\b(not|refused|rejected|violat)|(not|illegal|non-mime|unencoded|raw) .{0,20}8-?bit|nul(l)? (byte|character)|control characters?',
        'reject due to policy restrictions',
        'message content (is )?(malformed|invalid)|body (is )?(empty|missing)|message (is )?empty|no (message )?(data|body)',
        'corrupt (message )?content|invalidcontent|invalid (data|structure)( in (the )?message)?|mime/reject|message parse failed',
        'expected .{1,12}, got|unparse?able (header|message|from)|(missing|invalid|no) .{0,20}(boundary|charset|encoding)',
      ),
      not: anyOf(
        'unsolicited',
        'blocked sender',
        'command',
        'sender address|(mailbox|e-?mail|address) .{0,20}does not comply|provide a valid from',
        'anti-?spoofing',
        'smtputf8|utf-?8 (address|header).{0,20}not supported',
        'dmarc|spf|dkim (check|sig|fail)',
        'from: address.{0,30}not (allowed|authorized)',
        'too many received|received headers|\\bhops?\\b',
      ),
    },
  }),
  ...group({ class: 'message-format-rejected', level: 'code', source: 'RFC 3463 3.7' })({
    'form-of-message-code': { enhanced: ['x.6.0', 'x.6.1', 'x.6.2', 'x.6.3', 'x.6.5', 'x.6.9'] },
  }),
];
