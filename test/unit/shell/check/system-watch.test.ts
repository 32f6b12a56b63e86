/** What happens around a check, and what is said about it. */
import type { NetworkInterfaceInfo } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { networksNow, SystemWatch } from '../../../../electron/shell/check/system-watch.ts';
import { Incidents } from '../../../../electron/shell/incidents/incidents.ts';
import { idleState } from '../../../../shared/idle-state.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const network = { now: 'home' };
  const shown: string[][] = [];
  const incidents = new Incidents((list) => shown.push(list.map(({ kind }) => kind)));
  const systemWatch = new SystemWatch(incidents, () => network.now);
  return { network, shown, incidents, systemWatch };
}

test('another network is said while a check runs, once per change', () => {
  const { network, shown, systemWatch } = watched();
  systemWatch.saw({ ...idleState, stage: 'probing' });
  vi.advanceTimersByTime(3000);
  network.now = 'train';
  vi.advanceTimersByTime(3000);
  expect(shown).toEqual([['network-changed']]);
  systemWatch.saw({ ...idleState, stage: 'finished' });
  network.now = 'office';
  vi.advanceTimersByTime(3000);
  expect(shown).toHaveLength(1);
  systemWatch.saw(idleState);
  expect(shown.at(-1)).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('sleep is said only while a check runs', () => {
  const { shown, systemWatch } = watched();
  systemWatch.resumed();
  systemWatch.saw({ ...idleState, stage: 'needs-sign-in' });
  systemWatch.resumed();
  expect(shown).toEqual([]);
  systemWatch.saw({ ...idleState, stage: 'sending' });
  systemWatch.resumed();
  expect(shown).toEqual([['slept']]);
});

test('an incident is there once, the newest counts, and goes when it was seen', () => {
  const { incidents } = watched();
  incidents.report('not-saved', 'ENOSPC');
  incidents.report('slept');
  incidents.report('not-saved', 'EROFS');
  expect(incidents.list()).toEqual([
    { kind: 'slept', detail: null },
    { kind: 'not-saved', detail: 'EROFS' },
  ]);
  expect(incidents.dismiss('slept')).toEqual([{ kind: 'not-saved', detail: 'EROFS' }]);
});

test('a network is its IPv4 addresses, and whether there is IPv6 at all', () => {
  const v4 = (cidr: string): NetworkInterfaceInfo => ({
    ...{ address: '', netmask: '', mac: '', internal: false, family: 'IPv4' },
    cidr,
  });
  const v6 = (cidr: string, scopeid = 0): NetworkInterfaceInfo => ({
    ...{ address: '', netmask: '', mac: '', internal: false, family: 'IPv6' },
    cidr,
    scopeid,
  });
  const home = networksNow({ wlan0: [v4('192.0.2.7/24'), v6('2001:db8::7/64'), v6('fe80::1/64', 2)] });
  expect(home).toBe('wlan0 192.0.2.7/24\nwlan0 IPv6');
  expect(networksNow({ wlan0: [v4('192.0.2.7/24'), v6('2001:db8::8/64')] })).toBe(home);
  expect(networksNow({ wlan0: [v4('192.0.2.7/24')] })).not.toBe(home);
  expect(networksNow({ lo: [{ ...v4('127.0.0.1/8'), internal: true }] })).toBe('');
});
