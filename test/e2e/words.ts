/** The words of the window, so that specs need not repeat them: read from the catalogues as files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sendwell } from './app.ts';

type Catalogue = { [key: string]: string | Catalogue };

/** `t('window:start.find')` in this language. A key that is not there throws. */
export function wordsOf(language: 'en' | 'de') {
  return (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const [area = '', at = ''] = key.split(':');
    const file = path.join(sendwell, 'shared/explain/locales', language, `${area}.json`);
    const text = at
      .split('.')
      .reduce<string | Catalogue | undefined>(
        (part, name) => (typeof part === 'object' ? part[name] : undefined),
        JSON.parse(readFileSync(file, 'utf8')) as Catalogue,
      );
    if (typeof text !== 'string') throw new Error(`no words for ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name] ?? ''));
  };
}
