/** Too many sign-ins were refused before. */
import { anyOf, group, inLanguages } from '../../rule.ts';

export const authTooManyAttempts = group({ class: 'auth-too-many-attempts', level: 'cause' })({
  'too-many-tries': {
    text: anyOf(
      'too (many|much) (\\w{1,30} ){0,3}(login|logon|auth\\w{0,30}|sign-?in|password|fail\\w{0,30}|tries|attempt)',
      '(login|logon|auth\\w{0,30}|sign-?in|password)s? .{0,30}(attempts?|failures|tries|rate|frequency).{0,40}(exceed|limit|too many|block|block)',
      '(exceed\\w{0,30}|maximum|limit).{0,40}(login|logon|auth\\w{0,30}|sign-?in) (attempt|failure|trie|rate|limit)',
      'brute[- ]?force|fail2ban',
      '(login|auth\\w{0,30}) (is |has been )?(temporarily|blocked|locked).{0,30}(attempts|failures|minutes|hour)',
      '(repeated|multiple|many|excessive|consecutive) (failed|login|auth\\w{0,30}|failures|invalid (login|logon|auth\\w{0,30}|password|credential))',
      'login frequency|(authenticate|log ?in|login|sign ?in) too (many|often|frequently)',
    ),
    source: 'https://support.google.com/mail/answer/7126229',
    examples: ['421 4.7.0 Too many login attempts, please try again later'],
  },
  'in-other-languages-auth-too-many-attempts': {
    text: inLanguages({
      de: 'zu viele (fehl)?(anmelde)?versuche|zu viele (fehlgeschlagene )?anmelde',
      fr: 'trop de tentatives',
      es: 'demasiados intentos',
      it: 'troppi tentativi',
      pt: 'muitas tentativas',
      ru: 'слишком много (неудачных )?попыток',
      zh: '登录频率|登录失败次数|尝试次数',
    }),
    source: 'RFC 5321 4.2: the words of a reply are free',
  },
});
