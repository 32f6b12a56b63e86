/** The server wants a sign-in first (RFC 4954 6). */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const rfc4954 = 'RFC 4954 6: 530';

export const authRequired: readonly Rule[] = [
  ...group({ class: 'auth-required', level: 'fixed', source: rfc4954 })({
    'sign-in-wanted-again': {
      variant: 'after-sign-in',
      actor: 'it-team',
      during: ['mail-from', 'rcpt-to', 'data', 'after-data'],
      observed: ['signed-in'],
      code: [530],
      examples: ['530 5.7.1 Authentication required'],
    },
  }),
  ...group({ class: 'auth-required', level: 'cause' })({
    'relay-needs-sign-in': {
      text: anyOf(
        'relay.{0,60}(without|requires?|need|must|unless|only).{0,40}(auth|log ?in|sign)',
        '(without|requires?|need|must|please|turn on|enable|not) .{0,40}(auth(?!ori[sz]ed to)|log ?in|sign).{0,120}relay',
        'relay.{0,80}(please|turn on|enable|use) .{0,20}(smtp.?auth|authentication)',
      ),
      source: 'https://docs.cpanel.net/knowledge-base/email/',
    },
    'sign-in-first': {
      text: anyOf(
        '(smtp )?(authentication|auth|authenticate|authorization|log-?in|logon|sign-?in)( is)? (required|needed|mandatory|necessary|expected)',
        '(must|need to|have to|should|please|requires? you to|first|required? to) (first |be )?(authenticate|log ?in|logged in|sign in|authori[sz]e|authenticated)',
        '(not|isn.t|wasn.t) (been )?(logged in|authenticated|signed in|authori[sz]ed to send anonymous)',
        'unauthenticated (sender|user|client|connection|session|mail is not)s?',
        '(requires?|need(s|ed)?|requiring|enable|turn on|use|without|missing|no) (smtp[- ]?)?(authentication|auth)\\b(?! (mechanism|method|type|level))',
        'unauthenticated ?[-:;]',
        'anonymous (mail|user|access|sender|connection)',
        'auth(entication)? (command )?first|authenticate (first|before)',
        'pop[- ]?(3 )?before[- ]?smtp|check (for new |your )?(mail|e-?mail) (first|before)|(retrieve|receive) (your )?(mail|messages) (first|before)',
        'authentication info was not provided|(no password|password not|no credentials) (was )?(specified|provided|given)|missing credentials for',
        'sender address rejected: not logged in',
        'local user only|relay check local fail',
        'only (authenticated|authori[sz]ed|registered) (users|senders)',
        'access denied.{0,30}authentic',
        'permissions? to submit',
      ),
      not: anyOf(
        'spf|dkim|dmarc|arc\\b',
        'authentication level',
        'starttls command first',
        'must authenticate with at least',
        'sender must',
      ),
      source: rfc4954,
      examples: ['530 5.7.0 Authentication Required'],
    },
    'in-other-languages-auth-required': {
      text: inLanguages({
        de: 'authentifizierung (ist )?(erforderlich|notwendig)|bitte (erst )?(anmelden|einloggen)',
        fr: 'authentification (est )?(requise|obligatoire|n[ée]cessaire)',
        es: 'autenticaci[oó]n (requerida|necesaria|obligatoria)|requiere autenticaci[oó]n',
        it: 'autenticazione (richiesta|necessaria|obbligatoria)',
        pt: 'autentica[cç][aã]o (necess[aá]ria|requerida|obrigat[oó]ria)|(requer|exige) autentica[cç][aã]o',
        pl: 'wymagan\\S{0,200} (autoryzacj|uwierzytelni|logowani)',
        ru: 'требуется (аутентификация|авторизация)|необходима авторизация',
        zh: '需要(身份)?(验证|认证)',
        ja: '認証が必要',
      }),
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'auth-required', level: 'symptom' })({
    'client-host-rejected-submission': {
      port: [587, 465],
      during: ['mail-from', 'rcpt-to', 'data'],
      text: /client host (\S{1,200} )?rejected: access denied/,
      source: 'https://www.postfix.org/SASL_README.html#server_sasl_authz',
    },
    'secure-and-signed-in-dotnet': {
      certainty: 'possible',
      text: /requires a secure connection or the client was not authenticated/,
      source: 'https://learn.microsoft.com/dotnet/api/system.net.mail.smtpstatuscode',
    },
  }),
  ...group({ class: 'auth-required', level: 'code' })({
    'sign-in-not-given': { errorCode: ['ENOAUTH'], source: 'https://nodemailer.com/errors' },
    'sign-in-first-code': { code: [530], source: rfc4954 },
  }),
];
