/** What `sendwell listen` takes. */
import { Command } from '@commander-js/extra-typings';
import { securities } from '../../../../shared/security.ts';
import type { Grammar } from '../../options/common.ts';
import { oneOf, otherNamesOfSecurity } from '../../options/values.ts';

export const defineListen = ({ words, values }: Grammar) =>
  new Command('listen')
    .description(words('help.listen'))
    .option('--host <ip>', words('help.listenHost'))
    .option('-p, --port <number>', words('help.listenPort'), values.port)
    .addOption(
      oneOf('--security <mode>', words('help.listenSecurity'), securities, words, otherNamesOfSecurity),
    )
    .option('--cert <file>', words('help.listenCert'))
    .option('--key <file>', words('help.listenKey'))
    .option('--minutes <number>', words('help.listenMinutes'), values.minutes)
    .option('--from-device <ip>', words('help.listenFromDevice'), values.ip)
    .option('--public', words('help.listenPublic'))
    .option('--auth-in-clear', words('help.listenAuthInClear'));
