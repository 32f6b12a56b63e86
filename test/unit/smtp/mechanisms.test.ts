import { describe, expect, it } from 'vitest';
import { safeText } from '../../../electron/engine/base/safe-text.ts';
import { cramMd5 } from '../../../electron/engine/smtp/mechanisms/cram-md5.ts';
import { login } from '../../../electron/engine/smtp/mechanisms/login.ts';
import type { Mechanism, MechanismContext } from '../../../electron/engine/smtp/mechanisms/mechanism.ts';
import { mechanismOrder } from '../../../electron/engine/smtp/mechanisms/mechanisms.ts';
import { oauthbearer } from '../../../electron/engine/smtp/mechanisms/oauthbearer.ts';
import { plain } from '../../../electron/engine/smtp/mechanisms/plain.ts';
import { recognisedMechanisms } from '../../../electron/engine/smtp/mechanisms/recognised.ts';
import { prepared, saslprep } from '../../../electron/engine/smtp/mechanisms/saslprep.ts';
import { scram, scramPlus } from '../../../electron/engine/smtp/mechanisms/scram.ts';
import { xoauth2 } from '../../../electron/engine/smtp/mechanisms/xoauth2.ts';
import { mechanismNames } from '../../../shared/mechanisms.ts';

const context = (parts: Partial<MechanismContext> = {}): MechanismContext => ({
  username: 'user',
  secret: 'pencil',
  host: 'smtp.example.org',
  port: 587,
  binding: null,
  plusOffered: false,
  nonce: () => 'fyko+d2lbbFgONRv9qkxdawL',
  safe: safeText,
  ...parts,
});

const base64 = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('base64'));

/** What the mechanism does with a challenge: the answer as text, or `kind:reason`. */
async function respond(mechanism: Mechanism, challenge: string | null): Promise<string> {
  const step = await mechanism.respond(challenge === null ? null : Buffer.from(challenge, 'utf8'));
  return step.kind === 'answer' ? Buffer.from(step.bytes).toString('utf8') : `${step.kind}:${step.reason}`;
}

it('every name that is known stands in the one list, and is spoken or recognised', () => {
  const spoken = mechanismOrder.map(({ name }) => name);
  const recognised = recognisedMechanisms(mechanismNames).map(({ name }) => name);
  expect([...spoken, ...recognised].sort()).toEqual([...mechanismNames].sort());
});

