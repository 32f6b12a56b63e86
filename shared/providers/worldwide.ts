/** Providers used all over the world. */
import { both, provider, starttls, tls } from './define.ts';
import type { Provider } from './types.ts';

const database = { date: '2026-03-12', source: 'provider database, state of 12 March 2026' };

export const worldwide: readonly Provider[] = [
  provider({
    id: 'gmail',
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    endpoints: both('smtp.gmail.com'),
    signIn: ['oauth2', 'app-password'],
    hint: 'app-password-needed',
    helpUrl: 'https://support.google.com/mail/answer/7126229',
    appPasswordUrl: 'https://myaccount.google.com/apppasswords',
    ...database,
  }),
  provider({
    id: 'google-workspace',
    name: 'Google Workspace',
    domains: [],
    mxFamilies: ['google.com', 'googlemail.com'],
    endpoints: both('smtp.gmail.com'),
    signIn: ['oauth2', 'app-password'],
    hint: 'app-password-needed',
    helpUrl: 'https://support.google.com/a/answer/9003945',
    appPasswordUrl: 'https://myaccount.google.com/apppasswords',
    ...database,
  }),
  provider({
    id: 'microsoft-365',
    name: 'Microsoft 365',
    domains: [],
    mxFamilies: ['mail.protection.outlook.com', 'mx.microsoft'],
    endpoints: [starttls('smtp.office365.com')],
    signIn: ['oauth2', 'password'],
    hint: 'admin-switch',
    ...database,
  }),
  provider({
    id: 'fastmail',
    name: 'Fastmail',
    domains: ['fastmail.com'],
    mxFamilies: ['messagingengine.com'],
    endpoints: [tls('smtp.fastmail.com')],
    signIn: ['oauth2', 'app-password'],
    hint: 'app-password-needed',
    ...database,
  }),
];
