/** docs/providers.md as text, made from the facts. */
import type { Proof } from '../shared/facts.ts';
import { mailFilters, type Provider, providers } from '../shared/providers/index.ts';
import type { ProviderEndpoint } from '../shared/providers/types.ts';

const shownDomains = 6;

export function providersPage(): string {
  const families = new Set(providers.flatMap((provider) => provider.mxFamilies));
  const rows = [...providers].sort((a, b) => a.name.localeCompare(b.name, 'en')).map(row);
  return [
    '# Built-in facts about providers',
    '',
    'Made from `shared/providers` by `node scripts/run.mjs scripts/providers-doc.ts`. Change the data, not this page.',
    '',
    `${providers.length} providers, ${families.size} families of MX hosts, ${mailFilters.length} mail filters.`,
    '',
    'The last column says who was read, and in which month: the provider, a public database with the month of its own entry,',
    'or somebody who uses the provider. *Wrong?* reports the row.',
    '',
    '| Provider | Mail domains | MX hosts end in | Outgoing servers | Incoming server | User name | Sign-in | Before you start | Source |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Mail filters',
    '',
    'MX hosts that say nothing about where the mailboxes are.',
    '',
    '| Filter | MX hosts end in | Source |',
    '|---|---|---|',
    ...mailFilters.map(
      (filter) => `| ${filter.name} | ${filter.mxFamilies.join(', ')} | ${filter.source} (${filter.date}) |`,
    ),
    '',
  ].join('\n');
}

function row(provider: Provider): string {
  const { incoming } = provider;
  const cells = [
    provider.helpUrl === null ? provider.name : `[${provider.name}](${provider.helpUrl})`,
    shortList(provider.domains),
    shortList(provider.mxFamilies),
    provider.endpoints.map(server).join('<br>'),
    incoming === null ? '' : `${incoming.type} ${server(incoming)}`,
    provider.usernameForm,
    provider.signIn.join(', '),
    [provider.status === 'ok' ? null : provider.status, provider.hint].filter(Boolean).join(': '),
    `${source(provider.proof)} · [wrong?](${report(provider)})`,
  ];
  return `| ${cells.join(' | ')} |`;
}

const server = ({ host, port, security }: ProviderEndpoint): string => `${host} ${port} ${security}`;

function source({ url, by, database, readOn }: Proof): string {
  const who = { vendor: 'the provider', observed: 'a user', database: database?.name ?? 'a database' }[by];
  const month = readOn.slice(0, 7);
  return `[${who}](${url}), ${month}${database ? ` (of ${database.asOf.slice(0, 7)})` : ''}`;
}

/** The issue form with the row filled in. The path is seen from this page, so it holds in every copy of the project. */
function report({ id, endpoints, incoming, proof }: Provider): string {
  const form = new URLSearchParams({
    template: 'wrong-fact.yml',
    title: `Wrong fact: ${id}`,
    provider: id,
    row: [...endpoints, ...(incoming ? [incoming] : [])].map(server).join(', '),
    source: proof.url,
  });
  return `../../../issues/new?${form}`;
}

function shortList(names: readonly string[]): string {
  const more = names.length > shownDomains ? [`and ${names.length - shownDomains} more`] : [];
  return [...names.slice(0, shownDomains), ...more].join(', ');
}
