/** Every screen of the window by name, with the way to it: for the specs of all screens and for the pictures. */
import type { Page } from '@playwright/test';
import { pastChecks } from '../../../renderer/dev/past-checks.ts';
import { type StateName, states } from '../../../renderer/dev/states/states.ts';
import type { EventName, EventPayload } from '../../../shared/ipc.ts';
import { eventChannel } from '../../../shared/ipc-wire.ts';
import type { EarState } from '../../../shared/listen-desk.ts';
import { encodeShareCode, sharedResultOf } from '../../../shared/share-code/share-code.ts';
import type { LaunchedApp } from '../app.ts';
import { wordsOf } from '../words.ts';

/** What a way to a screen is made of. */
interface Hands {
  app: LaunchedApp['app'];
  page: Page;
  /** Words of the language in use. */
  t: ReturnType<typeof wordsOf>;
  /** Presses the first button with this in its name. */
  press(name: string): Promise<void>;
}

export interface ListedScreen {
  name: string;
  /** The state of the job; nothing has begun without it. */
  state?: StateName;
  /** What is done from there. */
  reach?(hands: Hands): Promise<void>;
}

/** The past checks that the screens of this list want to find. */
export const keptFiles = { 'history.json': pastChecks };

const settingsFile = {
  schema: 'sendwell/settings-file/1',
  organisation: { name: 'Harbour School', contact: { name: 'IT desk', email: 'it@school.example' } },
  domains: ['school.example'],
  servers: [{ host: 'mail.school.example', port: 465, security: 'tls' }],
  restrictions: ['unmasked-report'],
};
const open = { endsAt: '2026-12-01T12:10:00Z', gone: true };
const heard: Omit<EarState & { stage: 'over' }, 'stage' | 'ended'> = {
  listening: { host: '192.168.1.5', port: 2525, security: 'starttls', fingerprint: 'AB:CD' },
  device: {
    ip: '192.168.1.40',
    connections: 2,
    tls: {
      version: 'TLSv1.2',
      offered: ['TLSv1.2', 'TLSv1.1', 'TLSv1'],
      suites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
      sni: 'smtp.office365.com',
      checkedUs: false,
    },
    ehlo: 'office_printer',
    commands: ['EHLO', 'STARTTLS', 'MAIL', 'RCPT', 'DATA'],
    mechanisms: [],
    username: null,
    from: 'benachrichtigungen-der-warenwirtschaft@shop.example',
    to: ['ana@shop.example'],
    size: 1_204_332,
    headers: ['From', 'To', 'Subject', 'Content-Type'],
    reached: 'after-data',
  },
  signs: [
    { sign: 'no-sign-in', facts: {} },
    { sign: 'tls-too-old', facts: { offered: 'TLSv1' } },
    { sign: 'ehlo-name', facts: { name: 'office_printer' } },
  ],
  others: ['192.168.1.77'],
};
const errorText =
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';
const configuration = [
  'services:',
  '  shop:',
  '    environment:',
  '      - SMTP_HOST=mail.shop.example',
  '      - SMTP_PORT=587',
  '      - SMTP_SECURE=true',
  '      - SMTP_USER=ana@shop.example',
  '      - SMTP_PASSWORD=open-sesame-42',
  '      - SMTP_FROM=Ana ana@shop.example',
].join('\n');
const sendersList = `tenant,address,kind,recipients
shop,scanner@shop.example,device,inside
shop,benachrichtigungen-der-warenwirtschaft@shop.example,application,outside
werk,ana.lopez@werk.example,person,
werk,nobody,,
`;
const { diagnosis, chosen } = states['fails-password'];
const shareCode = encodeShareCode(sharedResultOf('fails', diagnosis, chosen));

const showCard: ListedScreen['reach'] = ({ t, press }) => press(t('window:card.open-port', { port: 465 }));
const ports: ListedScreen['reach'] = ({ t, press }) => press(t('window:sign-in.other-port'));
/** The canned states of the sign-in screen that are shown at the ports. */
const portsStates: readonly string[] = ['ports', 'ports-blocked', 'ports-picked'];
const help: ListedScreen['reach'] = ({ t, press }) => press(t('window:help.title'));
const named = Object.keys(states) as StateName[];

