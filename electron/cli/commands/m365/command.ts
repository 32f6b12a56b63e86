/** What `sendwell m365` takes. */
import { Command } from '@commander-js/extra-typings';
import { m365Forms } from '../../../../shared/microsoft-365/forms.ts';
import type { Grammar, OptionsOf } from '../../options/common.ts';
import { oneOf } from '../../options/values.ts';

export type M365Options = OptionsOf<typeof defineM365>;

export const defineM365 = ({ words }: Grammar) =>
  new Command('m365')
    .description(words('help.m365'))
    .argument('<file...>', words('help.m365Files'))
    .addOption(oneOf('--format <name>', words('help.m365Format'), m365Forms, words))
    .option('-o, --out <file>', words('help.out'))
    .option('--force', words('help.force'))
    .option('--compare <file>', words('help.compare'))
    .option('--tickets <folder>', words('help.tickets'));
