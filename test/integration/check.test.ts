/** The command against servers that this project did not write: settings from NSD, mail to Postfix. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckResult, checkResultSchema, discoverResultSchema } from '../../shared/results.ts';
import { buildCli, type CliRun, runCli } from './cli.ts';
import {
  account,
  type MailPeer,
  mailHost,
  type NamePeer,
  skipsPeers,
  startNsd,
  startPostfix,
} from './peers.ts';

describe.skipIf(skipsPeers())('sendwell against Postfix and NSD', () => {
  let mail: MailPeer;
  let names: NamePeer;

  beforeAll(async () => {
    [mail] = await Promise.all([startPostfix(), buildCli()]);
    names = await startNsd(mail);
  });
  afterAll(() => Promise.all([mail?.stop(), names?.stop()]));

  const password = { PW: account.password };
  const world = () => ['--dns', `${names.ip}:${names.port}`, '--ca', mail.caFile];

  async function check(more: string[] = [], variables: Record<string, string> = password) {
    const args = ['check', account.address, ...world(), '--password-env', 'PW', '--json', ...more];
    const run = await runCli(args, variables);
    const result: CheckResult = checkResultSchema.parse(JSON.parse(run.stdout));
    return { ...run, result };
  }

  function expectNoSecret({ stdout, stderr }: CliRun): void {
    const blob = Buffer.from(`\0${account.address}\0${account.password}`).toString('base64');
    for (const secret of [account.password, Buffer.from(account.password).toString('base64'), blob])
      expect(stdout + stderr).not.toContain(secret);
  }

  it('goes from the address to an accepted message', async () => {
    const { result, exitCode, ...run } = await check();
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({
      verdict: 'works',
      recommendation: { endpoint: { host: mailHost } },
      signIn: { ok: true },
      verification: { ok: true, queueId: expect.any(String) },
    });
    expect(result.recommendation?.endpoint).toMatchObject({ port: mail.submissions, security: 'tls' });
    const message = await mail.delivered(result.verification?.messageId ?? 'none');
    expect(message).toContain(`To: ${account.address}`);
    expectNoSecret({ exitCode, ...run });
  });

  it('finds both doors through SRV', async () => {
    const run = await runCli(['discover', account.address, ...world(), '--json']);
    const { candidates } = discoverResultSchema.parse(JSON.parse(run.stdout));
    expect(run.exitCode).toBe(0);
    expect(candidates).toMatchObject([
      { host: mailHost, port: mail.submissions, security: 'tls', source: 'srv-submissions', consent: false },
      { host: mailHost, port: mail.submission, security: 'starttls', source: 'srv-submission' },
    ]);
  });

  it('names a refused password', async () => {
    const { result, ...run } = await check([], { PW: 'wrong-horse' });
    expect(run.exitCode).toBe(77);
    expect(result).toMatchObject({ verdict: 'fails', diagnosis: { class: 'auth-bad-credentials' } });
    expect(run.stdout + run.stderr).not.toContain('wrong-horse');
  });

  it('names a sender that is not ours', async () => {
    const { result, exitCode } = await check(['--from', 'boss@example.test']);
    expect(exitCode).toBe(77);
    expect(result.diagnosis).toMatchObject({ class: 'sender-not-allowed', reply: { code: 553 } });
  });

  it('stops after signing in when it is told to', async () => {
    const { result, exitCode } = await check(['--no-send']);
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ verdict: 'works', signIn: { ok: true }, verification: null });
  });

  it('does not trust an authority that nobody named', async () => {
    const args = ['check', account.address, '--dns', `${names.ip}:${names.port}`, '--password-env', 'PW'];
    const { stdout, exitCode } = await runCli([...args, '--json'], password);
    expect(exitCode).toBe(76);
    expect(checkResultSchema.parse(JSON.parse(stdout))).toMatchObject({
      verdict: 'fails',
      signIn: null,
      diagnosis: { class: 'tls-cert-untrusted-issuer' },
    });
  });
});
