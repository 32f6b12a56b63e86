/** What `sendwell probe` takes. */
import { Command } from '@commander-js/extra-typings';
import { briefForms } from '../../../../shared/report-forms.ts';
import type { Grammar, OptionsOf } from '../../options/common.ts';
import { oneOf } from '../../options/values.ts';

export type ProbeOptions = OptionsOf<typeof defineProbe>;

export const defineProbe = ({ words, values }: Grammar) =>
  new Command('probe')
    .description(words('help.probe'))
    .argument('<host...>', words('help.hosts'))
    .option('-p, --ports <list>', words('help.ports'), values.ports)
    .option('--servername <name>', words('help.servername'), values.host)
    .option('--trust-fingerprint <sha256>', words('help.trustFingerprint'), values.fingerprint)
    .addOption(oneOf('--as <form>', words('help.asText'), briefForms, words));
