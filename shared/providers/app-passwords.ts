/** How providers show the app passwords that they make: with blanks that are there for the eye and not part of it. */
import type { Fact } from '../facts.ts';

interface AppPasswordShape {
  /** Provider ids of shared/providers. */
  providers: readonly string[];
  /** What is shown; `value` is an example. */
  shown: Fact<string>;
  shape: RegExp;
}

/** Only shapes with blanks: everything else is typed as it is shown. */
export const appPasswordShapes: readonly AppPasswordShape[] = [
  {
    providers: ['gmail', 'google-workspace'],
    shown: {
      value: 'abcd efgh ijkl mnop',
      url: 'https://www.iclub.ge/en/blog/configuring-and-using-google-smtp-app-password',
      quote: 'special 16-character password, which looks like this: abcd efgh ijkl mnop',
      readOn: '2026-12-01',
      by: 'observed',
    },
    shape: /^[a-z]{4}(?:[ \u00a0][a-z]{4}){3}$/,
  },
];

/** Whose way to an app password is told in steps; the words are `providers:appPassword.<guide>.<step>`. */
type AppPasswordGuide = 'google' | 'yahoo' | 'apple' | 'startmail' | 'sky' | 'virgin';

/** The steps of every guide, in order. */
export const appPasswordSteps = ['open', 'make', 'copy'] as const;

interface AppPasswordSteps {
  /** Provider ids of shared/providers. */
  providers: readonly string[];
  guide: Fact<AppPasswordGuide>;
}

/**
 * Each with the page that the steps were read on. Another list says that free-fr, ionos-*, mailfence, bluewin, tim, alice,
 * vodafone-de, spectrum, roadrunner, mail-com and wp-pl want an app password as well: no page of theirs that says so could be
 * read, so their rows say `password`.
 */
export const appPasswordWays: readonly AppPasswordSteps[] = [
  {
    providers: ['gmail', 'google-workspace', 'umich'],
    guide: {
      value: 'google',
      url: 'https://knowledge.workspace.google.com/kb/how-to-generate-an-app-passwords-000009237',
      quote: 'The App Password is the 16-character code in the yellow bar on your device.',
      readOn: '2026-12-01',
      by: 'vendor',
    },
  },
  {
    providers: ['yahoo'],
    guide: {
      value: 'yahoo',
      url: 'https://vn.trogiup.yahoo.com/kb/account/T%E1%BA%A1o-v%C3%A0-qu%E1%BA%A3n-l%C3%BD-m%E1%BA%ADt-kh%E1%BA%A9u-%E1%BB%A9ng-d%E1%BB%A5ng-c%E1%BB%A7a-b%C3%AAn-th%E1%BB%A9-ba-sln15241.html',
      quote: 'Nhấp vào Tạo mật khẩu ứng dụng',
      readOn: '2026-12-01',
      by: 'vendor',
    },
  },
  {
    providers: ['icloud'],
    guide: {
      value: 'apple',
      url: 'https://support.apple.com/en-in/102654',
      quote: 'In the Sign-In and Security section, select App-Specific Passwords.',
      readOn: '2026-12-01',
      by: 'vendor',
    },
  },
  {
    providers: ['startmail'],
    guide: {
      value: 'startmail',
      url: 'https://support.startmail.com/index.php?/Knowledgebase/Article/View/207/17/how-do-i-change-my-imap-password',
      quote: 'Select the Add Device button to generate a new IMAP password.',
      readOn: '2026-12-01',
      by: 'vendor',
    },
  },
  {
    providers: ['sky'],
    guide: {
      value: 'sky',
      url: 'https://skymigrate.com/sky-email-settings-imap-smtp-pop3-app-password/',
      quote: 'Scroll to Generate app password and click it.',
      readOn: '2026-12-01',
      by: 'observed',
    },
  },
  {
    providers: ['virgin-media', 'virgin-net', 'blueyonder', 'ntlworld'],
    guide: {
      value: 'virgin',
      url: 'https://community.virginmedia.com/discussions/email/locked-out-of-email/5680204',
      quote: 'Head to the Virgin Media account section and tap Manage email app password',
      readOn: '2026-12-01',
      by: 'observed',
    },
  },
];

/** The guide for a provider, where its advice is about app passwords; null where nobody's page was read. */
export function appPasswordGuideOf(provider: string | null, hint: string | null): AppPasswordGuide | null {
  if (hint !== 'app-password-needed' && hint !== 'app-password-with-two-step') return null;
  return appPasswordWays.find(({ providers }) => providers.includes(provider ?? ''))?.guide.value ?? null;
}

/** The same password without its blanks; null where it has none, or where they may be part of it. */
export function withoutShownBlanks(password: string, provider: string | null): string | null {
  const text = password.trim();
  const known = appPasswordShapes.some(
    ({ providers, shape }) => provider !== null && providers.includes(provider) && shape.test(text),
  );
  return known ? text.replace(/[ \u00a0]/g, '') : null;
}
