/** The words of Sendwell: one i18next instance per language, one namespace per area. Runs in the window and in Node. */
import { createInstance, type i18n } from 'i18next';
import { type Language, languages } from '../languages.ts';
import type { Register } from '../registers.ts';
import { type Layer, layered } from './layers.ts';
import deDiagnosis from './locales/de/diagnosis.json';
import deExport from './locales/de/export.json';
import deHistory from './locales/de/history.json';
import deIncidents from './locales/de/incidents.json';
import deInspect from './locales/de/inspect.json';
import deListen from './locales/de/listen.json';
import deM365 from './locales/de/m365.json';
import deMenu from './locales/de/menu.json';
import deMessage from './locales/de/message.json';
import deNotes from './locales/de/notes.json';
import deOauth from './locales/de/oauth.json';
import deProviders from './locales/de/providers.json';
import deSettings from './locales/de/settings.json';
import deStory from './locales/de/story.json';
import deTechnical from './locales/de/technical.json';
import deTerminal from './locales/de/terminal.json';
import deTools from './locales/de/tools.json';
import deWindow from './locales/de/window.json';
import enDiagnosis from './locales/en/diagnosis.json';
import enExport from './locales/en/export.json';
import enHistory from './locales/en/history.json';
import enIncidents from './locales/en/incidents.json';
import enInspect from './locales/en/inspect.json';
import enListen from './locales/en/listen.json';
import enM365 from './locales/en/m365.json';
import enMenu from './locales/en/menu.json';
import enMessage from './locales/en/message.json';
import enNotes from './locales/en/notes.json';
import enOauth from './locales/en/oauth.json';
import enProviders from './locales/en/providers.json';
import enSettings from './locales/en/settings.json';
import enStory from './locales/en/story.json';
import enTechnical from './locales/en/technical.json';
import enTerminal from './locales/en/terminal.json';
import enTools from './locales/en/tools.json';
import enWindow from './locales/en/window.json';

/** Areas of the catalogue, each one file per language. */
export const areas = [
  'diagnosis',
  'window',
  'terminal',
  'message',
  'providers',
  'menu',
  'export',
  'tools',
  'history',
  'incidents',
  'settings',
  'story',
  'oauth',
  'm365',
  'inspect',
  'notes',
  'listen',
] as const;

export { type Language, languages };

const english = {
  diagnosis: enDiagnosis,
  window: enWindow,
  history: enHistory,
  incidents: enIncidents,
  settings: enSettings,
  story: enStory,
  terminal: enTerminal,
  message: enMessage,
  providers: enProviders,
  menu: enMenu,
  export: enExport,
  tools: enTools,
  oauth: enOauth,
  m365: enM365,
  inspect: enInspect,
  notes: enNotes,
  listen: enListen,
};
const german = {
  diagnosis: deDiagnosis,
  window: deWindow,
  history: deHistory,
  incidents: deIncidents,
  settings: deSettings,
  story: deStory,
  terminal: deTerminal,
  message: deMessage,
  providers: deProviders,
  menu: deMenu,
  export: deExport,
  tools: deTools,
  oauth: deOauth,
  m365: deM365,
  inspect: deInspect,
  notes: deNotes,
  listen: deListen,
};

/** Every message of every language by area. English is the source that the key types come from. */
export const resources = { en: english, de: german };

/** The second layer: what the technical register says in other words, by area and key of the first one. */
export const technicalLayers: Readonly<Record<Language, Layer>> = { en: enTechnical, de: deTechnical };

/** Every message of every language in one register. */
export function resourcesIn(register: Register): typeof resources {
  if (register === 'plain') return resources;
  return {
    en: layered(resources.en, technicalLayers.en),
    de: layered(resources.de, technicalLayers.de),
  };
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'window';
    resources: typeof english;
  }
}

/** The language of ours that serves a BCP 47 tag best: `de-AT` and `de_DE.UTF-8` give `de`, unknown ones `en`. */
export function normaliseLanguage(tag: string | null | undefined): Language {
  const primary = (tag ?? '').toLowerCase().split(/[-_.@]/)[0];
  return languages.find((language) => language === primary) ?? 'en';
}

/** An initialised instance. Values are not escaped: everything is shown as plain text, never as markup. */
export function createI18n(language: string, register: Register = 'plain'): i18n {
  const instance = createInstance();
  void instance.init({
    lng: normaliseLanguage(language),
    fallbackLng: 'en',
    ns: [...areas],
    defaultNS: 'window',
    resources: resourcesIn(register),
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}
