import { describe, expect, it } from 'vitest';
import { addressProblem } from '../../../../renderer/components/address-problem.ts';
import { states } from '../../../../renderer/dev/states/states.ts';
import { hintFor, needsOwnWindow } from '../../../../renderer/steps/sign-in/hint.ts';
import { cleanPaste } from '../../../../renderer/steps/sign-in/paste.ts';
import { formOf, manualSettings, parsePort } from '../../../../renderer/steps/start/manual-form.ts';
import { portFit } from '../../../../renderer/steps/start/port-fit.ts';

describe('cleanPaste', () => {
  it.each([
    ['secret', 'secret', 0],
    ['  secret\n', 'secret', 3],
    ['se\u200bcr\ufeffet', 'secret', 2],
    ['\u202asecret\u202c', 'secret', 2],
    ['abcd\u00a0efgh', 'abcd efgh', 1],
    ['two words', 'two words', 0],
    ['\u00a0secret', 'secret', 1],
    ['pässwörd🔑', 'pässwörd🔑', 0],
    ['\u200b', '', 1],
  ])('%j becomes %j', (pasted, text, changed) => {
    expect(cleanPaste(pasted)).toEqual({ text, changed });
  });
});

describe('portFit', () => {
  it.each([
    [465, 'tls', 'fits'],
    [465, 'starttls', 'wants-tls'],
    [587, 'starttls', 'fits'],
    [587, 'tls', 'wants-starttls'],
    [25, 'tls', 'wants-starttls'],
    [993, 'tls', 'reading-port'],
    [587, 'none', 'not-protected'],
    [4465, 'tls', 'fits'],
    [null, 'tls', 'fits'],
    [465, null, 'fits'],
  ] as const)('port %s with %s: %s', (port, security, fit) => {
    expect(portFit(port, security)).toBe(fit);
  });
});

describe('the manual form', () => {
  it.each([
    ['', null],
    [' 587 ', 587],
    ['0', 'unusable'],
    ['65536', 'unusable'],
    ['5e2', 'unusable'],
    ['-25', 'unusable'],
    ['smtp', 'unusable'],
  ])('port %j', (typed, port) => {
    expect(parsePort(typed)).toBe(port);
  });

  it('leaves out what is empty or to be found out', () => {
    const form = formOf('ana@shop.example', {});
    expect(manualSettings(form, null)).toEqual({});
    expect(
      manualSettings({ ...form, host: ' mail.shop.example ', security: 'tls', username: 'ana' }, 465),
    ).toEqual({
      host: 'mail.shop.example',
      port: 465,
      security: 'tls',
      username: 'ana',
    });
  });

  it('comes back as it was typed', () => {
    const manual = { host: 'mail.shop.example', port: 587, security: 'starttls', username: 'ana' } as const;
    expect(manualSettings(formOf('ana@shop.example', manual), 587)).toEqual(manual);
  });
});

describe('what is said before the password', () => {
  it('follows the provider, and the last answer before it', () => {
    expect(hintFor(states['sign-in'])).toBeNull();
    expect(hintFor(states['sign-in-app-password'])).toBe('app-password-needed');
    expect(
      hintFor({ ...states['sign-in-own-window'], diagnosis: states['fails-app-password'].diagnosis }),
    ).toBe('app-password-needed');
  });

  it('asks for no password where only the own window signs in', () => {
    expect(needsOwnWindow(states['sign-in-own-window'])).toBe(true);
    expect(needsOwnWindow(states['sign-in-app-password'])).toBe(false);
  });
});

describe('addressProblem', () => {
  it('knows the reasons of the main process', () => {
    expect(addressProblem('no-at')).toBe('no-at');
    expect(addressProblem('something new')).toBe('other');
    expect(addressProblem(null)).toBe('other');
  });
});
