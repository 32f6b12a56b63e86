/** `--self-test`: does this very build start, show its page, and do a whole job in the practice mail world? */
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { App, WebContents } from 'electron';
import type { AssistantStage, AssistantState } from '../../../shared/assistant.ts';
import { pause, startDeadline } from '../../engine/base/deadline.ts';
import { Secret } from '../../engine/base/secret.ts';
import type { Command } from '../../engine/run/command.ts';
import type { PlanThread } from '../m365/plan-thread.ts';
import type { AssistantHost } from './assistant-host.ts';

/** What does the work. */
interface Parts {
  host: AssistantHost;
  planThread: Pick<PlanThread, 'ask'>;
}

/** What it needs of the page. */
type Page = Pick<WebContents, 'executeJavaScript'>;

/** One JSON object for scripts. `problem` says what went wrong, null when all is well. */
export interface SelfTestReport {
  schema: 'sendwell/self-test/1';
  ok: boolean;
  problem: string | null;
  elapsedMs: number;
}

/** Both take a second; machines in a data centre, all at once, may need many. */
const jobDeadlineMs = 60_000;
const pageDeadlineMs = 30_000;
const lookIntervalMs = 50;

/** Runs in the page: it shows something, and it reaches the main process through the bridge. */
const askPage = `(async () => {
  const heading = () => document.querySelector('h1')?.textContent;
  while (!heading()) await new Promise((resolve) => setTimeout(resolve, ${lookIntervalMs}));
  return (await sendwell.invoke('shell:info')).version;
})()`;

/** Keeps a test away from what the person keeps, and from a Sendwell that is open. Call it before Electron is ready. */
export function moveToTemporaryFolder(app: Pick<App, 'getPath' | 'setPath'>): void {
  const folder = mkdtempSync(path.join(app.getPath('temp'), 'sendwell-self-test-'));
  app.setPath('userData', folder);
  process.once('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Windows keeps files that are in use; it tidies this place up itself.
    }
  });
}

/** Never rejects. The host is closed afterwards. */
export async function runSelfTest(parts: Parts, page: Page, version: string): Promise<SelfTestReport> {
  const started = performance.now();
  const problem = await check(parts, page, version).then(() => null, String);
  await parts.host.close();
  const elapsedMs = Math.round(performance.now() - started);
  return { schema: 'sendwell/self-test/1', ok: problem === null, problem, elapsedMs };
}

async function check({ host, planThread }: Parts, page: Page, version: string): Promise<void> {
  await within(jobDeadlineMs, 'the practice job', (signal) => practise(host, signal));
  const shown = await within(pageDeadlineMs, 'the page', () => page.executeJavaScript(askPage));
  // Its file is loaded from the archive by a thread.
  await within(pageDeadlineMs, 'the plan', () => planThread.ask('plan', { language: 'en' }));
  if (shown !== version) throw new Error(`the page belongs to version "${shown}"`);
}

/** The job of a person for whom everything works: address, password, a message that arrives. */
async function practise(host: AssistantHost, signal: AbortSignal): Promise<void> {
  const { address, password } = await host.enterPractice('works');
  await tell(host, { type: 'start', address });
  await until(host, 'needs-sign-in', signal);
  await tell(host, { type: 'sign-in', username: address, kind: 'password', secret: new Secret(password) });
  const { verdict } = await until(host, 'finished', signal);
  if (verdict !== 'works') throw new Error(`the practice job ended with "${verdict}"`);
  const messages = await host.inbox();
  if (messages.length !== 1) throw new Error(`the practice mailbox has ${messages.length} messages`);
}

async function tell(host: AssistantHost, command: Command): Promise<void> {
  const answer = await host.dispatch(command);
  if (!answer.ok) throw new Error(`"${command.type}" was refused: ${answer.reason}`);
}

async function until(
  host: AssistantHost,
  stage: AssistantStage,
  signal: AbortSignal,
): Promise<AssistantState> {
  for (;;) {
    const state = await host.state();
    if (state.stage === stage) return state;
    if (state.stage === 'finished') throw new Error(`the practice job ended before "${stage}"`);
    await pause(lookIntervalMs, signal);
    signal.throwIfAborted();
  }
}

async function within<T>(ms: number, what: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = startDeadline(ms);
  const expiry = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error(`${what} took too long`));
    deadline.signal.addEventListener('abort', giveUp, { once: true });
  });
  return Promise.race([work(deadline.signal), expiry]).finally(() => deadline.clear());
}
