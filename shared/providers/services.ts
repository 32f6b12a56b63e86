/**
 * Other services of providers that a mail domain points at by an alias (CNAME), a redirect or SRV, or whose certificate
 * answers under a name of the domain: whoever is there has the mailboxes, whatever filter stands in MX.
 */

/** A name below a mail domain that leads to a provider, with the page that says so. */
export interface ProviderService {
  /** Id of the provider. */
  provider: string;
  /** Name below the mail domain that leads there. */
  label: 'autodiscover' | 'mail';
  /** Suffixes of the host names that it leads to. */
  hosts: readonly string[];
  date: string;
  page: string;
  quote: string;
}

/** In no order: no two share a host. */
export const providerServices: readonly ProviderService[] = [
  {
    provider: 'microsoft-365',
    label: 'autodiscover',
    hosts: ['outlook.com', 'office365.com'],
    date: '2026-12-01',
    page: 'https://technet.microsoft.com/en-us/library/hh852557(d=printer)',
    quote:
      'CNAME (Exchange Online) | Helps Outlook clients to easily connect to the Exchange Online service by using the Autodiscover service. […] Alias: Autodiscover Target: autodiscover.outlook.com',
  },
  {
    provider: 'google-workspace',
    label: 'mail',
    hosts: ['ghs.googlehosted.com', 'ghs.google.com'],
    date: '2026-12-01',
    page: 'https://support.google.com/a/answer/67359',
    quote:
      "if you create a custom URL 'mail.example.com' for your email service, a CNAME lookup for mail.example.com will produce 'ghs.googlehosted.com' as the result",
  },
];
