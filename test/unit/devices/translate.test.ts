import { describe, expect, it } from 'vitest';
import { exportWords } from '../../../electron/engine/export/words.ts';
import { devices } from '../../../shared/devices/devices.ts';
import { type Translation, translateDevice, translateWords } from '../../../shared/devices/translate.ts';
import { languages } from '../../../shared/explain/i18n.ts';

const tls = { port: 465, security: 'tls' } as const;
const starttls = { port: 587, security: 'starttls' } as const;
const open = { port: 25, security: 'none' } as const;

describe('words of an unknown device', () => {
  it.each([
    [['None', 'SSL', 'TLS'], 'SSL', 'TLS', 'None'],
    [['None', 'STARTTLS', 'SSL/TLS'], 'SSL/TLS', 'STARTTLS', 'None'],
    [['Off', 'TLS', 'STARTTLS'], 'TLS', 'STARTTLS', 'Off'],
    [['SMTPS', 'Auto'], 'SMTPS', 'Auto', 'Auto'],
    [['Yes', 'No'], 'Yes', 'Yes', 'No'],
    [['OFF', 'SMTP over SSL', 'Start TLS'], 'SMTP over SSL', 'Start TLS', 'OFF'],
    [['TLS', 'None'], null, 'TLS', 'None'],
    [['None', 'Implicitly', 'Always'], 'Implicitly', null, 'None'],
  ])('%j', (labels, forTls, forStarttls, forOpen) => {
    expect(translateWords(labels, tls)).toMatchObject({ pick: forTls, certainty: 'likely' });
    expect(translateWords(labels, starttls).pick).toBe(forStarttls);
    expect(translateWords(labels, open).pick).toBe(forOpen);
  });

  it.each([
    [['None', 'TLS'], tls, 'needs-starttls'],
    [['None', 'SSL'], starttls, 'needs-tls'],
    [['None'], tls, 'no-protection'],
    [['Auto'], starttls, 'if-offered'],
    [['On', 'Off'], { port: 2465, security: 'tls' }, 'needs-starttls'],
    [['__proto__', 'constructor'], tls, 'no-protection'],
    [[], starttls, 'no-protection'],
    [['SSL'], open, 'needs-tls'],
    [['STARTTLS'], open, 'needs-starttls'],
  ] as const)('%j for %j: %s', (labels, tested, code) => {
    expect(translateWords(labels, tested).code).toBe(code);
  });
});

describe('known devices', () => {
  it('have an id of their own, a source and a date', () => {
    expect(new Set(devices.map(({ id }) => id)).size).toBe(devices.length);
    for (const device of devices) {
      expect(device.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(device.source.length).toBeGreaterThan(10);
      expect(device.options.length).toBeGreaterThan(1);
    }
  });

  it.each([
    ['epson', 'SSL/TLS', 'STARTTLS'],
    ['konica-minolta', 'SMTP over SSL', 'Start TLS'],
    ['canon-imagerunner', null, 'On'],
    ['apc', 'Implicitly', 'Always'],
    ['gmail', 'Secured connection using SSL', 'Secured connection using TLS'],
    ['apple-mail', 'On', 'On'],
    ['fortinet', null, 'starttls'],
    ['filemaker', 'SSL', 'TLS'],
  ])('%s', (id, forTls, forStarttls) => {
    const device = devices.find((one) => one.id === id);
    if (!device) throw new Error(id);
    expect(translateDevice(device, tls)).toMatchObject({ pick: forTls, certainty: 'certain' });
    expect(translateDevice(device, starttls).pick).toBe(forStarttls);
  });
});

it.each(languages)('every answer has words in %s', (language) => {
  const words = exportWords(language);
  const codes: Translation['code'][] = [
    'exact',
    'by-port',
    'if-offered',
    'needs-starttls',
    'needs-tls',
    'no-protection',
  ];
  for (const code of codes)
    expect(words(`translator.${code}`, { pick: 'SSL', port: 465 })).not.toContain('translator');
});
