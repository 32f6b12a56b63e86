/** Catalogues are read when their language is first spoken; from then on its words are there at once. */
import type { i18n } from 'i18next';
import { type Language, normaliseLanguage, tagOf } from '../languages.ts';
import type { Register } from '../registers.ts';
import { type Catalogue, i18nOf } from './i18n.ts';
import { type Layer, layered } from './layers.ts';

const files = import.meta.glob<Layer>(['./locales/*/*.json', '!./locales/*/rules.json'], {
  import: 'default',
});

/** `technical`: what that register says in other words, by area and key; empty where a language has no such layer. */
interface Spoken {
  plain: Catalogue;
  technical: Layer;
}

const spoken = new Map<Language, Spoken>();

/** Reads every message of a language. Once it has resolved, the language can be spoken for as long as the program runs. */
export async function loadLanguage(language: Language): Promise<void> {
  if (spoken.has(language)) return;
  const own = Object.entries(files).filter(([path]) => tagOf(path) === language);
  const trees = await Promise.all(own.map(async ([path, load]) => [areaOf(path), await load()] as const));
  const { technical = {}, ...plain } = Object.fromEntries(trees);
  spoken.set(language, { plain: plain as unknown as Catalogue, technical: technical as Layer });
}

function areaOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}

function spokenIn(language: Language): Spoken {
  const words = spoken.get(language);
  if (!words) throw new Error(`the language ${language} was not loaded`);
  return words;
}

/** Every message of a loaded language in one register, by area. */
export function catalogueOf(language: Language, register: Register = 'plain'): Catalogue {
  const { plain, technical } = spokenIn(language);
  return register === 'plain' ? plain : layered(plain, technical);
}

/** What the technical register of a loaded language says in other words. */
export function technicalLayerOf(language: Language): Layer {
  return spokenIn(language).technical;
}

/** The words of the language that serves a tag best, which was loaded, as an i18next instance. */
export function createI18n(tag: string, register?: Register): i18n {
  const language = normaliseLanguage(tag);
  return i18nOf(language, catalogueOf(language, register));
}
