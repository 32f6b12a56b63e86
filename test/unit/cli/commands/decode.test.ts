import { describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { decodeResultSchema } from '../../../../shared/helpdesk-results.ts';
import { fakeSystem } from '../fake-system.ts';

async function run(argv: string[]) {
  const system = fakeSystem();
  const code = await main(['decode', ...argv], system);
  return { code, out: system.out(), err: system.err() };
}

describe('sendwell decode', () => {
  it('says what a code means', async () => {
    const { code, out } = await run(['70T-981-T70']);
    expect(code).toBe(0);
    expect(out).toMatch(/Result +It does not work\nCause +auth-bad-credentials \(auth\)\nPort +465\n/);
    expect(out).toContain('✖');
  });

  it('takes it in pieces, as it was heard', async () => {
    const { out } = await run(['7ot', '98l', 't7o', '--json']);
    expect(decodeResultSchema.parse(JSON.parse(out))).toMatchObject({
      verdict: 'fails',
      class: 'auth-bad-credentials',
      stage: 'auth',
      port: 465,
      security: 'tls',
      explanation: { actor: 'you' },
    });
  });

  it.each([
    ['70T-981-T71', 'misheard or mistyped', 'share-code-check'],
    ['70T', 'nine letters and digits', 'share-code-length'],
  ])('%s: 65', async (typed, sentence, error) => {
    const { code, out, err } = await run([typed, '--json']);
    expect([code, decodeResultSchema.parse(JSON.parse(out)).error?.code]).toEqual([65, error]);
    expect(err).toContain(sentence);
  });

  it('needs a code', async () => {
    expect((await run([])).code).toBe(64);
  });
});
