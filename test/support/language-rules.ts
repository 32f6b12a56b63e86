/** What the words of a language are tested for: the file rules.json of its folder. Numbers are those of the word rules. */
import { z } from 'zod';
import type { Language } from '../../shared/languages.ts';

/** A regular expression; flags stand before it as `(?i)`. */
const expression = z.string().transform((text) => {
  const [, flags = '', source = ''] = /^(?:\(\?([is]+)\))?(.*)$/s.exec(text) ?? [];
  return new RegExp(source, `${flags}u`);
});

const rulesSchema = z.strictObject({
  /** Characters. */
  titleLimit: z.number().int(),
  /** How hard it reads: `grade` by Flesch and Kincaid, `lix` elsewhere. The most for one message, and for all. */
  reading: z.strictObject({ measure: z.enum(['grade', 'lix']), message: z.number(), catalogue: z.number() }),
  banned: expression,
  bannedInTitle: expression,
  /** Whatever says that it is the person's fault. */
  blame: expression,
  /** Buttons that name no result. */
  nameless: expression,
  /** Pictures and swaps that the technical register has a term for; null where a language has no such register. */
  pictures: expression.nullable(),
  /** One word for one thing: what to say, what not, and the texts where it may stand all the same. */
  words: z.array(z.strictObject({ say: z.string(), not: expression, unless: expression.optional() })),
});
export type LanguageRules = z.infer<typeof rulesSchema>;

const files = import.meta.glob<unknown>('../../shared/explain/locales/*/rules.json', {
  eager: true,
  import: 'default',
});

export function rulesOf(language: Language): LanguageRules {
  return rulesSchema.parse(files[`../../shared/explain/locales/${language}/rules.json`]);
}
