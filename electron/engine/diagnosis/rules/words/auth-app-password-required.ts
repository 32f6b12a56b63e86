/** The account wants an app password. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const google = 'https://support.google.com/mail/answer/185833';

export const authAppPasswordRequired: readonly Rule[] = [
  ...group({ class: 'auth-app-password-required', level: 'fixed' })({
    'app-password': {
      text: anyOf(
        'app(lication)?[- ]?(specific )?password',
        'app[- ]specific|application[- ]specific',
        'authori[sz]ation code|secure mail key',
        '(dedicated|third[- ]party|external|special|device|separate) (client )?password',
      ),
      not: anyOf('code d.authentification'),
      source: google,
      examples: ['Login failed – please create an app password.'],
    },
    'in-other-languages-auth-app-password-required': {
      text: inLanguages({
        de: 'anwendungs(spezifisches )?passwor[td]|app-?passwor[td]',
        fr: 'mot de passe (d.application|d.appli)',
        es: 'contrase[ñn]a de aplicaci[oó]n',
        it: 'password (per|di|specifica per) (le )?(app|applicazion)',
        pt: 'senha de (app|aplicativo)',
        ru: 'парол\\S{0,200} (для )?(внешн\\S{0,200} )?приложени|parol\\S{0,200} (dlya )?(vneshn\\S{0,200} )?prilozheni',
        zh: '授权码|授權碼|客户端专用密码|独立密码|專用密碼',
        ja: 'アプリ.{0,4}パスワード',
        ko: '앱 ?비밀번호',
      }),
      source: 'RFC 5321 4.2: the words of a reply are free',
      examples: [
        '535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external',
      ],
    },
  }),
  ...group({ class: 'auth-app-password-required', level: 'code', source: google })({
    'app-password-code': { code: [534], enhanced: ['x.7.9'] },
  }),
];
