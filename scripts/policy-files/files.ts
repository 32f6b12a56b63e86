/** What administrators import, by its place below docs/samples/policies. */
import { adml, admx } from './group-policy.ts';
import { profile } from './profile.ts';
import { type Language, languages } from './words.ts';

export const policyFiles: Readonly<Record<string, string>> = {
  'Sendwell.admx': admx(),
  ...Object.fromEntries(
    Object.entries(languages).map(([language, tag]) => [`${tag}/Sendwell.adml`, adml(language as Language)]),
  ),
  'Sendwell.mobileconfig': profile(),
};
