/** The account wants a token (OAuth 2.0). */
import { anyOf, group, type Rule } from '../../rule.ts';

export const authOauthRequired: readonly Rule[] = [
  ...group({
    class: 'auth-oauth-required',
    level: 'cause',
    source:
      'RFC 7628, https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  })({
    'token-needed': {
      during: ['connect', 'tls', 'ehlo', 'auth', 'mail-from', 'after-data'],
      text: anyOf(
        '(?<!x)o-?auth|xoauth2?.{0,60}(fail|error|invalid|reject|expired|denied|required)(?!.{0,80}already)',
        'modern auth',
        'basic auth(entication)?( is|:)? .{0,20}(disabled|retired|deprecated|not (supported|allowed|enabled)|blocked|no longer)|no longer supports? basic',
        '(access|refresh|bearer) ?token',
        '(?<!(api|server|smtp)[- ])token.{0,30}(expired|invalid|revoked|malformed|rejected|not valid)|(expired|invalid|malformed|revoked|bad) (?!(api|server|smtp)[- ]).{0,12}token',
        'invalid_grant|invalid_client|unauthorized_client|invalid_token|aadsts',
        'invalid status code 40[013]|http (error|status) 40[013]',
        'eyjzdgf0dxmi',
        'less secure app',
        'google verification process|\\baccess_denied\\b|access blocked:',
        'insufficient (authentication )?(permissions?|scopes?|privileges)|insufficientpermissions|precondition check failed|failedprecondition|delegation denied',
        'authori[sz]ation has expired|re-?authori[sz]e (the |your )?account|授权已过期|重新授权|授權已過期',
        '(401|unauthorized|message): login required|invalidauthenticationtoken|compacttoken',
        'sign in with (google|microsoft)',
      ),
      unlessObserved: ['delivery-report'],
      not: anyOf(
        'not support.{0,12}(x?oauth)',
        'mechanism',
        'security token included|clienttokenid',
        'unknown auth\\w{0,30} method',
        'following authenticators|possible authenticators',
        'if (you.{0,20} |using )g-?mail',
      ),
    },
  }),
  ...group({ class: 'auth-oauth-required', level: 'code', source: 'https://nodemailer.com/errors' })({
    'token-not-had': { errorCode: ['EOAUTH2'] },
  }),
];
