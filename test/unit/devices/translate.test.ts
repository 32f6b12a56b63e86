import { describe, expect, it } from 'vitest';
import { devices } from '../../../shared/devices/devices.ts';
import { deviceChoice } from '../../../shared/devices/translate.ts';
import { type DeviceLabel, optionsOfLabels } from '../../../shared/devices/words.ts';
import type { Endpoint } from '../../../shared/model.ts';

const endpoint = (port: number, security: Endpoint['security']): Endpoint => ({
  host: 'mail.shop.example',
  port,
  security,
});
const tls = endpoint(465, 'tls');
const starttls = endpoint(587, 'starttls');
const open = endpoint(25, 'none');

type Expected = [label: string, sureness: string] | null;

function expectChoice(choice: ReturnType<typeof deviceChoice>, expected: Expected) {
  expect(choice && [choice.label, choice.sureness]).toEqual(expected);
}

describe('which label of an unknown device fits', () => {
  const cases: [endpoints: Endpoint[], offered: DeviceLabel[], expected: Expected][] = [
    [[tls], ['SSL', 'TLS'], ['SSL', 'sure']],
    [[starttls], ['SSL', 'TLS'], ['TLS', 'sure']],
    [[starttls], ['TLS', 'None'], ['TLS', 'likely']],
    [[tls], ['TLS', 'STARTTLS'], ['TLS', 'likely']],
    [[starttls], ['TLS', 'STARTTLS'], ['STARTTLS', 'sure']],
    [[tls], ['TLS', 'None'], null],
    [[tls], ['Auto', 'None'], ['Auto', 'try']],
    [[tls], ['None'], null],
    [[open], ['None', 'Auto'], ['None', 'sure']],
    [[open], ['SSL', 'STARTTLS'], null],
    [[tls], [], null],
    [[], ['SSL'], null],
  ];
  it.each(cases)('%j %j', (endpoints, offered, expected) => {
    expectChoice(deviceChoice(endpoints, optionsOfLabels(offered)), expected);
  });

  it('takes the tested endpoint where it can, and another one that is surer', () => {
    const endpointFor = (endpoints: Endpoint[], offered: DeviceLabel[]) =>
      deviceChoice(endpoints, optionsOfLabels(offered))?.endpoint;
    expect(endpointFor([tls, starttls], ['SSL', 'STARTTLS'])).toBe(tls);
    expect(endpointFor([tls, starttls], ['TLS'])).toBe(starttls);
    expect(endpointFor([starttls, tls], ['SSL/TLS', 'Auto'])).toBe(tls);
  });
});

describe('known devices', () => {
  const optionsOf = (id: string) => devices.find((one) => one.id === id)?.options ?? [];

  it('have an id of their own, a source, a date and options', () => {
    expect(new Set(devices.map(({ id }) => id)).size).toBe(devices.length);
    for (const device of devices) {
      expect(device.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(device.source.length).toBeGreaterThan(10);
      expect(new Set(device.options.map(({ label }) => label)).size).toBe(device.options.length);
      expect(device.options.length).toBeGreaterThan(1);
    }
  });

  const cases: [id: string, forTls: Expected, forStarttls: Expected][] = [
    ['epson', ['SSL/TLS', 'sure'], ['STARTTLS', 'sure']],
    ['konica-minolta', ['SMTP over SSL', 'sure'], ['Start TLS', 'sure']],
    ['canon-imagerunner', null, ['On', 'if-offered']],
    ['ricoh-cloudstream', ['SMTPS (SMTP over SSL)', 'sure'], ['SMTPS (StartTLS)', 'if-offered']],
    ['amcrest', ['SSL', 'likely'], ['TLS', 'likely']],
    ['apc', ['Implicitly', 'sure'], ['Always', 'sure']],
    ['fortinet', null, ['starttls', 'sure']],
    ['gmail', ['Secured connection using SSL', 'sure'], ['Secured connection using TLS', 'sure']],
    ['outlook-classic', ['SSL/TLS', 'sure'], ['STARTTLS', 'sure']],
    ['thunderbird', ['SSL/TLS', 'sure'], ['STARTTLS', 'sure']],
    ['apple-mail', ['On', 'by-port'], ['On', 'by-port']],
    ['wp-mail-smtp', ['SSL', 'sure'], ['TLS', 'sure']],
    ['proxmox', ['TLS', 'sure'], ['STARTTLS', 'sure']],
    ['filemaker', ['SSL', 'sure'], ['TLS', 'if-offered']],
  ];
  it.each(cases)('%s', (id, forTls, forStarttls) => {
    expectChoice(deviceChoice([tls], optionsOf(id)), forTls);
    expectChoice(deviceChoice([starttls], optionsOf(id)), forStarttls);
  });

  it('every one of them is tried above', () => {
    expect(cases.map(([id]) => id)).toEqual(devices.map(({ id }) => id));
  });

  it('that can do only the other kind get the other tested endpoint', () => {
    expect(deviceChoice([tls, starttls], optionsOf('canon-imagerunner'))?.endpoint).toBe(starttls);
    expect(deviceChoice([tls, starttls], optionsOf('apple-mail'))?.endpoint).toBe(tls);
  });

  it('that go by the port cannot lock from the start at another one', () => {
    expect(deviceChoice([endpoint(2465, 'tls')], optionsOf('apple-mail'))).toBeNull();
  });

  it('never get an open endpoint where a locked one was tested', () => {
    for (const { options } of devices)
      for (const tested of [tls, starttls]) {
        const choice = deviceChoice([tested], options);
        const picked = options.find(({ label }) => label === choice?.label);
        expect(picked?.means).not.toBe('none');
      }
  });
});
