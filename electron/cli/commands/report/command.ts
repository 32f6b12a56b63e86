/** What `sendwell report` takes. */
import { Command } from '@commander-js/extra-typings';
import { reportForms } from '../../../../shared/report-forms.ts';
import type { Grammar, OptionsOf } from '../../options/common.ts';
import { oneOf } from '../../options/values.ts';

export type ReportOptions = OptionsOf<typeof defineReport>;

export const defineReport = ({ words }: Grammar) =>
  new Command('report')
    .description(words('help.report'))
    .argument('<file>', words('help.reportFile'))
    .addOption(oneOf('--as <form>', words('help.as'), reportForms, words))
    .option('--show-addresses', words('help.showAddresses'))
    .option('-o, --out <file>', words('help.out'))
    .option('--force', words('help.force'));
