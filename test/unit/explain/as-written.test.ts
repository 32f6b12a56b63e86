import { expect, it } from 'vitest';
import { asWritten, factsAsWritten } from '../../../shared/as-written.ts';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { createI18n } from '../../../shared/explain/catalogues.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import { noteWords } from '../../../shared/explain/notes.ts';

const forms = { domain: 'xn--mller-kva.example', domainUnicode: 'müller.example' };

it.each([
  ['xn--mller-kva.example', 'müller.example (xn--mller-kva.example)'],
  ['smtp.xn--mller-kva.example', 'smtp.müller.example (smtp.xn--mller-kva.example)'],
  ['ann@xn--mller-kva.example', 'ann@müller.example (ann@xn--mller-kva.example)'],
  ['evilxn--mller-kva.example', 'evilxn--mller-kva.example'],
  ['smtp.hoster.example', 'smtp.hoster.example'],
])('%s is shown as %s', (text, shown) => {
  expect(asWritten(text, forms)).toBe(shown);
});

it('leaves a domain without foreign letters alone, and one that nobody looked at yet', () => {
  expect(asWritten('smtp.shop.example', { domain: 'shop.example', domainUnicode: 'shop.example' })).toBe(
    'smtp.shop.example',
  );
  expect(asWritten('smtp.shop.example', null)).toBe('smtp.shop.example');
});

it.each(['en', 'de'])('explanations and notes say it (%s)', (language) => {
  const diagnosis: Diagnosis = {
    class: 'dns-not-found',
    stage: 'discovery',
    severity: 'blocking',
    certainty: 'certain',
    actor: 'you',
    facts: { host: `smtp.${forms.domain}`, variant: 'list-gone' },
    reply: null,
    evidence: [],
  };
  const { title, what } = createExplainer(language).explain(diagnosis, {
    values: factsAsWritten(diagnosis.facts, forms),
  });
  expect(title + what).toContain('smtp.müller.example (smtp.xn--mller-kva.example)');
  const note = {
    code: 'published-servers-dead',
    text: '',
    facts: { hosts: `smtp.${forms.domain}, mail.${forms.domain}`, source: 'ispdb', asOf: '2015-03-03' },
  };
  const [said] = noteWords(createI18n(language), [note], forms);
  expect(said?.text).toContain('smtp.müller.example');
  expect(said?.text).toContain('mail.müller.example (mail.xn--mller-kva.example)');
  expect(said?.text).toContain('2015-03-03');
  const own = { ...note, facts: { ...note.facts, source: 'autoconfig' } };
  expect(noteWords(createI18n(language), [own])[0]?.title).not.toBe(said?.title);
});
