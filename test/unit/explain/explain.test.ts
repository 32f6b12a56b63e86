import { describe, expect, it } from 'vitest';
import { type Diagnosis, problemClassSchema } from '../../../shared/diagnosis.ts';
import { createI18n } from '../../../shared/explain/catalogues.ts';
import { createExplainer, explainerOf } from '../../../shared/explain/explain.ts';
import { familyOf } from '../../../shared/explain/families.ts';
import { languages, normaliseLanguage } from '../../../shared/languages.ts';
import { createPseudoI18n, pseudoText, rightToLeftText } from '../../support/pseudo.ts';

const english = createExplainer('en');

function diagnosis(over: Partial<Diagnosis>): Diagnosis {
  return {
    class: 'unknown',
    stage: 'auth',
    severity: 'blocking',
    certainty: 'likely',
    actor: 'you',
    facts: {},
    reply: null,
    evidence: [],
    ...over,
  };
}

describe.each(languages)('an explanation in %s', (language) => {
  const explainer = createExplainer(language);

  it.each(problemClassSchema.options)('%s is complete', (problem) => {
    for (const pasted of [false, true]) {
      const explanation = explainer.explain(diagnosis({ class: problem }), { pasted });
      const texts = [explanation.title, explanation.what, explanation.why ?? '', explanation.next.label];
      for (const text of [...texts, ...explanation.others.map(({ label }) => label)]) {
        expect(text).not.toBe('');
        expect(text).not.toMatch(/\{\{|\}\}|undefined|diagnosis:/);
      }
      expect(explanation.actor).toBe('you');
    }
  });
});

describe('an explanation', () => {
  it('names host and port where they are known, and does without them where they are not', () => {
    const timeout = diagnosis({ class: 'connection-timeout' });
    expect(english.explain({ ...timeout, facts: { port: 587 } }).what).toContain('port 587');
    expect(english.explain(timeout).what).not.toMatch(/port \d/);
    const card = diagnosis({ class: 'tls-cert-name-mismatch' });
    const facts = { host: 'mail.shop.example', cardNames: ['srv12.host.example', 'host.example'] };
    expect(english.explain({ ...card, facts }).what).toContain(
      "mail.shop.example, but the certificate (the server's ID card) says srv12.host.example, host.example",
    );
    const many = {
      ...facts,
      cardNames: ['a.example', 'b.example', 'c.example', 'd.example'],
      cardNameCount: 101,
    };
    expect(english.explain({ ...card, facts: many }).what).toContain(
      'a.example, b.example, c.example and 98 more.',
    );
  });

  it('states a cause as a fact only when it is certain', () => {
    const why = (certainty: Diagnosis['certainty']) =>
      english.explain(diagnosis({ class: 'dns-not-found', certainty })).why;
    expect(why('certain')).toBe(
      'A DNS server tells this computer where names lead. It has no entry for this one.',
    );
    expect(why('likely')).toContain('usually');
    expect(why('possible')).toContain('usually');
  });

  it('has special words for kinds of a class and for providers', () => {
    const off = diagnosis({ class: 'auth-disabled-by-admin' });
    expect(english.explain({ ...off, facts: { variant: 'tenant' } }).title).toContain('company');
    const own = english.explain({ ...off, facts: { variant: 'switch-on-yourself' } });
    expect(own.next.action).toBe('open-help');
    const code = english.explain(diagnosis({ class: 'auth-app-password-required' }), { provider: 'qq' });
    expect(code.title).toContain('authorization code');
    expect(
      english.explain(diagnosis({ class: 'auth-oauth-required', facts: { provider: 'outlook' } })).title,
    ).toContain('Outlook.com');
  });

  it('offers the name on the card only when that name was confirmed', () => {
    const card = diagnosis({ class: 'tls-cert-name-mismatch' });
    expect(english.explain(card).next.action).toBe('retry');
    expect(english.explain(card).others.map(({ action }) => action)).not.toContain('agree-host');
    const known = { ...card, facts: { suggestedHost: 'srv12.host.example' } };
    expect(english.explain(known).next.action).toBe('agree-host');
  });

  it('does not ask for the whole address where it was the name that was refused', () => {
    const refused = diagnosis({ class: 'auth-bad-credentials' });
    const labels = (facts: Diagnosis['facts']) =>
      english.explain({ ...refused, facts }).others.map(({ label }) => label);
    expect(labels({})).toContain('Try the full address as the name');
    expect(labels({ nameIsAddress: true })).not.toContain('Try the full address as the name');
    expect(english.explain({ ...refused, facts: { nameIsAddress: true } }).what).toMatch(/Check both\.$/);
  });

  it('says when places could not be checked', () => {
    const none = diagnosis({ class: 'settings-not-found', facts: { incomplete: true } });
    expect(english.explain(none).next.action).toBe('retry');
    expect(english.explain({ ...none, facts: { incomplete: false } }).next.action).toBe('switch-endpoint');
  });

  it('does not say what we did when another program tried', () => {
    const old = diagnosis({ class: 'tls-too-old' });
    expect(english.explain(old).what).toContain('We stopped');
    expect(english.explain(old, { pasted: true }).what).not.toContain('We stopped');
  });
});

describe('languages', () => {
  it.each([
    ['de-AT', 'de'],
    ['de_DE.UTF-8', 'de'],
    ['DE', 'de'],
    ['en-GB', 'en'],
    ['zxx', 'en'],
    ['C', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%s is served by %s', (tag, language) => {
    expect(normaliseLanguage(tag)).toBe(language);
  });

  it('give the words of the language', () => {
    expect(createExplainer('de').explain(diagnosis({ class: 'mailbox-full' })).title).toBe(
      'Das Postfach des Empfängers ist voll.',
    );
    expect(createExplainer('de').language).toBe('de');
    expect(english.t('diagnosis:glossary.port')).toBe('A numbered entrance on the server.');
    expect(createI18n('en').t('diagnosis:label.try-again')).toBe('Test again');
  });
});

describe('languages that nobody speaks', () => {
  const mismatch = diagnosis({
    class: 'tls-cert-name-mismatch',
    facts: { host: 'mail.shop.example', cardNames: ['srv12.host.example'] },
  });

  it('one is 40 % longer and keeps the placeholders', () => {
    expect(pseudoText('Port {{port}} is open')).toMatch(/^\[Pört \{\{port\}\} ís öpéñ·{9}\]$/);
    const long = explainerOf(createPseudoI18n('en-XA')).explain(mismatch);
    expect(long.title.length).toBeGreaterThan(1.4 * english.explain(mismatch).title.length);
    expect(long.what).toContain('mail.shop.example');
  });

  it('one runs right to left, with hosts isolated left to right', () => {
    expect(rightToLeftText('Use {{host}}')).toBe('אאא {{host}}');
    const words = createPseudoI18n('ar-XB');
    expect(words.dir()).toBe('rtl');
    expect(explainerOf(words).explain(mismatch).what).toContain('\u2066mail.shop.example\u2069');
    expect(english.explain(mismatch).what).not.toContain('\u2066');
  });
});

it('providers are known by id and by free names', () => {
  expect(familyOf('google-workspace')).toBe('google');
  expect(familyOf('Microsoft365')).toBe('microsoft');
  expect(familyOf('somebody')).toBeNull();
  expect(familyOf(null)).toBeNull();
});
