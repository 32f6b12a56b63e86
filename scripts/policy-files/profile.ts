/** A configuration profile for macOS with every managed setting once (developer.apple.com/documentation/devicemanagement). */
import { names } from '../identity.mjs';
import { escaped } from './markup.ts';
import { example } from './words.ts';

/** Made once. Who changes the sample for an organisation takes new ones (uuidgen). */
const uuids = {
  profile: '5F0E1C1A-6D1F-4B8E-9C64-2C5D4E2A7B10',
  settings: '0B7D1B9E-51B1-4C57-8C3B-7F0A6E2D9C41',
};

/** A property list that an administrator changes by hand; its values are samples. */
export function profile(): string {
  const settings = {
    PayloadType: names.appId,
    PayloadVersion: 1,
    PayloadIdentifier: 'example.shop.sendwell.settings',
    PayloadUUID: uuids.settings,
    ...example,
  };
  const whole = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadDisplayName: 'Sendwell',
    PayloadIdentifier: 'example.shop.sendwell',
    PayloadUUID: uuids.profile,
    PayloadScope: 'System',
    PayloadContent: [settings],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${property(whole, '')}
</plist>
`;
}

/** Text, numbers, switches, lists and dictionaries as a property list writes them. */
function property(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (Array.isArray(value))
    return `${indent}<array>\n${value.map((one) => property(one, inner)).join('\n')}\n${indent}</array>`;
  const entries = Object.entries(value as object).map(
    ([name, one]) => `${inner}<key>${escaped(name)}</key>\n${property(one, inner)}`,
  );
  return `${indent}<dict>\n${entries.join('\n')}\n${indent}</dict>`;
}
