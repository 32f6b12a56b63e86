/** What `sendwell explain` takes. */
import { Command } from '@commander-js/extra-typings';
import { briefForms } from '../../../../shared/report-forms.ts';
import type { Grammar, OptionsOf } from '../../options/common.ts';
import { oneOf } from '../../options/values.ts';

export type ExplainOptions = OptionsOf<typeof defineExplain>;

export const defineExplain = ({ words }: Grammar) =>
  new Command('explain')
    .description(words('help.explain'))
    .argument('[text...]', words('help.text'))
    .addOption(oneOf('--as <form>', words('help.asText'), briefForms, words));
