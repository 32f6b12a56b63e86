/** Looks for devices and programs whose settings are known, by what a person calls them. */
import { type Device, devices } from '../../../shared/devices/devices.ts';

/** What people search for when they have such a device, in English and German. */
const alsoKnownAs: Readonly<Record<Device['kind'], string>> = {
  printer:
    'printer scanner copier mfp scan to mail scan to email scan to e-mail drucker kopierer scannen an e-mail',
  camera: 'camera recorder nvr alarm kamera rekorder',
  power: 'ups pdu power usv strom',
  network: 'nas router firewall switch network storage netzwerk speicher',
  'mail-app': 'mail app client phone e-mail programm handy',
  'server-app': 'server program web app self-hosted dienst programm',
};

/** Every typed word must be somewhere in the name or in what such a thing is called. Nothing typed finds nothing. */
export function findDevices(typed: string): Device[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return devices.filter(({ id, name, kind, setting }) => {
    const about = [id, name, setting, alsoKnownAs[kind]].join(' ').toLowerCase();
    return words.every((word) => about.includes(word));
  });
}
