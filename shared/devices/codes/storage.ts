/** Sentences of network storage. `vendor`: the maker's own help. */
import { codesOf, type DeviceCode } from './types.ts';

const readOn = '2026-12-01';

export const storage: readonly DeviceCode[] = [
  ...codesOf(
    {
      maker: 'QNAP',
      names: ['qnap', 'qts', 'notification center', '通知中心'],
      alone: true,
      menu: 'Notification Center > Service Account and Device Pairing > Email',
      url: 'https://www.qnap.com/hu-hu/how-to/faq/con_show.php?cid=1428',
      readOn,
      by: 'vendor',
    },
    [
      [
        'Authorization has expired. Reauthorize the account',
        'token-expired',
        'Authorization has expired. Reauthorize the account.',
        '授权已过期。请为帐户重新授权',
      ],
    ],
  ),
];
