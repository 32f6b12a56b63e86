/** Which language and register a call speaks: rules before options, options before a settings file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import type { CommonOptions } from '../../../../electron/cli/options/common.ts';
import { givenVoice } from '../../../../electron/cli/prepare/given.ts';
import type { Policy } from '../../../../shared/policy.ts';
import type { Register } from '../../../../shared/registers.ts';
import { fakeSystem } from '../fake-system.ts';

let folder = '';
let settings = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-voice-'));
  settings = path.join(folder, 'shop.sendwell.json');
  const organisation = { name: 'Shop' };
  await writeFile(
    settings,
    JSON.stringify({
      schema: 'sendwell/settings-file/1',
      organisation,
      domains: ['shop.example'],
      words: 'technical',
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

function systemWith({ terminal = true, policy = {} as Policy } = {}) {
  const system = fakeSystem();
  system.stdout.isTTY = terminal;
  return { ...system, readPolicy: async () => ({ policy, problems: [] }) };
}

const technical = 'technical' as const;
const plain = 'plain' as const;

describe('the register', () => {
  it.each<[string, CommonOptions, { terminal?: boolean; policy?: Policy }, Register, Register]>([
    ['nothing asked', {}, {}, plain, plain],
    ['asked', { words: technical }, {}, technical, technical],
    ['verbose at a terminal', { verbose: true }, {}, technical, plain],
    ['verbose into a file', { verbose: true }, { terminal: false }, plain, plain],
    ['verbose, but asked for the other', { verbose: true, words: plain }, {}, plain, plain],
    ['JSON, verbose', { json: true, verbose: true }, {}, plain, plain],
    ['JSON, asked', { json: true, words: technical }, {}, technical, technical],
    ['a rule', {}, { policy: { words: technical } }, technical, plain],
    ['a rule for JSON', { json: true }, { policy: { words: technical } }, plain, plain],
    ['a rule against the option', { words: technical }, { policy: { words: plain } }, plain, plain],
  ])('%s', async (_, options, system, register, registerOfLines) => {
    expect(await givenVoice(options, systemWith(system), 'en')).toEqual({
      language: 'en',
      register,
      registerOfLines,
    });
  });

  it('a settings file counts where nobody asked', async () => {
    expect(await givenVoice({ settings }, systemWith(), 'en')).toMatchObject({ register: technical });
    expect(await givenVoice({ settings, words: plain }, systemWith(), 'en')).toMatchObject({
      register: plain,
    });
    expect(await givenVoice({ settings, json: true }, systemWith(), 'en')).toMatchObject({
      register: plain,
    });
  });
});

describe('explain', () => {
  async function explain(argv: string[], input?: string) {
    const system = systemWith();
    if (input !== undefined) system.stdin.end(input);
    const code = await main(['explain', ...argv], system);
    return { code, out: system.out() };
  }
  const text = '454 4.7.0 TLS not available due to local problem';

  it('speaks in both registers', async () => {
    expect((await explain([text])).out).toContain('offers no encryption on this port');
    expect((await explain([text, '--words', 'technical'])).out).toContain('STARTTLS is not offered');
    expect((await explain([text, '--words', 'technical', '--lang', 'de'])).out).toContain(
      'STARTTLS wird nicht',
    );
    expect((await explain([text, '-v'])).out).toContain('STARTTLS is not offered');
  });

  it('keeps its JSON plain unless asked', async () => {
    const line = JSON.stringify({ reply: text });
    const title = async (argv: string[], input?: string) =>
      JSON.parse((await explain(argv, input)).out).title;
    const usual = await title(['--json', text]);
    expect(await title(['--json', '-v', text])).toBe(usual);
    expect(await title(['-v'], line)).toBe(usual);
    expect(await title(['--json', '--words', 'technical', text])).toMatch(/STARTTLS/);
    expect(await title(['--words', 'technical'], line)).toMatch(/STARTTLS/);
  });
});
