/** `sendwell check --oauth`: both flows against a provider and a mail server that takes only its tokens. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CheckResult, checkResultSchema } from '../../../shared/results.ts';
import { buildCommand, type CliRun } from '../cli.ts';
import { canPlayServers } from './support/addresses.ts';
import type { DoorScript } from './support/door-script.ts';
import { type Habits, issuer, TokenProvider } from './support/token-provider.ts';
import { inWorld, type World } from './support/world.ts';

const clientSecret = 'client-secret-3fQ9';

interface Played {
  run: CliRun;
  result: CheckResult;
  provider: TokenProvider;
  world: World;
}

/** Signs in with one flow, and looks through everything that the command leaves behind. */
async function play(
  world: World,
  flow: 'browser' | 'device',
  { habits, door }: { habits?: Habits; door?: Partial<DoorScript> } = {},
): Promise<Played> {
  const provider = new TokenProvider(world, habits);
  await provider.open(door);
  const home = await mkdtemp(path.join(tmpdir(), 'sendwell-home-'));
  try {
    const own = ['--client-id', 'sendwell-test', '--client-secret-env', 'SECRET'];
    const client = habits?.without ? [] : own;
    const variables = { SECRET: clientSecret, HOME: home, XDG_CONFIG_HOME: home, TMPDIR: home };
    const args = ['--oauth', flow, ...client, '--verbose', '--timeout', '30'];
    const run = await world.signInByPage(args, variables, provider.follow);
    for (const secret of [...provider.secrets, clientSecret]) {
      expect(run.stdout).not.toContain(secret);
      expect(run.stderr).not.toContain(secret);
    }
    expect(await readdir(home, { recursive: true })).toEqual([]);
    return { run, result: checkResultSchema.parse(JSON.parse(run.stdout)), provider, world };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const grantsOf = ({ requests }: World) =>
  requests
    .filter(({ url }) => url === `${issuer}/token`)
    .map(({ body }) => new URLSearchParams(body).get('grant_type'));

describe.skipIf(!canPlayServers)('a sign-in page that the mail domain publishes', () => {
  beforeAll(buildCommand);

  it('in the browser: code, proof and issuer fit, and the message is sent', () =>
    inWorld(async (world) => {
      const { run, result, provider } = await play(world, 'browser');
      expect([run.exitCode, result.verdict]).toEqual([0, 'works']);
      expect(result.signIn).toMatchObject({ ok: true, mechanism: 'OAUTHBEARER' });
      expect(result.verification?.ok).toBe(true);
      expect(grantsOf(world)).toEqual(['authorization_code']);
      expect(provider.secrets.size).toBeGreaterThan(4);
      expect(result.contacted).toContainEqual({ host: 'id.shop.test', port: 443, why: 'provider-sign-in' });
    }));

  it('a guessed state is answered with 404, and the person can still come back', () =>
    inWorld(async (world) => {
      const { run, result, provider } = await play(world, 'browser', { habits: { guessedState: 'guessed' } });
      expect([run.exitCode, result.verdict]).toEqual([0, 'works']);
      expect(provider.waysBack).toEqual([404, 200]);
      expect(grantsOf(world)).toEqual(['authorization_code']);
    }));

  it('with a code on another device', () =>
    inWorld(async (world) => {
      const { run, result } = await play(world, 'device');
      expect([run.exitCode, result.verdict]).toEqual([0, 'works']);
      expect(run.stderr).toContain('WDJB-MJHT');
      expect(grantsOf(world)).toHaveLength(2);
    }));

  it.each<['open' | 'registration', string]>([
    ['open', 'open'],
    ['registration', 'made-on-the-way'],
  ])('without a client id, by way of %s', (without, id) =>
    inWorld(async (world) => {
      const { run, result } = await play(world, 'browser', { habits: { without } });
      expect([run.exitCode, result.verdict]).toEqual([0, 'works']);
      const [form] = world.requests.filter(({ url }) => url === `${issuer}/token`);
      expect(new URLSearchParams(form?.body).get('client_id')).toBe(id);
    }),
  );

  it('under the name that the provider knows the account by, which is said', () =>
    inWorld(async (world) => {
      const { run, result, provider } = await play(world, 'browser', {
        habits: { knownAs: 'ana.primary@shop.test' },
      });
      expect([run.exitCode, result.verdict]).toEqual([0, 'works']);
      expect(provider.names).toEqual(['ana.primary@shop.test']);
      expect(run.stderr).toContain('The provider knows this account as ana.primary@shop.test');
    }));

  it.each<[string, string, Habits]>([
    ['a no of the person', 'page-refused', { wayBack: { error: 'access_denied' } }],
    ['another issuer', 'page-not-authentic', { wayBack: { iss: 'https://evil.test' } }],
    ['a code of somebody else', 'page-unfinished', { wayBack: { code: 'injected' } }],
    ['ten megabytes', 'page-trouble', { tokens: { type: 'application/json', body: 'x'.repeat(10_000_000) } }],
  ])('%s ends with %s, and nobody is signed in', (_, variant, habits) =>
    inWorld(async (world) => {
      const { run, result } = await play(world, 'browser', { habits });
      expect(result).toMatchObject({
        verdict: 'fails',
        diagnosis: { class: 'auth-oauth-required', facts: { variant } },
      });
      expect(run.exitCode).not.toBe(0);
      expect(world.heard().filter((line) => line.includes('AUTH'))).toEqual([]);
      if (variant === 'page-not-authentic') expect(grantsOf(world)).toEqual([]);
    }),
  );

  it('a token that is not taken is renewed once; what the server echoes stays hidden', () =>
    inWorld(async (world) => {
      const door = { on: { AUTH: (line: string) => `535 5.7.8 what is ${line.split(' ')[2]}` } };
      const { run, result } = await play(world, 'browser', { door });
      expect([run.exitCode, result.diagnosis?.class]).toEqual([77, 'auth-oauth-required']);
      expect(grantsOf(world)).toEqual(['authorization_code', 'refresh_token']);
    }));

  it('a good token does not help where sending is switched off', () =>
    inWorld(async (world) => {
      const off =
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';
      const { run, result } = await play(world, 'browser', { door: { on: { AUTH: off } } });
      expect([run.exitCode, result.diagnosis?.class]).toEqual([77, 'auth-disabled-by-admin']);
    }));
});
