/** docs/providers.md as text, made from the facts. */
import { mailFilters, type Provider, providers } from '../shared/providers/index.ts';

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
    '| Provider | Mail domains | MX hosts end in | Outgoing servers | User name | Sign-in | Before you start | Source |',
    '|---|---|---|---|---|---|---|---|',
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
  const cells = [
    provider.helpUrl === null ? provider.name : `[${provider.name}](${provider.helpUrl})`,
    shortList(provider.domains),
    shortList(provider.mxFamilies),
    provider.endpoints.map(({ host, port, security }) => `${host} ${port} ${security}`).join('<br>'),
    provider.usernameForm,
    provider.signIn.join(', '),
    [provider.status === 'ok' ? null : provider.status, provider.hint].filter(Boolean).join(': '),
    `${provider.source} (${provider.date})`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function shortList(names: readonly string[]): string {
  const more = names.length > shownDomains ? [`and ${names.length - shownDomains} more`] : [];
  return [...names.slice(0, shownDomains), ...more].join(', ');
}
