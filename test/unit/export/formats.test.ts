/** The list of formats, and what can be said of every one of them. */
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { exportSettings } from '../../../electron/engine/export/export-settings.ts';
import { exportWords } from '../../../shared/explain/export-words.ts';
import {
  exportFormats,
  exportNoteSchema,
  exportRefusalSchema,
  formatIdSchema,
  formatNamed,
} from '../../../shared/exports.ts';
import { languages } from '../../../shared/languages.ts';
import type { MailSettings } from '../../../shared/mail-settings.ts';
import { awkward, awkwardPassword, ordinary, securities } from '../../support/mail-settings.ts';

const writtenAt = new Date('2026-11-22T14:00:00Z');
const options = { language: 'en', writtenAt, timeZone: 'UTC', allowUnprotected: true } as const;
const password = new Secret('Correct-Horse-7');

describe('the list', () => {
  it('has every format once, in the order of the ids', () => {
    expect(exportFormats.map(({ id }) => id)).toEqual(formatIdSchema.options);
    expect(new Set(exportFormats.map(({ fileName }) => fileName)).size).toBe(exportFormats.length);
  });

  it.each(languages)('has words for everything in %s', (language) => {
    const words = exportWords(language);
    const keys = [
      ...exportFormats.flatMap(
        ({ id, group }) => [`format.${id}.name`, `format.${id}.text`, `group.${group}`] as const,
      ),
      ...exportRefusalSchema.options.map((code) => `refusal.${code}` as const),
      ...exportNoteSchema.options.map((code) => `note.${code}` as const),
    ];
    for (const key of keys) expect(words(key), key).not.toBe(key);
  });

  it.each([
    ['msmtp', 'msmtp'],
    [' MobileConfig ', 'apple'],
    ['autoconfig', 'thunderbird'],
    ['qr', 'thunderbird-android'],
    ['.env', 'env'],
  ])('%j is %s', (typed, id) => {
    expect(formatNamed(typed)?.id).toBe(id);
  });

  it.each(['', 'printer', 'nope', '__proto__'])('%j names none, or more than one', (typed) => {
    expect(formatNamed(typed)).toBeNull();
  });
});

describe.each(exportFormats)('$id', ({ id, password: carries, tokens, needsIncoming }) => {
  it.each(securities)('ends with one LF and says when it was written and tested (%s)', (security) => {
    const answer = exportSettings(id, ordinary(security), options);
    if (!answer.ok)
      return expect([id, security, answer.refusal]).toEqual(['gmail', 'none', 'protection-not-possible']);
    expect(answer.text).toMatch(/[^\n]\n$/);
    expect(answer.text).not.toContain('\r');
    const paper = id === 'device-sheet' || id === 'device-sheet-text';
    expect(answer.text).toContain(paper ? 'November 22, 2026' : '2026-11-22');
    const tested = paper ? 'November 22, 2026 at 1:02 PM.' : '2026-11-22 13:02 UTC.';
    if (id !== 'json') expect(answer.text).toContain(`Tested: signing in with them worked on ${tested}`);
  });

  it('says that nobody tested it', () => {
    const answer = exportSettings(id, ordinary('tls', { verifiedAt: null, verifiedFrom: null }), options);
    expect(answer).toMatchObject({ ok: true, notes: expect.arrayContaining(['not-tested']) });
    if (answer.ok && id !== 'json') expect(answer.text).toContain('Not tested: ');
  });

  it('says that it comes from the practice world', () => {
    const answer = exportSettings(id, ordinary('tls', { verifiedFrom: 'practice' }), options);
    expect(answer).toMatchObject({ ok: true, notes: expect.arrayContaining(['practice']) });
  });

  it('carries a password only when it was asked for, and only where it may', () => {
    const without = exportSettings(id, ordinary(), options);
    const withOne = exportSettings(id, ordinary(), { ...options, password });
    expect(JSON.stringify(without)).not.toContain(password.open());
    if (carries === 'never')
      return expect(withOne).toEqual({ ok: false, format: id, refusal: 'password-not-here' });
    expect(withOne).toMatchObject({ ok: true, notes: expect.arrayContaining(['password-inside']) });
    expect(JSON.stringify(withOne)).toContain(password.open());
    expect(JSON.stringify(withOne)).not.toContain('PUT-PASSWORD-HERE');
    expect(JSON.stringify(without)).toContain('PUT-PASSWORD-HERE');
  });

  it('is refused without protection until that was confirmed', () => {
    const answer = exportSettings(id, ordinary('none'), { language: 'en', writtenAt });
    expect(answer).toEqual({ ok: false, format: id, refusal: 'unprotected-password' });
  });

  it('needs no confirmation without protection and without sign-in', () => {
    const answer = exportSettings(id, ordinary('none', { auth: 'none', host: '192.0.2.25' }), {
      language: 'en',
      writtenAt,
    });
    if (id === 'gmail') return expect(answer).toMatchObject({ refusal: 'protection-not-possible' });
    expect(answer.ok).toBe(true);
    if (answer.ok) expect(answer.text).not.toContain('PUT-PASSWORD-HERE');
  });

  it('names nobody who signs in where nobody does', () => {
    const relay = { auth: 'none', host: 'relay.shop.example', username: 'signs-in-4711' } as const;
    for (const security of securities) {
      const answer = exportSettings(id, ordinary(security, relay), options);
      if (answer.ok) expect(answer.text).not.toContain(relay.username);
    }
  });

  it('takes an account with a sign-in window only where it can', () => {
    const answer = exportSettings(id, ordinary('tls', { auth: 'oauth2' }), options);
    if (!tokens) return expect(answer).toEqual({ ok: false, format: id, refusal: 'sign-in-window-needed' });
    expect(answer).toMatchObject({ ok: true, notes: expect.arrayContaining(['token-needed']) });
  });

  it('says when the incoming server is missing', () => {
    const answer = exportSettings(id, ordinary('tls', { incoming: null }), options);
    expect(answer.ok ? 'written' : answer.refusal).toBe(needsIncoming ? 'incoming-needed' : 'written');
  });

  it.each(['\n', '\r', '\0', '\u0085', '\u2028', '\ud800', '\u001b[31m'])(
    'refuses %j in every value',
    (sign) => {
      for (const field of ['host', 'username', 'fromAddress', 'displayName'] as const) {
        const answer = exportSettings(id, ordinary('tls', { [field]: `a${sign}b` }), options);
        expect(answer).toEqual({ ok: false, format: id, refusal: 'value-not-writable' });
      }
      const answer = exportSettings(id, ordinary(), { ...options, password: new Secret(`a${sign}b`) });
      expect(answer).toMatchObject({ ok: false, refusal: 'value-not-writable' });
    },
  );

  it('never throws for awkward values', () => {
    for (const security of securities) {
      for (const auth of ['password', 'cram', 'oauth2', 'none'] as const) {
        const given = {
          ...options,
          ...(carries === 'never' ? {} : { password: new Secret(awkwardPassword) }),
        };
        expect(exportSettings(id, awkward(security, { auth }), given)).toHaveProperty('ok');
      }
    }
  });
});

