import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JobOrder, runJob } from '../../../../electron/cli/run/job.ts';
import { Secret } from '../../../../electron/engine/base/secret.ts';
import type { AssistantState } from '../../../../shared/assistant.ts';
import { autoconfig, password, published, startRun, user } from '../../../support/assistant-run.ts';
import { smtpServer } from '../../../support/memory-smtp.ts';
import { type FakeSystem, fakeContext, fakeSystem } from '../fake-system.ts';

const host = 'smtp.example.test';
const given: JobOrder = {
  address: user,
  manual: {},
  secret: { kind: 'password', secret: new Secret(password) },
};
const works = { http: published, tcp: { [`${host}:465`]: smtpServer() } };

/** Settings over http: the person has to agree to the host. */
const unproven = {
  http: {
    'http://autoconfig.example.test/mail/config-v1.1.xml': {
      body: autoconfig({ host, port: 465, socketType: 'SSL' }),
    },
  },
  tcp: { [`${host}:465`]: smtpServer() },
};

/** The last snapshot of a run that was not refused. */
function lastState(run: Awaited<ReturnType<typeof runJob>>): AssistantState {
  if (!run.ok) throw new Error(run.problem.kind);
  return run.value;
}

function run(world: Parameters<typeof startRun>[0], system: FakeSystem, order = given) {
  const { assistant, settle, network } = startRun(world, []);
  const context = fakeContext(system);
  return { job: runJob(assistant, order, context).then(lastState), settle, network, context };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a job in the terminal', () => {
  it('shows each stage as a step', async () => {
    const system = fakeSystem();
    const { job, settle } = run(works, system);
    await settle();
    expect((await job).verdict).toBe('works');
    const marked = system
      .out()
      .split('\n')
      .filter((line) => /^[✔✖]/.test(line));
    expect(marked).toEqual([
      `✔ Found ${host}, from the provider's settings page`,
      `✔ Port 465 of ${host} can be used, encrypted from the start (SSL/TLS)`,
      `✔ Signed in as ${user}`,
      '✔ The server accepted the message',
    ]);
    expect(system.out()).toContain("  the provider's settings page: found");
    expect(system.out()).not.toContain(password);
  });

  it('says which step did not work', async () => {
    const system = fakeSystem();
    const server = smtpServer({ password: 'another' });
    const { job, settle } = run({ http: published, tcp: { [`${host}:465`]: server } }, system);
    await settle();
    expect(await job).toMatchObject({ verdict: 'fails', diagnosis: { class: 'auth-bad-credentials' } });
    expect(system.out()).toContain('✖ Signing in did not work');
  });

  it('never asks without a terminal: what needs an agreement is declined and named', async () => {
    const system = fakeSystem();
    const { job, settle, network } = run(unproven, system);
    await settle();
    expect(await job).toMatchObject({
      verdict: 'unfinished',
      diagnosis: { class: 'consent-required', facts: { host } },
    });
    expect(network.connects.filter((to) => to.startsWith(host))).toEqual([]);
  });

  it('asks a person, and takes only a clear yes', async () => {
    for (const [answer, verdict] of [
      ['y', 'works'],
      ['', 'unfinished'],
      ['maybe', 'unfinished'],
    ]) {
      const system = fakeSystem({ person: true });
      const { job, settle } = run(unproven, system);
      await settle();
      expect(system.err()).toContain(`Use ${host}? [y/N]`);
      system.stdin.write(`${answer}\r`);
      await settle();
      expect((await job).verdict, answer).toBe(verdict);
    }
  });

  it('asks for the password when it is needed', async () => {
    const system = fakeSystem({ person: true });
    const { job, settle } = run(works, system, { ...given, secret: null });
    await settle();
    expect(system.err()).toContain(`Password of ${user}`);
    system.stdin.write(`${password}\r`);
    await settle();
    expect((await job).verdict).toBe('works');
    expect(system.out() + system.err()).not.toContain(password);
  });

  it('stops where the person ends the input', async () => {
    const system = fakeSystem({ person: true, input: '' });
    const { job, settle, context } = run(works, system, { ...given, secret: null });
    await settle();
    expect((await job).verdict).toBe('unfinished');
    expect(context.stop.cause).toBe('person');
    expect(system.exits).toEqual([]);
  });

  it('stops at once with Ctrl-C and leaves nothing open', async () => {
    const system = fakeSystem();
    const { job, network } = run({ http: published, tcp: { [`${host}:465`]: 'silent' } }, system);
    await vi.advanceTimersByTimeAsync(1000);
    system.pressCtrlC();
    await vi.advanceTimersByTimeAsync(200);
    expect(await job).toMatchObject({ stage: 'finished', verdict: 'unfinished', diagnosis: null });
    expect(network.openConnections()).toBe(0);
  });
});
