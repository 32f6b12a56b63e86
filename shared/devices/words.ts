/**
 * The words under which devices and programs list the kinds of protection. "SSL", "SSL/TLS" and "SMTPS" nearly always
 * mean implicit TLS; "TLS" alone usually means STARTTLS, but beside an option called STARTTLS it is the other one. Labels
 * are shown as they stand on the device.
 */
import type { Security } from '../model.ts';
import type { DeviceOption, OptionMeaning } from './devices.ts';

export const deviceWords: Readonly<Record<Security, readonly string[]>> = {
  tls: ['SSL', 'SSL/TLS', 'SMTPS', 'SMTP over SSL'],
  starttls: ['STARTTLS', 'TLS'],
  none: ['None', 'Off'],
};

/** Labels that a person can tick for a device that is not known. */
export const deviceLabels = ['SSL/TLS', 'SSL', 'SMTPS', 'STARTTLS', 'TLS', 'Auto', 'None'] as const;
export type DeviceLabel = (typeof deviceLabels)[number];

/** Each label alone. */
const meanings: Readonly<Record<DeviceLabel, OptionMeaning>> = {
  'SSL/TLS': 'tls',
  SSL: 'tls',
  SMTPS: 'tls',
  STARTTLS: 'starttls',
  TLS: 'starttls',
  Auto: 'unknown',
  None: 'none',
};

/** What the labels of an unknown device mean beside each other. */
export function optionsOfLabels(labels: readonly DeviceLabel[]): DeviceOption[] {
  return labels.map((label) => (label === 'TLS' ? tlsBeside(labels) : { label, means: meanings[label] }));
}

function tlsBeside(labels: readonly DeviceLabel[]): DeviceOption {
  if (labels.includes('STARTTLS')) return { label: 'TLS', means: 'tls', knownBy: 'words' };
  const besideTls = labels.some((label) => meanings[label] === 'tls');
  return { label: 'TLS', means: 'starttls', knownBy: besideTls ? undefined : 'words' };
}
