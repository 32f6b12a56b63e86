import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import { factSchema } from '../../../shared/facts.ts';
import { clientFix } from '../../../shared/oauth.ts';
import {
  appPasswordGuideOf,
  appPasswordShapes,
  appPasswordSteps,
  appPasswordWays,
  withoutShownBlanks,
} from '../../../shared/providers/app-passwords.ts';
import { clientErrors, clientProblemIn } from '../../../shared/providers/client-errors.ts';
import { providers } from '../../../shared/providers/index.ts';
import { oauthProviders, registrationOf } from '../../../shared/providers/oauth.ts';
import { signInNames } from '../../../shared/providers/sign-in-names.ts';

describe('facts about signing in', () => {
  it('have a page that says so', () => {
    const facts = [
      ...appPasswordShapes.map(({ shown }) => shown),
      ...appPasswordWays.map(({ guide }) => guide),
      ...signInNames.map(({ kind }) => kind),
      ...clientErrors.map(({ problem }) => problem),
      ...oauthProviders.flatMap(({ revocation }) => revocation ?? []),
    ];
    for (const fact of facts) expect(factSchema(z.string()).safeParse(fact).success).toBe(true);
  });

  it('are about providers that are known, and are told only where an app password is the advice', () => {
    const known = new Set(providers.map(({ id }) => id));
    expect(appPasswordWays.flatMap((way) => way.providers).filter((id) => !known.has(id))).toEqual([]);
    expect(appPasswordSteps.length).toBeLessThanOrEqual(3);
    expect(appPasswordGuideOf('gmail', 'app-password-needed')).toBe('google');
    expect(appPasswordGuideOf('gmail', 'sign-in-window')).toBeNull();
    expect(appPasswordGuideOf('gmx-net', 'app-password-needed')).toBeNull();
  });

  it('fit their own examples', () => {
    for (const { providers, shown } of appPasswordShapes)
      for (const provider of providers)
        expect(withoutShownBlanks(shown.value, provider)).toBe(shown.value.replaceAll(' ', ''));
  });

  it.each([
    ['abcd\u00a0efgh\u00a0ijkl\u00a0mnop', 'gmail', 'abcdefghijklmnop'],
    ['abcdefghijklmnop', 'gmail', null],
    ['abcd efgh ijkl mnop', 'gmx', null],
    ['abcd efgh ijkl mnop', null, null],
    ['Abcd efgh ijkl mnop', 'gmail', null],
  ])('%s at %s', (typed, provider, password) => {
    expect(withoutShownBlanks(typed, provider)).toBe(password);
  });
});

describe('a client that is not registered right', () => {
  const google = registrationOf(oauthProviders.find(({ id }) => id === 'google') as never);
  const microsoft = registrationOf(oauthProviders.find(({ id }) => id === 'microsoft') as never);

  it('is told by the whole code of the provider', () => {
    expect(clientProblemIn('invalid_client: AADSTS7000218: …')).toBe('wrong-kind');
    expect(clientProblemIn('AADSTS70002180: …')).toBeNull();
    expect(clientProblemIn('access_denied')).toBeNull();
    expect(new Set(clientErrors.map(({ code }) => code)).size).toBe(clientErrors.length);
  });

  it.each([
    ['wrong-kind', google, 'fix.wrong-kind', 'Desktop app'],
    ['wrong-kind', microsoft, 'fix.wrong-kind', 'Allow public client flows: Yes'],
    ['wrong-redirect', microsoft, 'fix.wrong-redirect', 'http://localhost'],
    ['wrong-redirect', google, 'fix.wrong-kind', 'Desktop app'],
    ['wrong-scope', microsoft, 'fix.wrong-scope', 'https://outlook.office.com/SMTP.Send'],
    ['wrong-secret', google, 'fix.secret-needed', 'https://console.cloud.google.com/auth/clients'],
    ['wrong-secret', microsoft, 'fix.secret-none', 'entra.microsoft.com'],
    ['admin-consent', microsoft, 'fix.admin-consent', 'entra.microsoft.com'],
  ] as const)('%s: says what to change', (problem, registration, key, value) => {
    const fix = clientFix(problem, registration);
    expect(fix?.key).toBe(key);
    expect(Object.values(fix?.values ?? {}).join(' ')).toContain(value);
  });

  it('has nothing to change where the form is not known, or nothing is wrong with the client', () => {
    expect([clientFix('wrong-kind', null), clientFix('timed-out', google)]).toEqual([null, null]);
  });
});

describe('a refused name that is an address', () => {
  const refused: Diagnosis = {
    class: 'auth-bad-credentials',
    stage: 'auth',
    severity: 'blocking',
    certainty: 'likely',
    actor: 'you',
    facts: { nameIsAddress: true },
    reply: null,
    evidence: [],
  };

  it.each([
    ['microsoft-365', 'shared mailbox'],
    ['icloud', 'iCloud address'],
  ])('at %s: the %s is thought of before the password', (provider, words) => {
    expect(createExplainer('en').explain(refused, { provider }).what).toContain(words);
  });
});
