/** The server asks to come back later. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const rfc5321 = 'RFC 5321 4.2.2';

export const serverBusyOrGreylisted: readonly Rule[] = [
  ...group({ class: 'server-busy-or-greylisted', level: 'cause', source: 'RFC 6647' })({
    greylisted: {
      certainty: 'certain',
      code: ['4xx'],
      text: /gr[ea]y-?list|postgrey/,
      examples: ['451 4.7.1 Greylisting in action, please come back later'],
    },
    'greylisted-words': {
      text: /gr[ea]y-?list|postgrey|first (time )?(seen|encounter)|new (sender|triplet)|whitelist yet/,
    },
  }),
  ...group({
    class: 'server-busy-or-greylisted',
    level: 'cause',
    source: 'https://www.postfix.org/ADDRESS_VERIFICATION_README.html',
  })({
    'address-check-running': {
      code: ['4xx'],
      text: /verif\w{1,30} in progress|unverified address: (connect|conversation|lost|host .{1,80} said: 4)/,
      not: /sender address/,
    },
  }),
  ...group({ class: 'server-busy-or-greylisted', level: 'symptom' })({
    busy: {
      text: anyOf(
        '(server|system|service|host|we are|too|is|are) (currently |very |temporarily )?(busy|overloaded)|busy.{0,4}(please )?try',
        '(temporar(y|ily)|currently|momentarily) .{0,24}(unavailable|not available|rejected|refused|deferred|unable|suspended|out of service|not accepting)',
        'service .{0,24}(unavailable|not available|refus[ée]?e?)(?!.{0,30}(block|reputation))',
        '(try|come back|retry|resend|wait and try|sending|deliver\\w{0,30}).{0,16} (again |it |your message )?later',
        'later time|at a later',
        'try again(?<!(?:not going to |(?:check|verify|correct|use|enter)\\b[^.]{0,120})try again)|please retry|retry later',
        'service (is )?not (available|active)|servicenotavailable',
        '(?<!status=)deferr(ed|al)(?!: (connection|name server))',
        '(system|server) load|high load|load too high|resources? (temporarily )?(unavailable|exhausted)|insufficient (system|disk)|not enough (resources|memory)',
        'not accepting (mail|messages|network|connections)|refusing (connections|mail)',
        'unable to verify (address|recipient|user|sender)|could not (complete )?(verify|callout|sender verify)|temporarily unable to verify',
        'temporary (system |server |delivery |service )?(problem|error|failure|issue)',
        'queue (is )?(full|unavailable|quota)|shutting down|starting up|maintenance',
      ),
      source: 'RFC 5321 4.2.3: 421, 450, 451',
      examples: ['452 4.3.1 Insufficient system storage'],
    },
    'congestion-code': { code: ['4xx'], enhanced: ['x.4.5'], source: 'RFC 3463 3.5' },
    'mailbox-unavailable-for-now': {
      certainty: 'possible',
      during: ['rcpt-to', 'data', 'after-data'],
      code: [450],
      text: /mailbox (is )?(unavailable|not available|busy)/,
      source: 'RFC 5321 4.2.2: 450',
    },
    'in-other-languages-server-busy-or-greylisted': {
      unlessObserved: ['no-server-words'],
      text: inLanguages({
        de: 'sp[äa]ter (noch ?(ein)?mal|erneut|wieder)|vor[üu]bergehend',
        fr: 'plus tard|temporairement',
        es: 'm[aá]s tarde|temporalmente',
        it: 'pi[uù] tardi|temporaneamente',
        pt: 'mais tarde|temporariamente',
        pl: 'p[oó][zź]niej|tymczasowo',
        ru: 'позже|временно',
        zh: '稍后|系统忙|繁忙',
      }),
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'server-busy-or-greylisted', level: 'code', source: rfc5321 })({
    'busy-code': { certainty: 'possible', code: [421, 450, 451, 452] },
  }),
  ...group({ class: 'server-busy-or-greylisted', level: 'place', source: rfc5321 })({
    'temporary-place': { certainty: 'possible', code: ['4xx'] },
    'delivery-delayed': {
      certainty: 'possible',
      text: /(not|n.t) (yet )?(been )?(received|delivered)|has been delayed|delay in the delivery|(will be|is being) retried|message is delayed/,
      not: /giv(en|ing) up|permanent/,
    },
  }),
];
