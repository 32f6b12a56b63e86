/** What `sendwell check` takes. */
import { Command, Option } from '@commander-js/extra-typings';
import { provableWays } from '../../../../shared/microsoft-365/provable.ts';
import { oauthFlows } from '../../../../shared/oauth-flows.ts';
import { briefForms } from '../../../../shared/report-forms.ts';
import { securities } from '../../../../shared/security.ts';
import type { Grammar, OptionsOf } from '../../options/common.ts';
import { mechanismNames, oneOf, otherNamesOfSecurity } from '../../options/values.ts';

export type CheckOptions = OptionsOf<typeof defineCheck>;

export const defineCheck = ({ words, values }: Grammar) =>
  new Command('check')
    .description(words('help.check'))
    .argument('[address]', words('help.address'))
    .option('--config <file>', words('help.config'))
    .addOption(
      new Option('--password-from-config', words('help.passwordFromConfig')).conflicts([
        'passwordStdin',
        'passwordEnv',
        'tokenStdin',
        'oauth',
      ]),
    )
    .option('--host <name>', words('help.host'))
    .option('-p, --port <number>', words('help.port'), values.port)
    .addOption(oneOf('--security <mode>', words('help.security'), securities, words, otherNamesOfSecurity))
    .option('-u, --user <name>', words('help.user'))
    .addOption(
      new Option('--password-stdin', words('help.passwordStdin')).conflicts([
        'passwordEnv',
        'tokenStdin',
        'oauth',
      ]),
    )
    .addOption(
      new Option('--password-env <name>', words('help.passwordEnv')).conflicts(['tokenStdin', 'oauth']),
    )
    .addOption(new Option('--token-stdin', words('help.tokenStdin')).conflicts('oauth'))
    .addOption(oneOf('--oauth <flow>', words('help.oauth'), oauthFlows, words))
    .option('--client-id <id>', words('help.clientId'))
    .option('--client-secret-env <name>', words('help.clientSecretEnv'))
    .option('--from <address>', words('help.from'))
    .option('--to <address>', words('help.to'))
    .option('--no-send', words('help.noSend'))
    .option('--check-arrival', words('help.checkArrival'))
    .option('--delete-test-message', words('help.deleteTestMessage'))
    .addOption(oneOf('--auth <mechanism>', words('help.auth'), [...mechanismNames, 'NONE'], words))
    .option('--trust-fingerprint <sha256>', words('help.trustFingerprint'), values.fingerprint)
    .addOption(oneOf('--way <name>', words('help.way'), provableWays, words))
    .addOption(oneOf('--as <form>', words('help.asText'), briefForms, words));
