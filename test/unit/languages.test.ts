/** A language is a folder: whatever lists languages gets them from there, and one more folder is one more everywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it, test, vi } from 'vitest';
import { createGrammar, defineCommon } from '../../electron/cli/options/common.ts';
import { createWords } from '../../electron/cli/terminal/words.ts';
import { knownLanguage, languages } from '../../shared/languages.ts';
import { policySchema } from '../../shared/policy.ts';
import { preferencesSchema } from '../../shared/preferences.ts';
import { settingsFileSchema } from '../../shared/settings-file.ts';

/** One folder more than there is: a place that lists languages by hand does not know it. */
vi.mock(import('../../shared/languages.ts'), async (original) => {
  const real = await original();
  return { ...real, languages: [...real.languages, 'zxx'] };
});

const spoken = languages.filter((tag) => tag !== 'zxx');
const locales = 'shared/explain/locales';

test('the folders are the languages, each with the files of English', () => {
  expect(readdirSync(locales).sort()).toEqual([...spoken].sort());
  for (const tag of spoken) {
    const files = readdirSync(path.join(locales, tag)).filter((name) => name !== 'technical.json');
    expect(files, tag).toEqual(
      readdirSync(path.join(locales, 'en')).filter((name) => name !== 'technical.json'),
    );
  }
});

test('settings of the window, managed settings and settings files take one more', () => {
  expect(preferencesSchema.shape.language.options).toEqual(['system', ...languages]);
  expect(policySchema.safeParse({ language: 'zxx' }).success).toBe(true);
  expect(settingsFileSchema.shape.language.unwrap().options).toEqual(languages);
});

test('the command offers and names one more', () => {
  const option = defineCommon(createGrammar(createWords('en'))).options.find(({ long }) => long === '--lang');
  expect(option?.argChoices).toEqual(languages);
  expect(option?.description).toContain(languages.join(', '));
  expect(() => option?.parseArg?.('nowhere', undefined)).toThrow(languages.join(', '));
});

it.each([
  ['pt-BR', 'pt-BR'],
  ['pt_BR.UTF-8', 'pt-BR'],
  ['pt-PT', 'pt'],
  ['zh-Hant-TW', 'zh-Hant'],
  ['zh', null],
  ['', null],
])('%s is %s where regions and scripts have folders', (tag, language) => {
  expect(knownLanguage(tag, ['en', 'pt', 'pt-BR', 'zh-Hant'])).toBe(language);
});

test('the packages bring the words of Electron, of the installer and of the desktop in each', () => {
  const yaml = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))(
    'js-yaml',
  );
  const { electronLanguages, nsis, linux } = yaml.load(readFileSync('electron-builder.yml', 'utf8'));
  const primary = (tag: string) => tag.split(/[-_]/)[0] ?? '';
  expect(electronLanguages.map(primary)).toEqual(spoken.map(primary));
  expect(nsis.installerLanguages.map(primary)).toEqual(spoken.map(primary));
  const { entry } = linux.desktop;
  const others = spoken.filter((tag) => tag !== 'en').map((tag) => tag.replace('-', '_'));
  for (const name of ['GenericName', 'Comment', 'Keywords'])
    expect(Object.keys(entry).filter((key) => key.startsWith(`${name}[`))).toEqual(
      others.map((tag) => `${name}[${tag}]`),
    );
});
