/** What `sendwell inspect` takes. */
import { Command } from '@commander-js/extra-typings';
import { briefForms } from '../../../../shared/report-forms.ts';
import type { Grammar, OptionsOf } from '../../options/common.ts';
import { oneOf } from '../../options/values.ts';

export type InspectOptions = OptionsOf<typeof defineInspect>;

export const defineInspect = ({ words }: Grammar) =>
  new Command('inspect')
    .description(words('help.inspect'))
    .argument('<file>', words('help.inspectFile'))
    .addOption(oneOf('--as <form>', words('help.asText'), briefForms, words));