describe('simple mechanisms', () => {
  it('PLAIN sends everything at once (RFC 4616) and takes no challenge', async () => {
    const mechanism = plain(context({ username: 'user@example.org', secret: 's3crét!' }));
    expect(base64(mechanism.initial)).toBe('AHVzZXJAZXhhbXBsZS5vcmcAczNjcsOpdCE=');
    expect(await respond(mechanism, '')).toBe('cancel:challenge-unexpected');
  });

  it('LOGIN answers by order, whatever is asked, and cancels a third question', async () => {
    const mechanism = login(context());
    expect(mechanism.initial).toBeNull();
    expect(await respond(mechanism, 'Password:')).toBe('user');
    expect(await respond(mechanism, null)).toBe('pencil');
    expect(await respond(mechanism, 'again?')).toBe('cancel:challenge-unexpected');
  });

  it('CRAM-MD5 gives the response of RFC 2195 section 2', async () => {
    const mechanism = cramMd5(context({ username: 'tim', secret: 'tanstaaftanstaaf' }));
    const challenge = '<1896.697170952@postoffice.reston.mci.net>';
    expect(await respond(mechanism, challenge)).toBe('tim b913a602c7eda7a495b4e6e7334d3890');
    expect(await respond(mechanism, challenge)).toBe('cancel:challenge-unexpected');
    expect(await respond(cramMd5(context()), null)).toBe('cancel:challenge-undecodable');
  });

  it('XOAUTH2 gives the known message and answers an error with an empty line', async () => {
    const mechanism = xoauth2(context({ username: 'user@example.org', secret: 'tok123' }));
    expect(base64(mechanism.initial)).toBe('dXNlcj11c2VyQGV4YW1wbGUub3JnAWF1dGg9QmVhcmVyIHRvazEyMwEB');
    expect(
      await respond(mechanism, '{"status":"400","schemes":"Bearer","scope":"https://mail.example/"}'),
    ).toBe('');
    expect(mechanism.tokenError).toEqual({ status: '400', scope: 'https://mail.example/' });
    expect(await respond(mechanism, '')).toBe('cancel:challenge-unexpected');
  });

  it('OAUTHBEARER gives the known message and answers an error with ^A (RFC 7628)', async () => {
    const mechanism = oauthbearer(context({ username: 'user@example.org', secret: 'tok123' }));
    expect(base64(mechanism.initial)).toBe(
      'bixhPXVzZXJAZXhhbXBsZS5vcmcsAWhvc3Q9c210cC5leGFtcGxlLm9yZwFwb3J0PTU4NwFhdXRoPUJlYXJlciB0b2sxMjMBAQ==',
    );
    expect(
      await respond(mechanism, '{"status":"invalid_token","openid-configuration":"https://id.example"}'),
    ).toBe('\x01');
    expect(mechanism.tokenError).toEqual({ status: 'invalid_token', scope: null });
  });

  it('OAUTHBEARER escapes the address like SCRAM', () => {
    const mechanism = oauthbearer(context({ username: 'a,b=c@x.test' }));
    expect(Buffer.from(mechanism.initial ?? []).toString()).toContain('n,a=a=2Cb=3Dc@x.test,\x01');
  });

  it.each(['', 'no json', '[1]', 'null', '{"status":{"a":1}}', '{'])(
    'survives the token error %j',
    async (text) => {
      const mechanism = xoauth2(context());
      expect(await respond(mechanism, text)).toBe('');
      expect(mechanism.tokenError?.status ?? null).toBeNull();
    },
  );

  it('makes token errors safe to show', async () => {
    const mechanism = xoauth2(context());
    await respond(mechanism, JSON.stringify({ status: `a\u202e\n${'b'.repeat(999)}` }));
    expect(mechanism.tokenError?.status).toMatch(/^ab{299}…$/);
  });

  it('recognises what it cannot use', () => {
    expect(recognisedMechanisms(['PLAIN', 'NTLM', 'GSSAPI', 'EXTERNAL', 'ANONYMOUS', 'X-FOO'])).toEqual([
      { name: 'NTLM', need: 'windows-domain' },
      { name: 'GSSAPI', need: 'kerberos' },
      { name: 'EXTERNAL', need: 'client-certificate' },
      { name: 'ANONYMOUS', need: 'no-login' },
    ]);
  });
});

const sha1 = {
  first: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
  clientFinal: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
  final: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
};
const sha256 = {
  nonce: () => 'rOprNGfwEbeRWgbNEkqO',
  first: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
  clientFinal:
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
  final: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
};

