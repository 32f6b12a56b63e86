/** Name or password was refused. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const rfc4954 = 'RFC 4954 6';

export const authBadCredentials: readonly Rule[] = [
  ...group({ class: 'auth-bad-credentials', level: 'cause', source: rfc4954 })({
    'password-refused-words': {
      text: anyOf(
        'user ?name (and|or|/|&)( the)? ?password|user(id)? or password|login or password|password or user|account or password|username/password',
        '(invalid|incorrect|wrong|bad|false|unknown) .{0,24}(login|password|passwd|credentials?|user ?name|user ?id|authentication data|auth(entication)? (data|credentials|code|information)|logon|(api|server|smtp)[- ]?(key|token))',
        '(login|password|passwd|credentials?|user ?name|authentication data|api[- ]?key)s? .{0,16}(is |are |was |were |has been )?(invalid|incorrect|wrong|bad|rejected|not (accepted|correct|valid|recogni[sz]ed)|too simple|expired|mismatch)',
        '(login|logon) ?(attempt )?(has )?(failed|failure|fail|denied|incorrect|unsuccessful|error|not possible)',
        'login to (the )?server .{0,120}failed|check .{0,30}your (credentials|password|username)|check (the )?credentials',
        '^\\W{0,4}unauthori[sz]ed\\W{0,4}$',
        'not loving your login',
        '^(unauthorized: )?key not found|api[- ]?key .{0,24}(invalid|not found|missing|disabled|revoked)',
        'security token included in the request is invalid|invalidclienttokenid|signaturedoesnotmatch|request signature we calculated',
        'authorization grant is invalid|badcredentials|missing credentials(?! for)|password transition',
      ),
      not: anyOf(
        'app(lication)?[- ]?(specific )?password',
        'invalid credentials for relay',
        'recipient',
        'delivery user',
      ),
      examples: ['535 Incorrect authentication data'],
    },
    'no-such-account': {
      stage: ['auth'],
      text: anyOf(
        '(no such|unknown|non-?existent) (user|account|mailbox|login(?! (type|method|mechanism)))',
        '(user|account|mailbox|login).{0,30}(not found|unknown|does not exist|not exist|doesn.t exist|not registered)',
      ),
    },
  }),
  ...group({ class: 'auth-bad-credentials', level: 'cause' })({
    'sign-in-refused-program-code': {
      errorCode: ['ELOGIN'],
      source:
        'https://learn.microsoft.com/previous-versions/exchange-server/exchange-10/aa563267(v=exchg.140)',
    },
    'in-other-languages-auth-bad-credentials': {
      text: inLanguages({
        de: '(falsch|ung[üu]ltig).{0,20}(passwor|benutzer|kennwort|zugangsdaten)|(passwor|benutzer|kennwort|zugangsdaten|anmeldedaten).{0,40}(falsch|ung[üu]ltig|nicht korrekt)|anmeldung (ist )?(fehlgeschlagen|verweigert)|authenti(fi|s)[sz]?ierung .{0,20}fehlgeschlagen',
        fr: 'code d.authentification invalide|(mot de passe|identifiants?).{0,30}(incorrect|invalide|erron)|[ée]chec .{0,20}(authentification|connexion)|authentification .{0,20}([ée]chou|[ée]chec)',
        es: '(usuario|contrase[ñn]a|credenciales).{0,30}(incorrect|inv[áa]lid|no v[áa]lid)|(error|fall[oó]) .{0,20}autenticaci[oó]n|autenticaci[oó]n (fallida|incorrecta)',
        it: '(utente|password|credenziali).{0,30}(errat|non valid|non corrett)|autenticazione (fallita|non riuscita)',
        pt: '(usu[aá]rio|senha|credenciais).{0,30}(incorret|inv[aá]lid)|(falha|erro) .{0,20}autentica[cç][aã]o|autentica[cç][aã]o falhou',
        nl: '(gebruikersnaam|wachtwoord).{0,30}(onjuist|ongeldig)|authenticatie (is )?mislukt',
        pl: '(b[lł][eę]dn|niepoprawn|nieprawid[lł]ow)\\S{0,200} .{0,20}(login|has[lł]|dane)|(autoryzacja|uwierzytelni\\S{0,200}|logowanie).{0,20}(nieudan|nie powiod)',
        cs: '(chybn|nespr[aá]vn)\\S{0,200} .{0,20}(jm[eé]no|heslo)|p[rř]ihl[aá][sš]en[ií] selhalo',
        tr: '(kullan[ıi]c[ıi] ad[ıi]|parola|[sş]ifre).{0,40}(hatal[ıi]|yanl[ıi][sş]|ge[cç]ersiz)',
        ru: '(неверн|неправильн)\\S{0,200} .{0,20}(логин|парол|имя)|(логин|парол)\\S{0,200} .{0,20}(неверн|не верн|неправильн)|ошибка (аутентификации|авторизации)',
        zh: '密码错误|帐号或密码|用户名或密码|账号或密码|密码不正确|密碼(錯誤|不正確)|认证失败|登录失败|验证失败|身份验证(失败|错误|未通过|不成功)',
        ja: 'パスワード.{0,20}(違|正しくあり|間違|誤|無効|エラー|一致)|認証に失敗|認証(エラー|できません)',
        ko: '비밀번호.{0,20}(틀|잘못|일치하지|올바르지|오류)|인증에 실패|인증 실패',
      }),
      not: /앱 ?비밀번호|アプリ/,
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'auth-bad-credentials', level: 'symptom', source: rfc4954 })({
    'sign-in-failed': {
      text: anyOf(
        '(auth\\w{0,30}|sasl|login|logon) .{0,24}(failed|failure|fail\\b|unsuccessful|rejected|denied|error|not successful|aborted)',
        '(could not|couldn.t|unable to|cannot|failed to) (authenticate|log ?in|login|sign in)',
        '(error|failed|failure) .{0,20}authenticat',
        'not authorized to log|authenticator (command )?(failed|rejected)',
      ),
      not: anyOf('spf|dkim|dmarc', 'not (authenticated|logged)', 'ssl|tls handshake|certificate'),
      examples: ['535 5.7.8 Error: authentication failed'],
    },
  }),
  ...group({ class: 'auth-bad-credentials', level: 'code', source: rfc4954 })({
    'sign-in-refused-code': { stage: ['auth'], code: [535] },
    'sign-in-refused-535': { certainty: 'possible', code: [535] },
  }),
  ...group({ class: 'auth-bad-credentials', level: 'place' })({
    'sign-in-refused-unnamed': {
      certainty: 'possible',
      errorCode: ['EAUTH'],
      source: 'https://nodemailer.com/errors',
    },
    'sign-in-refused-any': { certainty: 'possible', stage: ['auth'], code: ['5xx'], source: rfc4954 },
  }),
];
