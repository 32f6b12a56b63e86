/** The recipient address cannot be used. */
import { anyOf, group, type Rule } from '../../rule.ts';

const rfc3463 = 'RFC 3463 3.2, 3.3';

export const recipientAddressInvalid: readonly Rule[] = [
  ...group({ class: 'recipient-address-invalid', level: 'cause', source: rfc3463 })({
    'recipient-malformed': {
      during: ['connect', 'mail-from', 'rcpt-to', 'data', 'after-data'],
      text: anyOf(
        '(bad|invalid|malformed|illegal|incorrect|improper) (recipient|destination|mailbox|rcpt( to)?|to|e-?mail|mail) ?(e-?mail )?(address )?(syntax|format)',
        '(bad|invalid|malformed|illegal) rcpt to|valid address is required|addr-spec|mailbox given .{0,20}does not comply',
        '(recipient|rcpt( to)?|to|destination) (e-?mail )?address.{0,60}(malformed|syntax|invalid|illegal|not (valid|rfc|well)|format|characters|need fully|must contain|missing)',
        '(malformed|illegal|unparse?able|incomplete) (e-?mail |recipient |destination |mail )?address',
        '\\b(syntax error|invalid syntax|error)\\b.{0,40}\\b(in|of|at|for)\\b .{0,20}\\b(recipient|rcpt|mailbox|e-?mail|address)\\b',
        'not in the form required for an e-?mail',
        '(address|mailbox|recipient).{0,20}(syntax|is not (a )?(valid|fully|well|rfc|in (the|a|correct)))',
        'is not a valid (e-?mail|rfc|address|recipient)|not a valid (rfc-?\\d{1,20} )?(e-?mail )?address',
        'restricted characters|illegal characters?|invalid characters?|contains (invalid|illegal|unprintable|non)',
        "missing final '@domain'|contains control or whitespace|missing '<'",
        'need fully-qualified address|domain (part|name) .{0,20}(missing|required)|missing (domain|@)|no at[- ]sign|missing or malformed local part',
        'recipient .{0,40}(syntax|format)',
      ),
      not: anyOf(
        "in string ''|marked as invalid|sender|from:|mail from|helo|ehlo|header|message|utf-?8|non-ascii|internationali[sz]ed|auth",
      ),
    },
    'recipient-malformed-code': { enhanced: ['x.1.3'], during: ['rcpt-to', 'data', 'after-data'] },
  }),
  ...group({ class: 'recipient-address-invalid', level: 'cause', source: 'https://nodemailer.com/message/' })(
    {
      'recipient-not-given': {
        text: anyOf(
          'at least one recipient|recipient address (is )?required|does not contain a valid address',
          'no recipients? (defined|specified|given|provided)',
          'recipient must be specified',
          '(?<!reply-)to address is required',
        ),
      },
    },
  ),
  ...group({ class: 'recipient-address-invalid', level: 'symptom' })({
    'recipient-syntax': {
      stage: ['rcpt-to'],
      code: [501, 553, 555],
      text: /syntax|cannot decode/,
      source: 'RFC 5321 4.2.2: 501, 553',
    },
    'recipient-malformed-words': {
      stage: ['rcpt-to'],
      text: /(invalid|bad|malformed|incorrect) (e-?mail )?address/,
      source: rfc3463,
    },
  }),
  ...group({ class: 'recipient-address-invalid', level: 'code', source: 'RFC 5321 4.2.2: 501' })({
    'recipient-malformed-reply': { certainty: 'possible', stage: ['rcpt-to'], code: [501] },
  }),
];
