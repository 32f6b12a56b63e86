/** Shows canned states in the built window: the main process sends them as if a job were running. */
import type { Page } from '@playwright/test';
import { type StateName, states } from '../../../renderer/dev/states/states.ts';
import { eventChannel } from '../../../shared/ipc-wire.ts';
import type { LaunchedApp } from '../app.ts';

/** A screen by name: its state, and what is pressed to get to it from there. */
export interface CannedScreen {
  name: string;
  state: StateName;
  /** Names of the buttons to press, per language. */
  press?: { en: string | RegExp; de: string | RegExp };
}

const goBack = { en: 'Go back', de: 'Zurück' };
const further = { en: 'Continue with port 465', de: 'Weiter mit Port 465' };

/** Every screen of the window. States that show the same screen in another way have a line of their own. */
export const cannedScreens: CannedScreen[] = [
  ...(Object.keys(states) as StateName[])
    .filter((state) => !state.startsWith('sign-in') && state !== 'message')
    .map((state) => ({ name: state, state })),
  {
    name: 'manual',
    state: 'start',
    press: { en: 'Type the settings by hand', de: 'Einstellungen selbst eintippen' },
  },
  {
    name: 'practice',
    state: 'start',
    press: { en: 'Try a practice mailbox', de: 'Ein Übungspostfach ausprobieren' },
  },
  { name: 'settings', state: 'start', press: { en: /^Settings$/, de: /^Einstellungen$/ } },
  { name: 'history', state: 'start', press: { en: 'Past checks', de: 'Frühere Prüfungen' } },
  { name: 'help', state: 'start', press: { en: /^Help$/, de: /^Hilfe$/ } },
  { name: 'help during a check', state: 'doors-trying', press: { en: /^Help$/, de: /^Hilfe$/ } },
  {
    name: 'error-message',
    state: 'start',
    press: { en: 'I have an error message', de: 'Ich habe eine Fehlermeldung' },
  },
  { name: 'share-code', state: 'start', press: { en: 'I have a code', de: 'Ich habe einen Code' } },
  {
    name: 'certificate',
    state: 'doors',
    press: { en: 'Show the ID card of port 465', de: 'Ausweis von Port 465 zeigen' },
  },
  {
    name: 'certificate-bad',
    state: 'fails-card',
    press: { en: 'Show the ID card of port 465', de: 'Ausweis von Port 465 zeigen' },
  },
  ...(Object.keys(states) as StateName[])
    .filter((state) => state.startsWith('sign-in'))
    .map((state) => ({ name: state, state, press: further })),
  {
    name: 'message',
    state: 'fails-sender',
    press: { en: 'Change the From address', de: 'Absenderadresse ändern' },
  },
];

/** Shows one screen, by way of the first one, so that nothing of the screen before is left. */
export async function showScreen(
  { app, page }: LaunchedApp,
  { state, press }: CannedScreen,
  language: 'en' | 'de' = 'en',
): Promise<void> {
  await send(app, 'start');
  await settled(page);
  const back = page.getByRole('button', { name: goBack[language], exact: true });
  if (await back.isVisible()) await back.click();
  await send(app, state);
  await settled(page);
  if (press) await page.getByRole('button', { name: press[language] }).first().click();
  await settled(page);
}

function send(app: LaunchedApp['app'], state: StateName): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }, [channel, payload]) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, 'assistant:changed', payload);
    },
    [eventChannel, states[state]] as const,
  );
}

/** Waits until the page has drawn what it was told. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(50);
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** Opens everything that is closed at first, also what is inside. */
export async function openAll(page: Page): Promise<void> {
  const closed = page.locator('main button[aria-expanded="false"]:visible');
  while ((await closed.count()) > 0) await closed.first().click();
}
