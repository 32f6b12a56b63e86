/** Rules for the fixed wording of single providers, services and programs, where it says more than the words alone. */
import type { Rule } from '../../rule.ts';
import { asiaRules } from './asia.ts';
import { europeRules } from './europe.ts';
import { filterRules } from './filters.ts';
import { googleRules } from './google.ts';
import { microsoftRules } from './microsoft.ts';
import { programRules } from './programs.ts';
import { serviceRules } from './services.ts';
import { yahooRules } from './yahoo.ts';

export const providerRules: readonly Rule[] = [
  ...googleRules,
  ...microsoftRules,
  ...yahooRules,
  ...europeRules,
  ...asiaRules,
  ...serviceRules,
  ...filterRules,
  ...programRules,
];