it.each([
  ['rails', 'PLAIN', 'authentication: :plain'],
  ['rails', 'LOGIN', 'authentication: :login'],
  ['rails', undefined, 'authentication: :plain'],
  ['gitlab', 'PLAIN', "['smtp_authentication'] = 'plain'"],
  ['gitlab', 'LOGIN', "['smtp_authentication'] = 'login'"],
  ['gitlab', undefined, "['smtp_authentication'] = 'login'"],
] as const)('%s tries one mechanism only, with %s offered: %s', (id, passwordMechanism, line) => {
  const answer = exportSettings(
    id,
    ordinary('tls', { ...(passwordMechanism && { passwordMechanism }) }),
    options,
  );
  expect(answer).toMatchObject({ ok: true, text: expect.stringContaining(line) });
});

it('knows what a format cannot hold', () => {
  const write = (id: Parameters<typeof exportSettings>[0], over: object, secret = 'x') =>
    exportSettings(id, ordinary('tls', over), {
      ...options,
      ...(secret === 'x' ? {} : { password: new Secret(secret) }),
    });
  expect(write('postfix', { username: 'a:b' })).toMatchObject({ refusal: 'value-not-writable' });
  expect(write('msmtp', { fromAddress: 'a%Ub@shop.example' })).toMatchObject({
    refusal: 'value-not-writable',
  });
  expect(write('gitlab', {}, `quo"te`)).toMatchObject({ refusal: 'quotes-in-password' });
  expect(write('env', {}, `o'neil\`x`)).toMatchObject({ refusal: 'value-not-writable' });
  expect(write('env', {}, `o'neil$x`)).toMatchObject({
    ok: true,
    notes: expect.arrayContaining(['quoting-differs']),
  });
  expect(write('gmail', { port: 2525 })).toMatchObject({ refusal: 'port-not-taken' });
  expect(write('gmail', { host: 'mail.lan' })).toMatchObject({ ok: true, notes: ['private-host'] });
  expect(write('thunderbird-android', { fromAddress: 'zoë@shop.example' })).toMatchObject({
    refusal: 'value-not-writable',
  });
});

it.each(['python', 'django', 'home-assistant'] as const)('%s says when smtplib cannot sign in', (id) => {
  const notes = (secret: string, over = {}) =>
    exportSettings(id, ordinary('tls', over), { ...options, password: new Secret(secret) });
  expect(notes('plain')).not.toMatchObject({ notes: expect.arrayContaining(['ascii-sign-in']) });
  expect(notes('grün')).toMatchObject({ notes: expect.arrayContaining(['ascii-sign-in']) });
  expect(notes('plain', { username: 'zoë' })).toMatchObject({
    notes: expect.arrayContaining(['ascii-sign-in']),
  });
  expect(notes('grün', { auth: 'none' })).not.toMatchObject({
    notes: expect.arrayContaining(['ascii-sign-in']),
  });
});

it('Python signs in by PLAIN with any letters where the server offers it, and else says what smtplib takes', () => {
  const written = (over: Partial<MailSettings>, secret: string) => {
    const answer = exportSettings('python', ordinary('tls', over), {
      ...options,
      password: new Secret(secret),
    });
    if (!answer.ok) throw new Error(answer.refusal);
    return answer;
  };
  const plain = written({ passwordMechanism: 'PLAIN' }, 'zażółć €');
  expect(plain.text).toContain('"PLAIN " + token');
  expect(plain.text).not.toContain('.login(');
  expect(plain.notes).not.toContain('ascii-sign-in');
  const login = written({ passwordMechanism: 'LOGIN' }, 'zażółć €');
  expect(login.text).toContain('server.login(USER, PASSWORD)');
  expect(login.notes).toContain('ascii-sign-in');
  expect(login.text).toContain('(ASCII)');
});

it('a domain-wide file says when its user name is that of one person', () => {
  const answer = (username: string) => exportSettings('thunderbird', ordinary('tls', { username }), options);
  expect(answer('ana maria')).toMatchObject({
    ok: true,
    notes: expect.arrayContaining(['personal-username']),
  });
  for (const made of ['ana@shop.example', 'ana'])
    expect(answer(made)).toMatchObject({
      ok: true,
      notes: expect.not.arrayContaining(['personal-username']),
    });
});
