/** The account wants a sign-in at the provider's website first. */
import { anyOf, group, type Rule } from '../../rule.ts';

const google = 'https://support.google.com/mail/answer/78754';

export const authBrowserSigninRequired: readonly Rule[] = [
  ...group({ class: 'auth-browser-signin-required', level: 'fixed', source: google })({
    'browser-first': {
      text: anyOf(
        'continuesignin|web ?login ?required',
        '(log|sign)[- ]?(in|on) (via|with|through|using|from|to) (your |a |the )?(web ?browser|web( |-)?(site|mail|interface)|browser)',
        '(please )?(verify|confirm|validate) (your )?(account|identity|mailbox).{0,40}(by|at|in|on|going)',
        'accept (the |our |new )?(eula|terms|agreement|user agreement|terms of service)',
        'use web ?interface|visit (the )?web(mail| interface)',
        'captcha',
        'displayunlockcaptcha',
      ),
      not: anyOf('less secure', 'sender', '(account|mailbox|user) .{0,60}(inactiv|dormant)'),
      examples: ['550 5.7.1 (#MBR1240) Please verify your account by going to https://login.yahoo.com'],
    },
  }),
  ...group({ class: 'auth-browser-signin-required', level: 'code', source: google })({
    'browser-first-code': { enhanced: ['5.7.14'], code: [534] },
  }),
];
