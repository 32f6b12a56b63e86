/** The catalogue is complete and holds nothing that no one can reach. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../../electron/engine/diagnosis/rules/index.ts';
import { diagnosisSchema, problemClassSchema } from '../../../shared/diagnosis.ts';
import { catalogueOf } from '../../../shared/explain/catalogues.ts';
import { placeholders } from '../../../shared/explain/explain.ts';
import type { Catalogue } from '../../../shared/explain/i18n.ts';
import { languages } from '../../../shared/languages.ts';
import { stepOfLabel } from '../../../shared/problems/plans.ts';
import { problemClasses, problems } from '../../../shared/problems/problems.ts';
import { policyIds } from '../../../shared/providers/policies.ts';
import { catalogue } from './messages.ts';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

/** Plural forms differ from language to language: `found_one` and `found_other` are one key. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (tree: Tree) => [...new Set(leaves(tree).map(([key]) => withoutPlural(key)))].sort();
const others = languages.filter((language) => language !== 'en');

const areas = Object.keys(catalogueOf('en')) as (keyof Catalogue)[];

describe.each(areas)('area %s', (area) => {
  it.each(others)('has the same keys in English and %s', (language) => {
    expect(keysOf(catalogueOf(language)[area])).toEqual(keysOf(catalogueOf('en')[area]));
  });

  it.each(others)('has the same placeholders in English and %s', (language) => {
    const english = new Map(leaves(catalogueOf('en')[area]));
    for (const [key, text] of leaves(catalogueOf(language)[area])) {
      const original = english.get(key);
      if (original === undefined) continue;
      expect([...new Set(placeholders(text))].sort(), key).toEqual(
        [...new Set(placeholders(original))].sort(),
      );
    }
  });

  it.each(languages)('has no empty text in %s', (language) => {
    for (const [key, text] of leaves(catalogueOf(language)[area])) expect(text, key).toMatch(/\S/);
  });
});

it.each(languages)('%s names itself in what is sent and written', (language) => {
  const { message, export: exported } = catalogueOf(language);
  expect([message.language, exported.language]).toEqual([language, language]);
});

describe.each(languages)('messages in %s', (language) => {
  const { classes, variants, labels, policies } = catalogue(language);

  it('has one message for every class and no other', () => {
    expect(Object.keys(classes).sort()).toEqual([...problemClassSchema.options].sort());
  });

  it('has every label and every dated fact, and no other', () => {
    expect(Object.keys(labels).sort()).toEqual(Object.keys(stepOfLabel).sort());
    expect(Object.keys(policies).sort()).toEqual([...policyIds].sort());
  });

  it('has special words only for kinds that the engine or a provider can give', () => {
    const kinds = new Set(rules.flatMap(({ class: problem, variant }) => `${problem}/${variant}`));
    const families = new Set(['google', 'microsoft', 'outlook', 'yahoo', 'apple', 'china']);
    /** Named by other facts than `variant`: see explain/variants.ts. */
    const fromFacts = new Set([
      'guessed-server',
      'incomplete',
      'filtered-name',
      'vpn',
      'special-letters',
      'name-is-address',
      'underscore',
      'with-blanks',
      'shared-mailbox',
      'own-domain',
      'number-for-name',
    ]);
    const reasons = diagnosisSchema.shape.facts.shape.reason
      .unwrap()
      .options.map((name) => `tls-cert-unfit/${name}`);
    const planned = problemClasses.flatMap((problem) =>
      Object.keys(problems[problem].plans).map((name) => `${problem}/${name}`),
    );
    const fromJob = [
      'foreign-page',
      'usual-name',
      'settings-behind-password',
      'inward-number',
      'unprotected-page',
    ].map((variant) => `consent-required/${variant}`);
    const known = new Set([...kinds, ...reasons, ...planned, ...fromJob]);
    for (const [problem, special] of Object.entries(variants)) {
      for (const name of Object.keys(special)) {
        const reachable = known.has(`${problem}/${name}`) || families.has(name) || fromFacts.has(name);
        expect(reachable, `${problem}/${name}`).toBe(true);
      }
    }
  });
});
