/** CHANGELOG.md as text, from the subjects of commits in the form of Conventional Commits 1.0. */

export interface Commit {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Release that it is the last commit of, such as `v1.2.0`. */
  tag: string | null;
  subject: string;
}

const kinds = { feat: 'New', fix: 'Fixed', perf: 'Faster' } as const;
type Kind = keyof typeof kinds;

/** What a reader calls the part of the program that a scope stands for. Changes without a part are not for readers. */
const parts: Readonly<Record<string, string>> = {
  window: 'Window',
  shell: 'Window',
  start: 'Window',
  devices: 'Window',
  cli: 'Command',
  batch: 'Command',
  discovery: 'Finding settings',
  providers: 'Finding settings',
  network: 'Trying servers',
  probe: 'Trying servers',
  smtp: 'Signing in and sending',
  oauth: 'Signing in and sending',
  arrival: 'Signing in and sending',
  assistant: 'The whole check',
  job: 'The whole check',
  results: 'The whole check',
  diagnosis: 'Explaining',
  explain: 'Explaining',
  practice: 'Practice',
  export: 'Settings for other programs',
  report: 'For helpdesks',
  'share-code': 'For helpdesks',
  'settings-file': 'For helpdesks',
  policy: 'For helpdesks',
  packaging: 'Installers',
};

interface Release {
  title: string;
  changes: { kind: Kind; part: string; text: string }[];
}

/** `commits` from the newest to the oldest; `version` is the one that they lead to. */
export function changelogPage(commits: readonly Commit[], version: string): string {
  const releases: Release[] = [{ title: `${version} (not released yet)`, changes: [] }];
  for (const { tag, date, subject } of withoutReverted(commits)) {
    if (tag !== null) releases.push({ title: `${tag.slice(1)} (${date})`, changes: [] });
    releases.at(-1)?.changes.push(...changesOf(subject));
  }
  return [
    '# Changelog',
    '',
    'What changed for people who use Sendwell. Made from the commits by `npm run changelog`.',
    ...releases.filter(({ changes }) => changes.length > 0).flatMap(section),
    '',
  ].join('\n');
}

function section({ title, changes }: Release): string[] {
  const order = [...new Set(Object.values(parts))];
  const lists = Object.entries(kinds).flatMap(([kind, heading]) => {
    const ofKind = changes.filter((change) => change.kind === kind);
    const sorted = ofKind.sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
    const lines = sorted.map(({ part, text }) => `- **${part}**: ${text}`);
    return lines.length === 0 ? [] : ['', `### ${heading}`, '', ...lines];
  });
  return ['', `## ${title}`, ...lists];
}

/** A subject may name two changes: `feat(a): one; fix(b): two`. */
function changesOf(subject: string): Release['changes'] {
  return subject.split(/; (?=\w+\([^)]+\): )/).flatMap((one) => {
    const [, kind = '', scope = '', text = ''] = /^(\w+)\(([\w-]+)\)!?: (.+)$/.exec(one) ?? [];
    const part = parts[scope];
    return isKind(kind) && part !== undefined ? [{ kind, part, text }] : [];
  });
}

function isKind(word: string): word is Kind {
  return Object.hasOwn(kinds, word);
}

/** `Revert "X"` takes the newest X before it back. */
function withoutReverted(commits: readonly Commit[]): Commit[] {
  const pending: string[] = [];
  return commits.filter(({ subject }) => {
    const [, reverted] = /^Revert "(.+)"$/.exec(subject) ?? [];
    if (reverted !== undefined) pending.push(reverted);
    const at = pending.indexOf(subject);
    if (at >= 0) pending.splice(at, 1);
    return reverted === undefined && at < 0;
  });
}
