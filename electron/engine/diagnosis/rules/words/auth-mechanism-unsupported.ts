/** Both sides know no common way to sign in (RFC 4954 4). */
import { anyOf, group, type Rule } from '../../rule.ts';

export const authMechanismUnsupported: readonly Rule[] = [
  ...group({ class: 'auth-mechanism-unsupported', level: 'cause', source: 'RFC 4954 4: 504' })({
    'sign-in-kind-not-known': {
      text: anyOf(
        '(unrecognized|unsupported|unimplemented|invalid|no such|unavailable|undefined) (smtp )?(auth(entication|orization)?|sasl)\\b( type| mechanism| method| scheme)?(?! (data|credentials|code|id|identity|failed))|unknown (smtp )?(auth(entication)?|sasl)\\b(?! (data|code|error))',
        '(unrecognized|unsupported|unknown|unimplemented|invalid) (mechanism|sasl mechanism)',
        '(mechanism|auth(entication)?( type| method| scheme| mechanism| extension)?|sasl|smtp auth|login|cram-md5|plain|ntlm|xoauth2)s?( "?[\\w-]+"?)? ?(is |are )?(not|un)[ -]?(supported|available|permitted|implemented|recognized|advertised|offered|enabled by|allowed here|known)',
        '(does|do|did)( not|n.t) (support|offer|advertise|allow|recogni[sz]e|implement) .{0,24}(auth|login|sasl|mechanism|plain|cram|ntlm|oauth)',
        'no (supported|suitable|valid|compatible|worthy|usable|matching|acceptable|known|common).{0,30}(auth|mech|sasl|login)',
        'no (auth|sasl|authentication|login)( type| mechanism| method| scheme)?s? (mechanism|method|type|available|found|offered|in common)|missing requirement(?!.{0,80}\\btls\\b)',
        '("auth"|auth\\b|auth (login|plain)).{0,12} ?(command )?not (recogni[sz]ed|supported|implemented|available|known|enabled)',
        'auth(entication)? (is )?not (enabled|supported|available|implemented)',
        'auth command used when not advertised',
        '(auth(entication)?|sasl|login) (type|method|mechanism|scheme) (is |was )?(not allowed|not accepted|refused|disallowed|disabled)',
        'command (parameter )?not implemented.{0,40}auth|auth.{0,40}command not implemented',
        'no (usable )?(mechanism|authenticator)s? available|mechanism is too weak|auth(entication)? (is )?not (allowed|permitted) (on|here|over|for this|at)',
        'must select .{0,30}mechanism|none of the .{0,40}(mechanism|method)|find an authenticator supported',
      ),
      not: anyOf('possible authenticators', 'temporar', 'basic authentication', 'disabled for'),
      examples: ['504 5.7.4 Unrecognized authentication type', '503 5.5.1 Error: authentication not enabled'],
    },
  }),
  ...group({ class: 'auth-mechanism-unsupported', level: 'symptom', source: 'RFC 4954 6' })({
    'sign-in-kind-not-known-code': {
      stage: ['auth'],
      code: [500, 501, 502, 503, 504],
      not: anyOf('already (authenticated|specified)', 'password|credential'),
    },
  }),
];
