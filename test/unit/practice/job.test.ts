import { afterAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { exportSettings } from '../../../electron/engine/export/export-settings.ts';
import { settingsOfState } from '../../../electron/engine/export/settings-of.ts';
import type { Network } from '../../../electron/engine/network/network.ts';
import { createSystemNetwork } from '../../../electron/engine/network/system.ts';
import { servePracticeWorld } from '../../../electron/engine/practice/serve.ts';
import { startPracticeWorld } from '../../../electron/engine/practice/start.ts';
import type { PracticeWorld } from '../../../electron/engine/practice/world.ts';
import { createAssistant } from '../../../electron/engine/run/assistant.ts';
import type { AssistantState, ManualSettings } from '../../../shared/assistant.ts';
import type { ProblemClass } from '../../../shared/diagnosis.ts';
import type { PracticeScenario } from '../../../shared/practice-scenarios.ts';
import { testWords } from '../../support/assistant-run.ts';

const worlds: PracticeWorld[] = [];

afterAll(() => Promise.all(worlds.map((world) => world.close())));

interface Typed {
  manual?: ManualSettings;
  password?: string;
  /** Default: the world's own network. */
  network?: () => Network;
}

async function enter(scenario: PracticeScenario): Promise<PracticeWorld> {
  const world = await startPracticeWorld(scenario, { silentMs: 100 });
  worlds.push(world);
  return world;
}

/** Runs the whole job in a world and returns the last state. */
async function runJob(world: PracticeWorld, typed: Typed = {}): Promise<AssistantState> {
  const assistant = createAssistant(() => ({
    network: (typed.network ?? (() => world.network()))(),
    discovery: {
      ispdbBases: ['https://database.example/'],
      offlineDb: true,
      allowedHosts: new Set(),
      allowAll: false,
      random: () => 0.5,
    },
    words: testWords,
  }));
  const finished = new Promise<void>((resolve) => {
    assistant.subscribe(({ stage }) => {
      if (stage === 'finished') resolve();
    });
  });
  const { address, password } = world;
  assistant.dispatch({ type: 'start', address, manual: typed.manual });
  assistant.dispatch({
    type: 'sign-in',
    username: address,
    kind: 'password',
    secret: new Secret(typed.password ?? password),
  });
  await finished;
  await assistant.close();
  return assistant.state;
}

describe.concurrent('the whole job in every world', () => {
  it.each<[PracticeScenario, number, 'tls' | 'starttls']>([
    ['works', 465, 'tls'],
    ['port-blocked', 465, 'tls'],
    ['wrong-mode', 465, 'starttls'],
  ])('%s ends well on port %i', async (scenario, port, security) => {
    const world = await enter(scenario);
    const state = await runJob(world);
    expect(state).toMatchObject({ verdict: 'works', diagnosis: null, chosen: { port, security } });
    expect(world.inbox()).toMatchObject([{ from: world.address, subject: testWords.subject }]);
    expect(world.inbox()[0]?.text).toContain(state.code);
    expect(state.verification?.queueId).toBe(world.events().find(({ kind }) => kind === 'accepted')?.detail);
  });

  it('no-sign-in ends well without one: nothing is asked for, and exports name nobody', async () => {
    const world = await enter('no-sign-in');
    const state = await runJob(world);
    expect(state).toMatchObject({
      verdict: 'works',
      chosen: { port: 25, security: 'starttls' },
      signIn: null,
      verification: { ok: true },
    });
    expect(world.events().map(({ kind }) => kind)).not.toContain('signed-in');
    expect(world.inbox()).toHaveLength(1);
    const settings = settingsOfState(state, { at: new Date(0), practice: true });
    expect(settings).toMatchObject({ auth: 'none', verifiedFrom: 'practice' });
    const sheet = settings && exportSettings('msmtp', settings, { language: 'en', writtenAt: new Date(0) });
    expect(sheet).toMatchObject({ ok: true });
    expect(JSON.stringify(sheet)).not.toMatch(/PUT-PASSWORD-HERE|\buser /);
  });

  it('sender-unproven ends well, with a warning', async () => {
    const state = await runJob(await enter('sender-unproven'));
    expect(state).toMatchObject({
      verdict: 'works',
      warnings: [{ class: 'sender-unproven', facts: { domain: 'practice.example', problem: 'none' } }],
    });
  });

  it.each<[PracticeScenario, ProblemClass]>([
    ['wrong-password', 'auth-bad-credentials'],
    ['app-password', 'auth-app-password-required'],
    ['bad-certificate', 'tls-cert-expired'],
    ['sender-not-allowed', 'sender-not-allowed'],
    ['switched-off-by-admin', 'auth-disabled-by-admin'],
    ['nothing-published', 'settings-not-found'],
  ])('%s ends with %s', async (scenario, problem) => {
    const world = await enter(scenario);
    expect(await runJob(world)).toMatchObject({ verdict: 'fails', diagnosis: { class: problem } });
    expect(world.inbox()).toEqual([]);
  });

  it.each<[PracticeScenario, ProblemClass, string, string]>([
    ['m365-off-for-tenant', 'auth-disabled-by-admin', 'tenant', 'it-team'],
    ['m365-off-for-mailbox', 'auth-disabled-by-admin', 'mailbox', 'it-team'],
    ['m365-security-defaults', 'auth-disabled-by-admin', 'security-defaults', 'it-team'],
    ['m365-passwords-removed', 'auth-oauth-required', 'removed', 'you'],
    ['outlook-personal', 'auth-disabled-by-admin', 'personal', 'you'],
  ])('%s ends with %s, told as %s', async (scenario, problem, variant, actor) => {
    const state = await runJob(await enter(scenario));
    expect(state).toMatchObject({
      verdict: 'fails',
      chosen: { port: 587, security: 'starttls' },
      diagnosis: { class: problem, facts: { variant }, actor },
    });
  });

  it('the silent ports of port-blocked are findings', async () => {
    const { findings } = await runJob(await enter('port-blocked'));
    for (const port of [587, 25]) {
      const finding = findings.find(({ endpoint }) => endpoint.port === port);
      expect(['connection-timeout', 'port-blocked-by-network']).toContain(finding?.diagnosis?.class);
    }
  });

  it('a served world works for another program', async () => {
    const world = await enter('works');
    const served = await servePracticeWorld(world);
    const network = () => createSystemNetwork({ dns: served.dns, extraCaPem: served.caPem });
    const state = await runJob(world, { network });
    await served.close();
    expect(state.verdict).toBe('works');
    expect([world.ports[465], world.ports[587]]).toContain(state.chosen?.port);
    expect(world.inbox()).toHaveLength(1);
  });

  it.each<PracticeScenario>(['wrong-password', 'app-password'])(
    '%s works with the other password',
    async (name) => {
      const world = await enter(name);
      const state = await runJob(world, { password: world.hints.password ?? '' });
      expect(state.verdict).toBe('works');
    },
  );

  it('nothing-published works with the server typed by hand', async () => {
    const world = await enter('nothing-published');
    const state = await runJob(world, { manual: { host: world.hints.host ?? '' } });
    expect(state).toMatchObject({ verdict: 'works', chosen: { host: 'mail.practice.example', port: 465 } });
  });
});
