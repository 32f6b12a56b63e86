/** The program quarrels with its own settings: no server was asked. */
import { anyOf, group, type Rule } from '../../rule.ts';

export const clientConfiguration: readonly Rule[] = [
  ...group({
    class: 'client-configuration',
    level: 'cause',
    source: 'Programs that check their settings before they connect',
  })({
    'settings-clash': {
      text: anyOf(
        'mutually exclusive|(can ?not|can.t|must not|may not) (both )?be (set|used|enabled|combined|specified) (together|at the same time|with)',
        '(use_?tls|use_?ssl|ssl|tls|starttls).{0,60}\\b(both|together|at the same time)\\b',
        '(conflicting|incompatible|contradictory) (options?|settings?|parameters?|values?)',
      ),
    },
    'setting-missing': {
      text: anyOf(
        '(required|missing|undefined|unset|empty) (configuration|config|environment|setting|parameter|option|key|variable)',
        '(configuration|config|setting|environment variable|option|parameter|property)s? ["\']?[\\w.$-]{0,60}["\']? ?(is |are |was )?(missing|required|not (set|defined|configured|specified)|undefined|empty)',
        '(smtp|mail|e-?mail|server|from)[ _.-]?(host(name)?|server|port|from|sender|user(name)?|address)["\']? (is |was )?(not (set|configured|specified|defined|provided)|missing|undefined|required)',
        'no (smtp|mail|outgoing) (server|host|settings?)( is| was| has been)? (configured|defined|specified|set|provided)',
      ),
      not: anyOf('(server|host) (said|replied|responded)'),
    },
    'setting-invalid': {
      text: anyOf(
        '(invalid|unknown|unsupported|unrecogni[sz]ed|illegal|bad) (value|option|setting|key|parameter|argument|directive|scheme|encryption|transport|mailer)\\b.{0,80}(smtp|mail|tls|ssl|port|encryption|config)',
        '(smtp|mail|tls|ssl|port|encryption|config)\\w{0,30}.{0,60}(invalid|unknown|unsupported|unrecogni[sz]ed|illegal) (value|option|setting|key|parameter|scheme|type)',
        '(port|timeout).{0,30}(should|must) be (a number|an integer|numeric|>= ?0|between)',
      ),
      not: anyOf('ssl routines|tlsv1|handshake|certificate|recipient|sender|address|mailbox|command'),
    },
  }),
];
