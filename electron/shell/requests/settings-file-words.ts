/** What a settings file says, in words. Loaded late, with the engine's reader. */

import { exportWords } from '../../../shared/explain/export-words.ts';
import type { Language } from '../../../shared/languages.ts';
import type { SettingsFileOffer } from '../../../shared/settings-file-offer.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import { readSettingsFile } from '../../engine/configuration/file.ts';
import { summaryOf } from '../../engine/configuration/file-summary.ts';

/** Characters of a name of the file, which a stranger chose. */
const longestName = 100;

/** `text` null: the file could not be read. */
export function describeSettingsFile(
  fileName: string,
  text: string | null,
  language: Language,
): SettingsFileOffer {
  const words = exportWords(language);
  const name = safeText(fileName, longestName);
  if (text === null) return { ok: false, name, problem: words('settingsFile.problem.unreadable') };
  const reading = readSettingsFile(text);
  if (!reading.ok) {
    const place = safeText(reading.path ?? '', longestName);
    return { ok: false, name, problem: words(`settingsFile.problem.${reading.problem}`, { path: place }) };
  }
  const { organisation } = reading.file;
  const lines = summaryOf(reading.file, words);
  return {
    ok: true,
    name,
    title: words('settingsFile.title', { organisation: safeText(organisation.name, longestName) }),
    lines: lines.map(([label, value]) => [label, safeText(value)]),
  };
}
