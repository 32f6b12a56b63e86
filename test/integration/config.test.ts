/** `check --config` against a real Postfix: the pair that is right is proved, the wrong line named, no password told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkResultSchema } from '../../shared/results.ts';
import { buildCommand, runCli } from './cli.ts';
import {
  account,
  type MailPeer,
  mailHost,
  type NamePeer,
  skipsPeers,
  startNsd,
  startPostfix,
} from './peers.ts';

describe.skipIf(skipsPeers())('a configuration of another program against Postfix', () => {
  let mail: MailPeer;
  let names: NamePeer;

  beforeAll(async () => {
    [mail] = await Promise.all([startPostfix(), buildCommand()]);
    names = await startNsd(mail);
  });
  afterAll(() => Promise.all([mail?.stop(), names?.stop()]));

  const configuration = (port: number, secure: boolean | string, more = '') =>
    `SMTP_HOST=${mailHost}\nSMTP_PORT=${port}\nSMTP_SECURE=${secure}\nSMTP_USER=${account.address}\nSMTP_PASS=${account.password}\nSMTP_FROM=${account.address}\n${more}`;

  async function check(text: string, args: string[] = [], variables: Record<string, string> = {}) {
    const world = ['--dns', `${names.ip}:${names.port}`, '--ca', mail.caFile, '--json'];
    const run = await runCli(['check', '--config', '-', ...world, ...args], variables, text);
    const result = checkResultSchema.parse(JSON.parse(run.stdout));
    const blob = Buffer.from(`\0${account.address}\0${account.password}`).toString('base64');
    for (const secret of [account.password, Buffer.from(account.password).toString('base64'), blob])
      expect(run.stdout + run.stderr).not.toContain(secret);
    return { ...run, result };
  }

  it('a right one works, with the password of the file', async () => {
    const { exitCode, result } = await check(configuration(mail.submissions, true), [
      '--password-from-config',
    ]);
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ verdict: 'works', signIn: { ok: true } });
    expect(result.configuration?.findings).toEqual([]);
  });

  it.each([
    { written: true, port: 'submission', right: false },
    { written: false, port: 'submissions', right: true },
  ] as const)(
    'SMTP_SECURE=$written at the port for $port: the line is named, the right one proved',
    async ({ written, port, right }) => {
      const { exitCode, result } = await check(configuration(mail[port], written), [
        '--password-from-config',
      ]);
      expect(exitCode).toBe(76);
      expect(result.signIn).toBeNull();
      expect(result.configuration?.findings).toMatchObject([
        {
          problem: 'mode-proven',
          line: `SMTP_SECURE=${written}`,
          lineNumber: 3,
          fixed: `SMTP_SECURE=${right}`,
          certainty: 'certain',
        },
      ]);
      const corrected = result.configuration?.corrected ?? '';
      expect(corrected).toContain(`SMTP_SECURE=${right}`);
      const again = await check(corrected, ['--password-env', 'PW', '--allow-host', mailHost], {
        PW: account.password,
      });
      expect(again.exitCode).toBe(0);
    },
  );

  it('Nextcloud with a name that the certificate does not have: the line and the right name', async () => {
    const other = `ns.${mailHost.slice(mailHost.indexOf('.') + 1)}`;
    const text = [
      "  'mail_smtpmode' => 'smtp',",
      "  'mail_from_address' => 'anyname',",
      `  'mail_smtphost' => '${other}',`,
      "  'mail_smtpsecure' => 'ssl',",
      `  'mail_smtpport' => '${mail.submissions}',`,
      `  'mail_domain' => '${mailHost.slice(mailHost.indexOf('.') + 1)}',`,
      "  'mail_smtpauth' => 1,",
      `  'mail_smtpname' => '${account.address}',`,
      `  'mail_smtppassword' => '${account.password}',`,
    ].join('\n');
    const { exitCode, result } = await check(text, ['--password-from-config']);
    expect(exitCode).toBe(76);
    expect(result.signIn).toBeNull();
    expect(result.configuration?.findings).toMatchObject([
      {
        problem: 'name-on-certificate',
        line: `  'mail_smtphost' => '${other}',`,
        fixed: `  'mail_smtphost' => '${mailHost}',`,
      },
    ]);
  });

  it('a switched-off check of the certificate is named and not honoured', async () => {
    const text = configuration(mail.submissions, true, 'SMTP_TLS_REJECT_UNAUTHORIZED=false\n');
    const run = await runCli(
      ['check', '--config', '-', '--dns', `${names.ip}:${names.port}`, '--json', '--password-from-config'],
      {},
      text,
    );
    const result = checkResultSchema.parse(JSON.parse(run.stdout));
    expect(run.exitCode).toBe(76);
    expect(result.signIn).toBeNull();
    expect(result.configuration?.findings.map(({ problem }) => problem)).toEqual(['checks-off']);
  });

  it('a password of the person goes to a host of the file only after agreement', async () => {
    const { exitCode, result } = await check(
      configuration(mail.submissions, true),
      ['--password-env', 'PW'],
      { PW: 'other-password-77' },
    );
    expect(exitCode).toBe(78);
    expect(result).toMatchObject({ error: { code: 'host-not-agreed' }, contacted: [] });
    expect(result.error?.text).toContain(mailHost);
  });

  it('a host that the person typed is agreed to', async () => {
    const { exitCode } = await check(
      configuration(mail.submissions, true),
      ['--host', mailHost, '--password-env', 'PW'],
      { PW: 'other-password-77' },
    );
    expect(exitCode).toBe(77);
  });
});
