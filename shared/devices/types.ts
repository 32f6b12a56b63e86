/** Facts about how devices and programs ask for the protection of the link. Data only. */
import type { Security } from '../model.ts';

/**
 * What an option does. `by-port`: locks from the start on port 465 and by STARTTLS elsewhere. `if-offered`: STARTTLS when
 * the server offers it, open otherwise.
 */
export type OptionMeaning = Security | 'by-port' | 'if-offered';

export interface DeviceOption {
  /** As it stands on the device, in English. */
  label: string;
  means: OptionMeaning;
}

export interface Device {
  /** Short, stable, lower case. */
  id: string;
  name: string;
  kind: 'printer' | 'camera' | 'power' | 'network' | 'mail-app' | 'server-app';
  /** Label of the setting. */
  setting: string;
  options: readonly DeviceOption[];
  /** Day on which the fact was checked, ISO 8601. */
  date: string;
  source: string;
}
