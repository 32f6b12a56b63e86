/** `check --way`: each way against a server of the practice world. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../../../electron/cli/commands/check/command.ts';
import { checkMxWay, whyNotWay, withWay } from '../../../../electron/cli/commands/check/way.ts';
import { runJob } from '../../../../electron/cli/run/job.ts';
import { type MailAddress, parseAddress } from '../../../../electron/engine/base/address.ts';
import { Secret } from '../../../../electron/engine/base/secret.ts';
import { startPracticeWorld } from '../../../../electron/engine/practice/start.ts';
import type { PracticeWorld } from '../../../../electron/engine/practice/world.ts';
import { createAssistant } from '../../../../electron/engine/run/assistant.ts';
import type { MxWay, ProvableWay } from '../../../../shared/microsoft-365/provable.ts';
import { provableWays } from '../../../../shared/microsoft-365/provable.ts';
import type { PracticeScenario } from '../../../../shared/practice-scenarios.ts';
import { testWords } from '../../../support/assistant-run.ts';
import { type FakeOptions, fakeContext, fakeSystem } from '../fake-system.ts';

const worlds: PracticeWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

async function enter(scenario: PracticeScenario): Promise<PracticeWorld> {
  const world = await startPracticeWorld(scenario, { silentMs: 100 });
  worlds.push(world);
  return world;
}

function addressOf(typed: string): MailAddress {
  const parsed = parseAddress(typed);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.address;
}

const discovery = {
  ispdbBases: ['https://database.example/'],
  offlineDb: true,
  allowedHosts: new Set<string>(),
  allowAll: false,
  random: () => 0.5,
};

describe.each([
  ['tenant', 'm365-relay'],
  ['oauth', 'm365-oauth'],
  ['hve', 'm365-relay'],
  ['acs', 'm365-acs'],
] as const)('--way %s', (way, scenario) => {
  it('signs in at the server of the way, and only there', async () => {
    const world = await enter(scenario);
    const { host, port, security, user } = withWay({
      way,
      user: way === 'acs' ? world.service?.username : undefined,
      send: true,
    });
    const assistant = createAssistant(() => ({ network: world.network(), discovery, words: testWords }));
    const secret =
      way === 'oauth'
        ? ({ kind: 'token', secret: new Secret(world.token) } as const)
        : ({ kind: 'password', secret: new Secret(world.service?.password ?? world.password) } as const);
    const manual = { host, port, security, username: user };
    const run = await runJob(
      assistant,
      { address: world.address, manual, secret },
      fakeContext(fakeSystem()),
    );
    if (!run.ok) throw new Error(run.problem.kind);
    const state = run.value;
    const smtp = state.contacted.filter(({ port: to }) => to === 587);
    expect(smtp.map((contact) => contact.host)).toEqual(smtp.map(() => host));
    expect(state.chosen).toEqual({ host, port: 587, security: 'starttls' });
    expect(state.verdict).toMatch(/^works/);
  });
});

interface Given extends FakeOptions {
  to?: string;
  allow?: boolean;
  answer?: string;
}

async function proveIn(scenario: PracticeScenario, way: MxWay, { to, allow, answer, ...given }: Given = {}) {
  const world = await enter(scenario);
  const system = fakeSystem(given);
  if (answer !== undefined) system.stdin.write(`${answer}\n`);
  const report = await checkMxWay(
    way,
    { address: addressOf(world.address), ...(to !== undefined && { to: addressOf(to) }) },
    {
      networks: () => world.network(),
      deps: { discovery: { ...discovery, allowAll: allow === true } },
    },
    fakeContext(system),
  );
  if (!('result' in report)) throw new Error(report.kind);
  report.print();
  return { world, report, said: `${system.out()}${system.err()}` };
}

const exchange = 'practice-example.mail.protection.outlook.com';

describe.each(['connector', 'direct-send'] as const)('--way %s', (way) => {
  it('sends one message from the address to itself, over verified TLS and without a sign-in', async () => {
    const { world, report, said } = await proveIn('m365-relay', way, { allow: true });
    expect(report.exitCode).toBe(0);
    expect(report.result).toMatchObject({
      verdict: 'works',
      signIn: null,
      way: { way, host: exchange, port25: 'open' },
      findings: [{ endpoint: { host: exchange, port: 25, security: 'starttls' }, tls: { verified: true } }],
    });
    expect(world.inbox()).toMatchObject([{ from: world.address, to: world.address }]);
    expect(world.inbox()[0]?.text).toContain('Sendwell is a program that checks outgoing mail settings');
    expect(report.result.contacted.map(({ port }) => port)).toEqual([25]);
    expect(said).toContain('lands in spam');
    expect(said.replace(/\s+/g, ' ')).toContain('SPF record of the domain must name the address');
  });

  it('contacts nothing before the yes, and ends with 78 without a terminal', async () => {
    const { world, report } = await proveIn('m365-relay', way);
    expect([report.exitCode, report.result.verdict, report.result.diagnosis?.class]).toEqual([
      78,
      'unfinished',
      'consent-required',
    ]);
    expect(report.result.contacted).toEqual([]);
    expect(world.events()).toEqual([]);
  });

  it.each([
    ['yes', 0],
    ['no', 78],
  ])('asks a person by name; %s ends with %i', async (answer, code) => {
    const { report, said, world } = await proveIn('m365-relay', way, { person: true, answer });
    expect(report.exitCode).toBe(code);
    expect(said).toContain(`through ${exchange}?`);
    expect(world.inbox()).toHaveLength(code === 0 ? 1 : 0);
  });
});

describe('a way without a sign-in that is refused', () => {
  it.each([
    ['m365-direct-send-refused', 'direct-send', 'direct-send'],
    ['m365-connector-mismatch', 'connector', 'connector'],
  ] as const)('%s', async (scenario, way, variant) => {
    const { world, report } = await proveIn(scenario, way, { allow: true });
    expect(report.exitCode).toBe(77);
    expect(report.result.diagnosis).toMatchObject({
      class: 'relay-denied',
      actor: 'it-team',
      facts: { variant },
    });
    expect(report.result.way?.port25).toBe('open');
    expect(world.inbox()).toEqual([]);
  });

  it('a connector may have one other recipient', async () => {
    const { report } = await proveIn('m365-relay', 'connector', { allow: true, to: 'bo@mill.example' });
    expect(report.result.verification?.reply?.text).toContain('bo@mill.example');
  });

  it('a domain that is not at Microsoft is left alone', async () => {
    await expect(proveIn('works', 'connector', { allow: true })).rejects.toThrow('way-foreign');
  });
});

describe('options beside --way', () => {
  const misuse = (way: ProvableWay, options: Partial<CheckOptions>) => {
    const problem = whyNotWay({ way, send: true, ...options });
    return problem?.kind === 'usage' ? problem.misuse : null;
  };

  it.each(provableWays)('%s brings its own server', (way) => {
    expect(misuse(way, { host: 'mail.shop.example' })).toEqual({ key: 'way-option', way, option: '--host' });
  });

  it.each([
    ['connector', { passwordStdin: true }, '--password-stdin'],
    ['connector', { from: 'bo@shop.example' }, '--from'],
    ['direct-send', { to: 'bo@mill.example' }, '--to'],
    ['direct-send', { send: false }, '--no-send'],
    ['direct-send', { trustFingerprint: 'AA' }, '--trust-fingerprint'],
  ] as const)('%s takes no %o', (way, options, option) => {
    expect(misuse(way, options)).toEqual({ key: 'way-option', way, option });
  });

  it('a connector takes --to, and Azure needs a name', () => {
    expect(misuse('connector', { to: 'bo@mill.example' })).toBeNull();
    expect(misuse('acs', {})).toEqual({ key: 'way-needs-user' });
    expect(misuse('acs', { user: 'res.app.tenant' })).toBeNull();
  });

  it('OAuth takes a token, or asks for one in the browser', () => {
    expect(withWay({ way: 'oauth', send: true }).oauth).toBe('browser');
    expect(withWay({ way: 'oauth', send: true, tokenStdin: true }).oauth).toBeUndefined();
  });
});