export const screenList: ListedScreen[] = [
  ...named
    .filter((state) => !state.startsWith('sign-in') && state !== 'message')
    .map((state) => ({ name: state, state, reach: portsStates.includes(state) ? ports : undefined })),
  ...named.filter((state) => state.startsWith('sign-in')).map((state) => ({ name: state, state })),
  {
    name: 'found',
    state: 'sign-in',
    reach: ({ page, t }) =>
      page
        .getByRole('navigation')
        .getByRole('button', { name: t('window:steps.settings') })
        .first()
        .click(),
  },
  {
    name: 'message',
    state: 'fails-sender',
    reach: async ({ page }) => page.locator('main button').first().click(),
  },
  { name: 'manual', reach: ({ t, press }) => press(t('window:start.manual.title')) },
  {
    name: 'manual-mismatch',
    async reach({ page, t, press }) {
      await press(t('window:start.manual.title'));
      await page.getByLabel(t('window:start.address')).fill('ana@shop.example');
      await page.getByLabel(t('window:manual.host')).fill('smtp.shop.example');
      await page.getByLabel(t('window:manual.port')).fill('587');
      await page.getByRole('radio', { name: t('window:manual.choice.tls.name') }).check();
    },
  },
  { name: 'practice', reach: ({ t, press }) => press(t('window:start.practice.title')) },
  { name: 'help', reach: help },
  { name: 'help-during-a-check', state: 'ports-trying', reach: help },
  { name: 'settings', reach: ({ t, press }) => press(t('settings:link')) },
  { name: 'history', reach: ({ t, press }) => press(t('history:link')) },
  {
    name: 'comparison',
    async reach({ page, t, press }) {
      await press(t('history:link'));
      for (const place of [0, 1]) await page.getByRole('checkbox').nth(place).check();
      await press(t('history:compare'));
    },
  },
  {
    name: 'certificate',
    state: 'ports',
    async reach(hands) {
      await ports?.(hands);
      await showCard?.(hands);
    },
  },
  { name: 'certificate-bad', state: 'fails-card', reach: showCard },
  { name: 'error-message', reach: ({ t, press }) => press(t('tools:error.tile.title')) },
  {
    name: 'error-explained',
    async reach({ page, t, press }) {
      await press(t('tools:error.tile.title'));
      await page.getByLabel(t('tools:error.text')).fill(errorText);
      await press(t('tools:error.explain'));
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
  { name: 'configuration', reach: ({ t, press }) => press(t('tools:configuration.tile.title')) },
  {
    name: 'configuration-read',
    async reach({ page, t, press }) {
      await press(t('tools:configuration.tile.title'));
      await page.getByLabel(t('tools:configuration.text')).fill(configuration);
      await press(t('tools:configuration.look'));
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
  { name: 'microsoft-365-files', reach: ({ t, press }) => press(t('m365:page.link')) },
  {
    name: 'microsoft-365-plan',
    async reach({ page, t, press }) {
      await press(t('m365:page.link'));
      const files = { name: 'senders.csv', mimeType: 'text/csv', buffer: Buffer.from(sendersList) };
      await page.locator('input[type=file]').first().setInputFiles(files);
      await page.getByRole('button', { name: t('m365:page.ticket') }).waitFor();
    },
  },
  { name: 'set-up-device', reach: ({ t, press }) => press(t('tools:set-up.tile.title')) },
  { name: 'ask-device', reach: ({ t, press }) => press(t('listen:page.tile.title')) },
  {
    name: 'ask-device-listening',
    async reach({ page, app, t, press }) {
      await press(t('listen:page.tile.title'));
      await page.getByRole('radio').first().waitFor();
      await tell(app, 'listen:changed', { ...heard, stage: 'open', ...open, asks: '192.168.1.40' });
    },
  },
  {
    name: 'ask-device-over',
    async reach({ page, app, t, press }) {
      await press(t('listen:page.tile.title'));
      await page.getByRole('radio').first().waitFor();
      await tell(app, 'listen:changed', { ...heard, stage: 'over', ended: 'message' });
    },
  },
  { name: 'share-code', reach: ({ t, press }) => press(t('tools:code.tile.title')) },
  {
    name: 'share-code-read',
    async reach({ page, t, press }) {
      await press(t('tools:code.tile.title'));
      await page.getByLabel(t('tools:code.field')).fill(shareCode);
      await press(t('tools:code.read'));
    },
  },
  {
    name: 'settings-file',
    async reach({ page, t }) {
      const file = JSON.stringify({ name: 'school.sendwell.json', text: JSON.stringify(settingsFile) });
      await page.evaluate(`sendwell.invoke('settings-file:drop', ${file})`);
      await page.getByRole('heading', { level: 1, name: t('tools:file.title') }).waitFor();
      await page.getByText('school.sendwell.json').waitFor();
    },
  },
  {
    name: 'notes',
    state: 'ports-trying',
    reach: ({ app }) =>
      tell(app, 'incidents:changed', [
        { kind: 'network-changed', detail: null },
        { kind: 'not-saved', detail: 'ENOSPC' },
      ]),
  },
  {
    name: 'incident',
    reach: ({ app }) => tell(app, 'incidents:changed', [{ kind: 'bug', detail: 'Error' }]),
  },
];

/** Shows one screen, by way of the first one, so that nothing of the screen before is left. */
export async function showScreen(
  { app, page }: Pick<LaunchedApp, 'app' | 'page'>,
  { state = 'start', reach }: ListedScreen,
  language: 'en' | 'de' = 'en',
): Promise<void> {
  const t = wordsOf(language);
  await tell(app, 'incidents:changed', []);
  await tell(app, 'assistant:changed', states.start);
  await settled(page);
  await page.keyboard.press('Escape');
  for (const way of [t('window:manual.back'), t('tools:file.dismiss')]) {
    const back = page.getByRole('button', { name: way, exact: true });
    if (await back.isVisible()) await back.click();
  }
  await showState({ app, page }, state);
  const press = (name: string) => page.getByRole('button', { name }).first().click({ timeout: 5_000 });
  await reach?.({ app, page, t, press });
  await settled(page);
}

/** The job goes on to this state. */
export async function showState(
  { app, page }: Pick<LaunchedApp, 'app' | 'page'>,
  state: StateName,
): Promise<void> {
  await tell(app, 'assistant:changed', states[state]);
  await settled(page);
}

/** As if the main process had news. */
function tell<E extends EventName>(
  app: LaunchedApp['app'],
  event: E,
  payload: EventPayload<E>,
): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }, news) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(...news);
    },
    [eventChannel, event, payload] as [string, ...unknown[]],
  );
}

/** Waits until the page has heard and drawn what it was told: an answer comes behind the news before it. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(`sendwell.invoke('shell:info')`);
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** Opens everything that is closed at first, also what is inside. */
export async function openAll(page: Page): Promise<void> {
  const closed = page.locator('main button[aria-expanded="false"]:visible');
  while ((await closed.count()) > 0) await closed.first().click();
}
