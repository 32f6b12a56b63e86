/** Codes and sentences of printers, scanners and boards of servers. `vendor`: the maker's own manual, also where others keep it. */
import { codesOf, type DeviceCode } from './types.ts';

const readOn = '2026-12-01';

export const printers: readonly DeviceCode[] = [
  ...codesOf(
    {
      maker: 'Canon',
      names: ['canon', 'imagerunner', 'i-sensys', 'imageclass'],
      alone: true,
      menu: 'Additional Functions > System Settings > Network Settings > E-Mail/I-Fax > Authnt./Encryption',
      url: 'https://manualarchiveguide.com/manuals/Canon-DU7-1178-000-Service-Manual-2845610?page=56',
      readOn,
      by: 'vendor',
    },
    [
      ['#839', 'sign-in-failed', 'The related new user error codes are #839 and #843.'],
      ['#843', 'sign-in-failed', 'The related new user error codes are #839 and #843.'],
    ],
  ),
  ...codesOf(
    {
      maker: 'Ricoh',
      names: ['ricoh', 'aficio', 'lanier', 'savin', 'gestetner', 'nashuatec'],
      alone: false,
      menu: "User Tools > Machine Features > System Settings > File Transfer > Administrator's Email Address",
      url: 'https://www.easymanua.ls/ricoh/mp-c307/manual?p=1009',
      readOn,
      by: 'vendor',
    },
    [
      [
        'Transmission has failed',
        'sender-refused',
        '"Transmission has failed" message will be returned to the sender.',
      ],
    ],
  ),
  ...codesOf(
    {
      maker: 'Konica Minolta',
      names: ['konica', 'minolta', 'bizhub'],
      alone: false,
      menu: 'Network Settings > SMTP',
      url: 'https://gist.github.com/TannerFilip/699bef0a06e556ff4570702e86f30a88',
      readOn,
      by: 'observed',
    },
    [['Server connection failed', 'no-connection', 'Scanner returns "Server connection failed"']],
  ),
  ...codesOf(
    {
      maker: 'OKI',
      names: ['oki', 'okifax', 'okioffice'],
      alone: false,
      url: 'https://www.manualsdir.com/manuals/204471/oki-5950.html?page=109',
      readOn,
      by: 'vendor',
    },
    [
      ['E550', 'recipient-refused', 'Requested action not taken: mailbox unavailable.'],
      ['E551', 'recipient-refused', 'User not local; please try <forward-path>'],
      ['E553', 'recipient-refused', 'Requested action not taken: mailbox name not allowed'],
    ],
  ),
  ...codesOf(
    {
      maker: 'ASRock',
      names: ['asrock'],
      alone: true,
      menu: 'SMTP Server requires Authentication',
      url: 'https://asrock.manymanuals.es/networking/en2c602-4l-d12/quick-start-manual-27762/40',
      readOn,
      by: 'vendor',
    },
    [
      [
        'Authentication type is not supported by SMTP Server',
        'method-not-taken',
        'If the SMTP server does not support any one of the above authentication types',
      ],
    ],
  ),
];
