/** What the SPF record of a domain has to take in when its mail goes out through a provider (RFC 7208 5.2). */
import type { Fact } from '../facts.ts';

interface ProviderSpf {
  /** Provider ids of shared/providers. */
  providers: readonly string[];
  /** Domain behind `include:`. */
  include: Fact<string>;
}

export const providerSpf: readonly ProviderSpf[] = [
  {
    providers: ['microsoft-365'],
    include: {
      value: 'spf.protection.outlook.com',
      url: 'https://mailermonk.com/guides/spf/microsoft-365',
      quote: 'v=spf1 include:spf.protection.outlook.com -all',
      readOn: '2026-12-01',
      by: 'observed',
    },
  },
  {
    providers: ['google-workspace', 'gmail'],
    include: {
      value: '_spf.google.com',
      url: 'https://github.com/plesk/domain-connect-templates/blob/HEAD/google.com.gsuite-shared.json',
      quote: 'v=spf1 include:_spf.google.com ~all',
      readOn: '2026-12-01',
      by: 'database',
    },
  },
];

/** The domain that has to be included for a provider; null where nobody says so. */
export function spfOfProvider(id: string): string | null {
  return providerSpf.find(({ providers }) => providers.includes(id))?.include.value ?? null;
}
