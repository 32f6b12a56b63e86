/** A catalogue of words as an i18next instance: one namespace per area. Runs in the window and in Node. */
import { createInstance, type i18n } from 'i18next';
import type { Language } from '../languages.ts';
import type enDiagnosis from './locales/en/diagnosis.json';
import type enExport from './locales/en/export.json';
import type enHistory from './locales/en/history.json';
import type enIncidents from './locales/en/incidents.json';
import type enInspect from './locales/en/inspect.json';
import type enListen from './locales/en/listen.json';
import type enM365 from './locales/en/m365.json';
import type enMenu from './locales/en/menu.json';
import type enMessage from './locales/en/message.json';
import type enNotes from './locales/en/notes.json';
import type enOauth from './locales/en/oauth.json';
import type enProviders from './locales/en/providers.json';
import type enSettings from './locales/en/settings.json';
import type enStory from './locales/en/story.json';
import type enTerminal from './locales/en/terminal.json';
import type enTools from './locales/en/tools.json';
import type enWindow from './locales/en/window.json';

/** Every message of a language by area, each one file of its folder. The keys are those of English. */
export interface Catalogue {
  diagnosis: typeof enDiagnosis;
  window: typeof enWindow;
  terminal: typeof enTerminal;
  message: typeof enMessage;
  providers: typeof enProviders;
  menu: typeof enMenu;
  export: typeof enExport;
  tools: typeof enTools;
  history: typeof enHistory;
  incidents: typeof enIncidents;
  settings: typeof enSettings;
  story: typeof enStory;
  oauth: typeof enOauth;
  m365: typeof enM365;
  inspect: typeof enInspect;
  notes: typeof enNotes;
  listen: typeof enListen;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'window';
    resources: Catalogue;
  }
}

/** An initialised instance. Values are not escaped: everything is shown as plain text, never as markup. */
export function i18nOf(language: Language, catalogue: Catalogue): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(catalogue),
    defaultNS: 'window',
    resources: { [language]: { ...catalogue } },
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}
