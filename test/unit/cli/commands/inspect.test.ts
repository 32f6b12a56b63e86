import { describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { inspectResultSchema } from '../../../../shared/inspect.ts';
import { fakeSystem } from '../fake-system.ts';

const wrong = 'SMTP_HOST=mail.shop.example\nSMTP_PORT=587\nSMTP_SECURE=true\n';

async function run(argv: string[], input?: string) {
  const system = fakeSystem(input === undefined ? {} : { input });
  const code = await main(['inspect', ...argv], system);
  return { code, out: system.out(), err: system.err() };
}

describe('sendwell inspect', () => {
  it('names the line that is wrong and the right one', async () => {
    const { code, out } = await run(['-', '--lang', 'en'], wrong);
    expect(code).toBe(0);
    expect(out).toContain('Line 3 is');
    expect(out).toMatch(/- SMTP_SECURE=true\n {2}\+ SMTP_SECURE=false\n/);
    expect(out).toMatch(/Or:\n {2}- SMTP_PORT=587\n {2}\+ SMTP_PORT=465\n/);
  });

  it('speaks German', async () => {
    expect((await run(['-', '--lang', 'de'], wrong)).out).toContain('Zeile 3 ist');
  });

  it('writes the JSON of the contract', async () => {
    const { code, out } = await run(['-', '--json'], wrong);
    expect(code).toBe(0);
    const result = inspectResultSchema.parse(JSON.parse(out));
    expect(result.settings).toEqual({
      host: 'mail.shop.example',
      port: 587,
      security: 'tls',
      username: null,
      from: null,
      auth: null,
    });
    expect(result.corrected).toBe('SMTP_HOST=mail.shop.example\nSMTP_PORT=587\nSMTP_SECURE=false\n');
  });

  it('65 without settings in it, with JSON', async () => {
    const { code, out, err } = await run(['-', '--json', '--lang', 'en'], 'nothing to see\n');
    expect(code).toBe(65);
    expect(inspectResultSchema.parse(JSON.parse(out)).error?.code).toBe('no-mail-settings');
    expect(err).toContain('no settings for outgoing mail');
  });

  it('66 without such a file', async () => {
    const { code, out } = await run(['/nowhere/at/all.env', '--json']);
    expect(code).toBe(66);
    expect(JSON.parse(out).error.code).toBe('no-such-file');
  });

  it('never shows the password or control signs of the text', async () => {
    const { out } = await run(
      ['-'],
      `${wrong}SMTP_PASS=planted-password\nSMTP_FROM=\u001b[31ma b@shop.example\n`,
    );
    expect(out).not.toContain('planted-password');
    expect(out).not.toContain('\u001b[31m');
  });
});
