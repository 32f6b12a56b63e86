/** `--as`: a text to send on stdout, everything else on stderr; JSON and exit codes stay. */
import { expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { briefForms } from '../../../../shared/report-forms.ts';
import { fakeSystem } from '../fake-system.ts';

async function run(argv: string[], input = '') {
  const system = fakeSystem({ input });
  const code = await main(argv, system);
  return { code, out: system.out(), err: system.err() };
}

const refused = '535 5.7.8 Authentication failed for ana@shop.example';

it.each(briefForms)('explain --as %s', async (form) => {
  const { code, out } = await run(['explain', refused, '--as', form]);
  expect(code).toBe(0);
  expect(out).not.toContain('ana@');
  expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
});

it('a ticket has its ten lines', async () => {
  const { out } = await run(['explain', refused, '--as', 'ticket']);
  expect(out.trimEnd().split('\n')).toHaveLength(10);
  expect(out).toContain('Decisive line: "535 5.7.8 Authentication failed for a***@shop.example"');
  expect(out).toContain('Proved: the text was read; no server was asked');
});

it('inspect --as ticket: the wrong line and the right one, and no password', async () => {
  const input = 'SMTP_HOST=mail.shop.example\nSMTP_PORT=587\nSMTP_SECURE=true\nSMTP_PASS=hunter2\n';
  const { code, out } = await run(['inspect', '-', '--as', 'ticket'], input);
  expect(code).toBe(0);
  expect(out).toContain('Decisive line: "SMTP_SECURE=true"');
  expect(out).toContain('Right values: SMTP_SECURE=false');
  expect(out.trimEnd().split('\n')).toHaveLength(10);
  expect(out).not.toContain('hunter2');
});

it('speaks German', async () => {
  const { out } = await run(['explain', refused, '--as', 'customer', '--lang', 'de']);
  expect(out).toMatch(/^Guten Tag,\n/);
});

it('with --json the JSON stays alone on stdout', async () => {
  const { out, err } = await run(['explain', refused, '--as', 'ticket', '--json']);
  expect(JSON.parse(out)).toMatchObject({ class: 'auth-bad-credentials' });
  expect(err).toContain('Decisive line:');
});

it('a word that is no form is named', async () => {
  const { code, err } = await run(['explain', refused, '--as', 'tiket']);
  expect(code).toBe(64);
  expect(err).toContain('Did you mean ticket?');
});

it('batch names the missing file before the missing password', async () => {
  expect((await run(['batch', 'no-such-file.csv'])).code).toBe(66);
});
