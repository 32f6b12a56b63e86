/** Tests speak every language from their first line on. */
import { loadLanguage } from '../../shared/explain/catalogues.ts';
import { languages } from '../../shared/languages.ts';

await Promise.all(languages.map(loadLanguage));
