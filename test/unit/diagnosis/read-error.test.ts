import { describe, expect, it } from 'vitest';
import { readError } from '../../../electron/engine/diagnosis/read-error.ts';
import { readErrorSchema } from '../../../shared/tools.ts';

const read = (text: string) => readError({ text, port: null, provider: null });

describe('an error message that was pasted', () => {
  it('finds every line of the reply in what a program put around it', () => {
    const { diagnosis, reply } = read(
      'Error: Invalid login: 535-5.7.8 Username and Password not accepted.\n535 5.7.8  gsmtp\n    at SMTPConnection._formatError (index.js:790:19)',
    );
    expect(diagnosis.class).toBe('auth-bad-credentials');
    expect(reply).toEqual(['535-5.7.8 Username and Password not accepted.', '535 5.7.8  gsmtp']);
  });

  it('finds the codes of programs where no server spoke', () => {
    const { diagnosis, reply, codes } = read('connect ECONNREFUSED 192.0.2.1:587');
    expect(diagnosis.class).toBe('connection-refused');
    expect(reply).toEqual([]);
    expect(codes).toContain('ECONNREFUSED');
  });

  it('takes no digits of an address for a reply', () => {
    const { reply } = read('connect to 192.0.2.1.535 failed\n535 5.7.8 no');
    expect(reply).toEqual(['535 5.7.8 no']);
  });

  it('names the line that decided, however long the text before it is', () => {
    const { decisive, form } = read(
      `first\n${'INFO took a job\n'.repeat(30_000)}535 5.7.8 authentication failed\n`,
    );
    expect(decisive).toEqual({ line: 30_002, text: '535 5.7.8 authentication failed' });
    expect(form).toBe('program-log');
  });

  it('uses what was said beside the text', () => {
    const { diagnosis } = readError({
      text: '535 authentication failed',
      port: 465,
      provider: 'microsoft-365',
    });
    expect(diagnosis.facts).toMatchObject({ port: 465, provider: 'microsoft-365' });
  });

  it.each(['', '\u0000\u0001', '5'.repeat(50_000), '\n'.repeat(50_000), '(((['.repeat(10_000)])(
    'answers whatever it is: %#',
    (text) => expect(() => readErrorSchema.parse(read(text))).not.toThrow(),
  );
});