describe('SCRAM', () => {
  it('follows the example of RFC 5802 section 5', async () => {
    const mechanism = scram('sha1')(context());
    expect(Buffer.from(mechanism.initial ?? []).toString()).toBe('n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL');
    expect(await respond(mechanism, sha1.first)).toBe(sha1.clientFinal);
    expect(mechanism.proofProblem).toBe('signature-missing');
    expect(await respond(mechanism, sha1.final)).toBe('');
    expect(mechanism.proofProblem).toBeNull();
  });

  it('follows the example of RFC 7677 section 3', async () => {
    const mechanism = scram('sha256')(context({ nonce: sha256.nonce }));
    expect(await respond(mechanism, sha256.first)).toBe(sha256.clientFinal);
    expect(await respond(mechanism, sha256.final)).toBe('');
    expect(mechanism.proofProblem).toBeNull();
  });

  it('ignores later unknown attributes', async () => {
    const mechanism = scram('sha256')(context({ nonce: sha256.nonce }));
    expect(await respond(mechanism, `${sha256.first},x=unknown`)).toMatch(/^c=biws,r=/);
  });

  it.each([
    ['a nonce that is not ours', 'r=other3rfcNHYJY,s=QSXCR+Q6sek8bf92,i=4096', 'nonce-mismatch'],
    ['a nonce that is only ours', 'r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096', 'nonce-mismatch'],
    ['too few rounds', 'r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXC,i=2047', 'iterations-out-of-range'],
    ['too many rounds', 'r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXC,i=2000001', 'iterations-out-of-range'],
    ['rounds that are no number', 'r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXC,i=4e3', 'challenge-undecodable'],
    ['no rounds', 'r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXC', 'challenge-undecodable'],
    ['an empty salt', 'r=fyko+d2lbbFgONRv9qkxdawLx,s=,i=4096', 'challenge-undecodable'],
    ['a salt that is not base64', 'r=fyko+d2lbbFgONRv9qkxdawLx,s=***,i=4096', 'challenge-undecodable'],
    ['a mandatory extension', 'm=x,r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXC,i=4096', 'extension-required'],
    ['an early error', 'e=other-error', 'challenge-undecodable'],
    ['an empty challenge', '', 'challenge-undecodable'],
  ])('cancels %s', async (_name, challenge, reason) => {
    expect(await respond(scram('sha1')(context()), challenge)).toBe(`cancel:${reason}`);
  });

  it('does not take a wrong proof of the server', async () => {
    const mechanism = scram('sha1')(context());
    await respond(mechanism, sha1.first);
    expect(await respond(mechanism, 'v=AAAAAAAAAAAAAAAAAAAAAAAAAAA=')).toBe('not-authentic:signature-wrong');
    expect(mechanism.proofProblem).toBe('signature-wrong');
  });

  it('does not take a proof of the wrong length', async () => {
    const mechanism = scram('sha1')(context());
    await respond(mechanism, sha1.first);
    expect(await respond(mechanism, 'v=')).toBe('not-authentic:signature-wrong');
  });

  it('waits for the final reply after a plain error and names an interception', async () => {
    for (const [error, expected] of [
      ['invalid-proof', ''],
      ['channel-bindings-dont-match', 'not-authentic:channel-bindings-dont-match'],
      ['server-does-support-channel-binding', 'not-authentic:server-does-support-channel-binding'],
    ]) {
      const mechanism = scram('sha1')(context());
      await respond(mechanism, sha1.first);
      expect(await respond(mechanism, `e=${error}`)).toBe(expected);
      expect(mechanism.proofProblem).toBe('signature-missing');
    }
  });

  it('says in its flag whether it binds, could bind, or cannot', () => {
    const binding = { type: 'tls-exporter', data: Buffer.from('binding') } as const;
    const first = (mechanism: Mechanism) => Buffer.from(mechanism.initial ?? []).toString();
    expect(first(scramPlus('sha256')(context({ binding, plusOffered: true })))).toMatch(
      /^p=tls-exporter,,n=user/,
    );
    expect(first(scram('sha256')(context({ binding })))).toMatch(/^y,,/);
    expect(first(scram('sha256')(context({ binding, plusOffered: true })))).toMatch(/^n,,/);
    expect(first(scram('sha256')(context()))).toMatch(/^n,,/);
  });

  it('puts the binding data into the final message', async () => {
    const binding = { type: 'tls-exporter', data: Buffer.from('binding') } as const;
    const mechanism = scramPlus('sha1')(context({ binding, plusOffered: true }));
    const final = await respond(mechanism, sha1.first);
    expect(Buffer.from(/^c=([^,]+)/.exec(final)?.[1] ?? '', 'base64').toString()).toBe(
      'p=tls-exporter,,binding',
    );
  });

  it('escapes and prepares the user name', () => {
    const mechanism = scram('sha1')(context({ username: 'a=b,\u00adc' }));
    expect(Buffer.from(mechanism.initial ?? []).toString()).toMatch(/^n,,n=a=3Db=2Cc,r=/);
  });
});

describe('SASLprep (RFC 4013)', () => {
  it.each<[string, string | null]>([
    ['I\u00adX', 'IX'],
    ['user', 'user'],
    ['USER', 'USER'],
    ['\u00aa', 'a'],
    ['\u2168', 'IX'],
    ['\u0007', null],
    ['\u0627\u0031', null],
    ['\u0627\u0031\u0628', '\u0627\u0031\u0628'],
    ['\u0627a\u0628', null],
    ['a\u00a0b', 'a b'],
    ['e\u0301', 'é'],
    ['\ue000', null],
    ['\ufffd', null],
    ['a\u2028b', null],
    ['~!@#$%^&*() AZ', '~!@#$%^&*() AZ'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(saslprep(text)).toBe(expected);
  });

  it('leaves text as it is that cannot be prepared', () => {
    expect(prepared('\u0627\u0031')).toBe('\u0627\u0031');
  });
});
