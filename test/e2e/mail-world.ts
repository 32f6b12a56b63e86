/** Practice servers outside the window, for checks that the window takes for the real world. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, type Page } from '@playwright/test';
import { type PracticeServeResult, practiceServeResultSchema } from '../../shared/results.ts';
import { type LaunchedApp, sendwell } from './app.ts';
import { heading, openForIt } from './practice.ts';

export interface MailWorld extends PracticeServeResult {
  /** `IP:PORT` of its DNS server. */
  dnsServer: string;
  /** Settings to type: its port that is encrypted from the start. */
  typed: TypedSettings;
  close(): Promise<void>;
}

/** `sendwell practice --serve`. The caller closes it in a `finally`. */
export async function serveMailWorld(scenario = 'works'): Promise<MailWorld> {
  const command = path.join(sendwell, 'dist/cli/sendwell.js');
  const child = spawn(process.execPath, [command, 'practice', scenario, '--serve', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  const served = practiceServeResultSchema.parse(JSON.parse(line));
  return {
    ...served,
    typed: { address: served.address, host: 'mail.practice.example', port: served.ports[465] ?? 0 },
    dnsServer: `${served.dns.ip}:${served.dns.port}`,
    async close() {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** From the first screen: asks the DNS server of this world and trusts its authority. Ends on the first screen. */
export async function enterMailWorld(
  { app, page }: Pick<LaunchedApp, 'app' | 'page'>,
  world: MailWorld,
): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, world.ca);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await openForIt(page);
  await page.getByLabel('DNS server').fill(world.dnsServer);
  await page.getByRole('button', { name: 'Use this server' }).click();
  await expect(page.getByRole('status')).toHaveText(/Saved\./);
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await expect(page.getByText(world.ca)).toBeVisible();
  await page.getByRole('button', { name: 'Go back' }).click();
}

/** Settings as a person types them on the screen for that. */
export interface TypedSettings {
  address: string;
  host: string;
  port: number;
}

/** Types settings by hand, protection from the start, and starts the check. */
export async function startByHand(page: Page, { address, host, port }: TypedSettings): Promise<void> {
  await page.getByRole('button', { name: 'Type the settings by hand' }).click();
  await expect(heading(page, 'Type the settings by hand')).toBeVisible();
  await page.getByLabel('Your email address').fill(address);
  await page.getByLabel('Outgoing mail server').fill(host);
  await page.getByLabel('Port', { exact: true }).fill(String(port));
  await page.getByRole('radio', { name: 'Encrypted from the start' }).check();
  await page.getByRole('button', { name: 'Try these settings' }).click();
}
