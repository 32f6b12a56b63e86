import { expect, test } from 'vitest';
import { findDevices } from '../../../../renderer/tools/elsewhere/find-devices.ts';
import { devices } from '../../../../shared/devices/devices.ts';

const found = (typed: string) => findDevices(typed).map(({ id }) => id);

test('a maker, and what such a device is called', () => {
  expect(found('Epson')).toContain('epson');
  expect(found('scan to mail')).toEqual(devices.filter(({ kind }) => kind === 'printer').map(({ id }) => id));
  expect(found('epson drucker')).toContain('epson');
  expect(found('epson camera')).toEqual([]);
});

test('nothing typed, and nothing known', () => {
  expect(found('  ')).toEqual([]);
  expect(found('zzz')).toEqual([]);
});
