/** Providers that have words of their own, by provider id of shared/providers and by the free names of explain requests. */

const members = {
  google: ['gmail', 'google', 'google-workspace', 'gsuite', 'googlemail', 'google-workspace-relay'],
  microsoft: ['microsoft-365', 'microsoft365', 'office365', 'm365', 'exchange-online', 'o365'],
  outlook: ['outlook', 'outlookcom', 'outlook.com', 'hotmail', 'live', 'msn'],
  yahoo: ['yahoo', 'aol', 'att', 'verizon', 'sky', 'yahoo-mail'],
  apple: ['icloud', 'apple', 'me.com'],
  china: [
    'qq',
    'tencent-exmail',
    'exmail',
    'netease-163',
    'netease-126',
    'netease-yeah',
    '163',
    '126',
    'netease',
  ],
} as const satisfies Record<string, readonly string[]>;

export type Family = keyof typeof members;

const familyOfName = new Map<string, Family>(
  Object.entries(members).flatMap(([family, names]) =>
    names.map((name): [string, Family] => [name, family as Family]),
  ),
);

/** The family of a provider, null for one without words of its own. */
export function familyOf(provider: string | null | undefined): Family | null {
  return familyOfName.get((provider ?? '').toLowerCase()) ?? null;
}

/** Every name of a family, for rules that hold for its members alone. */
export function familyNames(family: Family): readonly string[] {
  return members[family];
}
