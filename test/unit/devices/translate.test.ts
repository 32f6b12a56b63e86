import { describe, expect, it } from 'vitest';
import { type DeviceLabel, deviceChoice } from '../../../shared/devices/translate.ts';
import type { Endpoint } from '../../../shared/model.ts';

const door = (port: number, security: Endpoint['security']): Endpoint => ({
  host: 'mail.shop.example',
  port,
  security,
});
const tls = door(465, 'tls');
const starttls = door(587, 'starttls');

const cases: [doors: Endpoint[], offered: DeviceLabel[], label: DeviceLabel | null, sure: string | null][] = [
  [[tls], ['SSL', 'TLS'], 'SSL', 'sure'],
  [[starttls], ['SSL', 'TLS'], 'TLS', 'sure'],
  [[starttls], ['TLS', 'None'], 'TLS', 'likely'],
  [[tls], ['TLS', 'STARTTLS'], 'TLS', 'likely'],
  [[starttls], ['TLS', 'STARTTLS'], 'STARTTLS', 'sure'],
  [[tls], ['TLS', 'None'], null, null],
  [[tls], ['Auto', 'None'], 'Auto', 'try'],
  [[tls], ['None'], null, null],
  [[door(25, 'none')], ['None', 'Auto'], 'None', 'sure'],
  [[tls], [], null, null],
  [[], ['SSL'], null, null],
];

describe('which choice of a device fits', () => {
  it.each(cases)('%j %j', (doors, offered, label, sureness) => {
    const choice = deviceChoice(doors, offered);
    expect(choice?.label ?? null).toBe(label);
    expect(choice?.sureness ?? null).toBe(sureness);
  });

  it('takes the tested door where it can, and another one that is surer', () => {
    expect(deviceChoice([tls, starttls], ['SSL', 'STARTTLS'])?.door).toBe(tls);
    expect(deviceChoice([tls, starttls], ['TLS'])?.door).toBe(starttls);
    expect(deviceChoice([starttls, tls], ['SSL/TLS', 'Auto'])?.door).toBe(tls);
  });
});
