/** A configuration given to the window: what goes back to the page, and what waits for a yes. */
import { expect, test } from 'vitest';
import type { Command } from '../../../../electron/engine/run/command.ts';
import { createConfigurations } from '../../../../electron/shell/requests/configuration.ts';
import { states } from '../../../../renderer/dev/states/states.ts';
import type { AssistantState } from '../../../../shared/assistant.ts';

const planted = 'Zx9-planted-77';
const text = `SMTP_HOST=mail.shop.example\nSMTP_PORT=587\nSMTP_SECURE=true\nSMTP_USER=ana@shop.example\nSMTP_PASS=${planted}\n`;

function world(state: Partial<AssistantState> = {}) {
  const commands: Command[] = [];
  const configurations = createConfigurations({
    state: async () => ({ ...states.ports, ...state }),
    dispatch: async (command) => {
      commands.push(command);
      return { ok: true };
    },
  });
  return { commands, configurations };
}

test('the page gets the text without its password, and the findings', async () => {
  const read = await world().configurations['configuration:read']({
    text,
    language: 'en',
    register: 'plain',
  });
  expect(JSON.stringify(read)).not.toContain(planted);
  expect(read).toMatchObject({ hasPassword: true, address: 'ana@shop.example' });
  expect(read.result.findings).toMatchObject([{ line: 'SMTP_SECURE=true', fixed: 'SMTP_SECURE=false' }]);
});

test.each([
  [false, ['start']],
  [true, ['start', 'sign-in']],
])('a yes to the password: %s', async (withPassword, types) => {
  const { configurations, commands } = world();
  await configurations['configuration:read']({ text, language: 'en', register: 'plain' });
  const order = { address: 'ana@shop.example', withPassword };
  expect(await configurations['configuration:prove'](order)).toEqual({ ok: true });
  expect(commands.map(({ type }) => type)).toEqual(types);
  expect(commands[0]).toMatchObject({
    address: 'ana@shop.example',
    manual: { host: 'mail.shop.example', port: 587, security: 'tls', username: 'ana@shop.example' },
  });
  expect(JSON.stringify(commands)).not.toContain(planted);
});

test('a configuration without protection is looked at in both modes', async () => {
  const { configurations, commands } = world();
  await configurations['configuration:read']({
    text: 'Server: mail.shop.example\nPort: 587\nEncryption: none\n',
    language: 'en',
    register: 'plain',
  });
  await configurations['configuration:prove']({ address: 'ana@shop.example', withPassword: true });
  expect(commands).toMatchObject([{ type: 'start', manual: { security: undefined } }]);
});

test('the findings are in the words that the window speaks', async () => {
  const whys: string[] = [];
  for (const register of ['plain', 'technical'] as const) {
    const read = await world().configurations['configuration:read']({ text, language: 'en', register });
    whys.push(read.result.findings[0]?.why ?? '');
  }
  expect(whys[0]).not.toMatch(/implicit TLS/);
  expect(whys[1]).toMatch(/implicit TLS/);
});

test('nothing read or forgotten again: nothing is tested', async () => {
  const { configurations, commands } = world();
  const order = { address: 'ana@shop.example', withPassword: true };
  expect(await configurations['configuration:prove'](order)).toMatchObject({ ok: false });
  await configurations['configuration:read']({ text, language: 'en', register: 'plain' });
  await configurations['configuration:forget'](undefined);
  expect(await configurations['configuration:prove'](order)).toMatchObject({ ok: false });
  expect(await configurations['configuration:proved']({ language: 'en', register: 'plain' })).toBeNull();
  expect(commands).toEqual([]);
});

test('what the host showed counts, what another host showed does not', async () => {
  const finding = states.ports.findings.find(({ usable }) => usable);
  if (!finding) throw new Error('no usable port in this state');
  const at = (host: string) => [{ ...finding, endpoint: { host, port: 587, security: 'starttls' as const } }];
  for (const [host, problems] of [
    ['mail.shop.example', ['mode-proven']],
    ['smtp.elsewhere.example', undefined],
  ] as const) {
    const { configurations } = world({ findings: at(host) });
    await configurations['configuration:read']({ text, language: 'en', register: 'plain' });
    const proved = await configurations['configuration:proved']({ language: 'en', register: 'plain' });
    expect(proved?.findings.map(({ problem }) => problem)).toEqual(problems);
  }
});
