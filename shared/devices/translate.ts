/** "My device asks SSL, TLS, STARTTLS or Auto": which option to pick for settings that were tested. Pure functions. */
import type { Security } from '../model.ts';
import type { Device, DeviceOption, OptionMeaning } from './types.ts';

export interface Translation {
  /** Label to pick; null when no option fits. */
  pick: string | null;
  /**
   * Why, in the catalogue under `export:translator.<code>`. `exact`: it does just this. `by-port`: right with this port.
   * `if-offered`: it locks the link only when the server offers that. `needs-starttls`, `needs-tls`: it can do only the
   * other kind, so other settings are needed. `no-protection`: it cannot lock the link at all.
   */
  code: 'exact' | 'by-port' | 'if-offered' | 'needs-starttls' | 'needs-tls' | 'no-protection';
  /** `likely` where only the words of the device are known. */
  certainty: 'certain' | 'likely';
}

interface Tested {
  port: number;
  security: Security;
}

/** The option of a known device. */
export function translateDevice(device: Device, tested: Tested): Translation {
  return { ...choose(device.options, tested), certainty: 'certain' };
}

/** The option of an unknown device, by the labels that it shows. Labels that mean nothing to us are passed over. */
export function translateWords(labels: readonly string[], tested: Tested): Translation {
  const options = labels.flatMap((label): DeviceOption[] => {
    const means = meaningOf(label, labels);
    return means === null ? [] : [{ label, means }];
  });
  return { ...choose(options, tested), certainty: 'likely' };
}

function choose(
  options: readonly DeviceOption[],
  { port, security }: Tested,
): Omit<Translation, 'certainty'> {
  const labelOf = (means: OptionMeaning) => options.find((option) => option.means === means)?.label ?? null;
  const exact = labelOf(security);
  if (exact !== null) return { pick: exact, code: 'exact' };
  const fitsPort = security === 'tls' ? port === 465 : security === 'starttls' && port !== 465;
  const byPort = labelOf('by-port');
  if (byPort !== null && fitsPort) return { pick: byPort, code: 'by-port' };
  const ifOffered = labelOf('if-offered');
  if (ifOffered !== null && security !== 'tls') return { pick: ifOffered, code: 'if-offered' };
  return { pick: null, code: whatItNeeds(options, security) };
}

function whatItNeeds(options: readonly DeviceOption[], security: Security): Translation['code'] {
  const can = (...meanings: OptionMeaning[]) => options.some(({ means }) => meanings.includes(means));
  if (security !== 'tls' && can('tls', 'by-port')) return 'needs-tls';
  return security !== 'starttls' && can('starttls', 'if-offered', 'by-port')
    ? 'needs-starttls'
    : 'no-protection';
}

const words: Readonly<Record<string, OptionMeaning>> = {
  ssl: 'tls',
  ssltls: 'tls',
  tlsssl: 'tls',
  smtps: 'tls',
  smtpoverssl: 'tls',
  smtpovertls: 'tls',
  implicit: 'tls',
  implicitly: 'tls',
  implicittls: 'tls',
  forcetls: 'tls',
  starttls: 'starttls',
  explicit: 'starttls',
  explicittls: 'starttls',
  tls: 'starttls',
  auto: 'if-offered',
  automatic: 'if-offered',
  ifsupported: 'if-offered',
  ifavailable: 'if-offered',
  tlsifavailable: 'if-offered',
  starttlsifavailable: 'if-offered',
  none: 'none',
  no: 'none',
  off: 'none',
  never: 'none',
  plain: 'none',
  unencrypted: 'none',
  noencryption: 'none',
  yes: 'by-port',
  on: 'by-port',
};

/** "TLS" means STARTTLS beside "SSL" or alone, and implicit TLS beside "STARTTLS". */
function meaningOf(label: string, all: readonly string[]): OptionMeaning | null {
  const word = plain(label);
  if (word === 'tls' && all.some((other) => plain(other) === 'starttls')) return 'tls';
  return words[word] ?? null;
}

function plain(label: string): string {
  return label.toLowerCase().replace(/[^a-z]/g, '');
}
