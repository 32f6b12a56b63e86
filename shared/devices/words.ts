/**
 * The words under which devices and programs list the kinds of protection. "SSL", "SSL/TLS" and "SMTPS" nearly always
 * mean implicit TLS; "TLS" alone usually means STARTTLS. Labels are shown as they stand on the device.
 */
import type { Security } from '../model.ts';

export const deviceWords: Readonly<Record<Security, readonly string[]>> = {
  tls: ['SSL', 'SSL/TLS', 'SMTPS', 'SMTP over SSL'],
  starttls: ['STARTTLS', 'TLS'],
  none: ['None', 'Off'],
};
