/** An address has letters that a server on the way cannot carry (RFC 6531). */
import { anyOf, group } from '../../rule.ts';

export const smtputf8Unsupported = group({ class: 'smtputf8-unsupported', level: 'fixed' })({
  'smtputf8-not-offered': {
    certainty: 'certain',
    text: /smtputf8 (is required, but was not offered|extension|capability)/,
    source: 'https://www.postfix.org/SMTPUTF8_README.html',
    examples: ['SMTPUTF8 is required, but was not offered by host mail.example.org[192.0.2.1]'],
  },
  'non-ascii-address': {
    text: anyOf(
      'smtputf8.{0,40}(not|no|un|required|fail|reject|missing)|(not|no|without|requires?|required|need\\w{0,4}|un\\w{1,20}|lack\\w{0,4}) .{0,40}smtputf8',
      '(internationali[sz]ed|non-?ascii|utf-?8|unicode|idn).{0,24}(e-?mail |mail |local[- ]?part |recipient |sender |envelope )?(address|mailbox|local|recipient|sender)',
      '(address|mailbox|local[- ]?part|recipient|sender).{0,40}(non-?ascii|utf-?8|unicode|internationali[sz]ed)',
      "'ascii' codec can.t encode|ordinal not in range",
    ),
    source: 'RFC 6531 3.1',
    examples: ['550 5.6.7 SMTPUTF8 not supported'],
  },
  'non-ascii-address-code': {
    certainty: 'certain',
    enhanced: ['x.6.7'],
    source: 'RFC 6531 4.2: non-ASCII addresses not permitted for that sender or recipient',
    examples: ['553 5.6.7 The address has letters that are not supported'],
  },
  // These are about letters anywhere: in an address, a header or a reply.
  'non-ascii-letters-code': {
    enhanced: ['x.6.8', 'x.6.9', 'x.6.10'],
    not: /8-?bit|header/,
    source: 'RFC 6531 4.2, RFC 6532',
    examples: ['550 5.6.9 UTF-8 cannot be passed on'],
  },
});
