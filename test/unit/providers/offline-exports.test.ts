/** What the built-in facts are enough for: settings of phones and mail programs without any network. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { directProvenance, judge } from '../../../electron/engine/discovery/consent.ts';
import {
  factsProvenance,
  factsTier,
  providerByDomain,
} from '../../../electron/engine/discovery/providers.ts';
import { exportSettings } from '../../../electron/engine/export/export-settings.ts';
import { settingsOfSaved } from '../../../electron/engine/export/settings-of.ts';
import type { FormatId } from '../../../shared/exports.ts';
import { discoverIn } from '../discovery/support.ts';

afterEach(() => {
  vi.useRealTimers();
});

const at = new Date('2026-12-01T10:00:00Z');

async function exportOf(address: string, format: FormatId) {
  const { outcome } = await discoverIn({}, { address, offline: true });
  const saved = settingsOfSaved({ schema: 'sendwell/discover/1', ...outcome }, at);
  if (!('settings' in saved) || !saved.settings) throw new Error(`no settings of ${address}`);
  return exportSettings(format, saved.settings, { language: 'en', writtenAt: at });
}

describe('without a network', () => {
  it.each([
    ['ann@gmail.com', 'imap.gmail.com', 'smtp.gmail.com'],
    ['ann@gmx.de', 'imap.gmx.net', 'mail.gmx.net'],
    ['ann@outlook.com', 'outlook.office365.com', 'smtp-mail.outlook.com'],
    ['ann@icloud.com', 'imap.mail.me.com', 'smtp.mail.me.com'],
  ])('%s gets a file for Thunderbird', async (address, incoming, sending) => {
    const text = JSON.stringify(await exportOf(address, 'thunderbird'));
    expect(text).toContain(`<hostname>${incoming}</hostname>`);
    expect(text).toContain(`<hostname>${sending}</hostname>`);
  });

  it.each([['ann@gmx.de'], ['ann@web.de'], ['ann@posteo.de']])(
    '%s gets a profile for Apple',
    async (address) => {
      expect(JSON.stringify(await exportOf(address, 'apple'))).toContain('IncomingMailServerHostName');
    },
  );

  it('iCloud is read by the first part of the address and sends by all of it', async () => {
    const { outcome } = await discoverIn({}, { address: 'ann@icloud.com', offline: true });
    expect(outcome.incoming?.username).toBe('ann');
    expect(outcome.candidates[0]?.username).toBe('ann@icloud.com');
  });
});

describe('facts that nobody read again', () => {
  const provider = providerByDomain('gmx.de');
  if (!provider) throw new Error('no facts of gmx.de');
  const readOn = (day: string) => ({ ...provider, proof: { ...provider.proof, readOn: day } });

  it('keep their rank for 18 months', () => {
    expect(factsTier(readOn('2025-06-01'), at)).toBe('provider-facts');
    expect(factsTier(readOn('2025-05-31'), at)).toBe('old-facts');
  });

  it('drop by one step when their page has changed, and no further', () => {
    const doubt = { what: 'source-changed', since: '2026-12-01' } as const;
    const doubted = (day: string) => ({ ...provider, proof: { ...provider.proof, readOn: day, doubt } });
    expect(factsTier(doubted('2026-11-30'), at)).toBe('ispdb');
    expect(factsTier(doubted('2025-05-31'), at)).toBe('old-facts');
    expect(factsProvenance(doubted('2026-11-30'))).toEqual(directProvenance);
  });

  it('wait for an agreement when the name of a server lapsed', () => {
    const doubt = { what: 'domain-lapsed', since: '2026-12-01' } as const;
    const lapsed = { ...provider, proof: { ...provider.proof, doubt } };
    expect(judge(factsProvenance(lapsed), 'mail.gmx.net', 'gmx.net')).toEqual({
      trust: 'unauthenticated',
      consent: true,
    });
    expect(judge(factsProvenance(provider), 'mail.gmx.net', 'gmx.net').consent).toBe(false);
  });

  it.each([
    ['2026-12-01', 'provider-facts'],
    ['2031-12-01', 'srv-submissions'],
  ])('on %s: %s comes first', async (day, first) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
    const records = [{ priority: 0, weight: 1, port: 465, target: 'own.gmx.de' }];
    const srv = { '_submissions._tcp.gmx.de': { outcome: 'found' as const, records, authenticated: false } };
    const { outcome } = await discoverIn({ srv }, { address: 'ann@gmx.de' });
    expect(outcome.candidates[0]?.source).toBe(first);
    expect(outcome.candidates.map(({ host }) => host)).toContain('mail.gmx.net');
  });
});
