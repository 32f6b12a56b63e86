/** Keys that the program does not read, keys of another version, and lines that another one overrides. */

import type { Edit } from '../edits.ts';
import type { SyntaxId } from '../entry.ts';
import type { Setting } from '../recognise.ts';
import { certaintyOf, type Found, nameOf, type Rule } from './rule.ts';

/** The right key is named. Nothing is said where the right one stands there already. */
export const unreadKeys: Rule = ({ recognised }) => {
  const { settings, dialect } = recognised;
  const there = new Set(settings.filter(({ slip }) => slip === null).map(({ name }) => name));
  return settings
    .filter(
      ({ slip, name, rule }) =>
        slip !== null &&
        !there.has(name) &&
        (slip === 'misspelt' || (rule.role !== 'other' && dialect.marks)),
    )
    .map((at): Found => {
      const problem = at.slip === 'misspelt' ? 'misspelt-key' : 'unread-key';
      return {
        problem,
        at,
        key: at.key,
        certainty: certaintyOf(recognised, problem),
        edits: elsewhere(at) ? [] : [{ kind: 'key', setting: at, name: at.name }],
        alternatives: [],
        facts: { right: at.prefix + at.name },
      };
    });
};

/** A line inside a block that belongs into another block: another name of its own does not mend that. */
function elsewhere({ slip, key, name }: Setting): boolean {
  return slip === 'unread' && !key.includes('.') && name.includes('.') && name.endsWith(`.${key}`);
}

/** A port on a line of its own, where the program reads it behind the host only. */
export const strayPort: Rule = ({ recognised, effective }) => {
  const at = effective.of('stray-port');
  const address = effective.of('address');
  if (!at || !address || address.form === 'expression' || /:\d+$/.test(address.value)) return [];
  return [
    {
      problem: 'unread-key',
      at,
      key: nameOf(at),
      certainty: certaintyOf(recognised, 'unread-key'),
      edits: [
        { kind: 'remove', setting: at },
        { kind: 'value', setting: address, value: `${address.value}:${at.value}` },
      ],
      alternatives: [],
      facts: { right: address.key },
    },
  ];
};

/** Names of a newer version in a file of an older one: the file shows its version by other keys. */
export const otherVersion: Rule = ({ recognised }) => {
  const { settings, dialect } = recognised;
  const { otherVersion: version } = dialect;
  if (!version || !settings.some(({ name }) => version.shownBy.includes(name))) return [];
  const renamed = Object.values(version.keys).filter((name) => name !== '');
  if (settings.some(({ name }) => renamed.includes(name))) return [];
  const port = settings.find(({ rule }) => rule.role === 'port')?.value ?? '';
  return settings.flatMap((at): Found[] => {
    const name = version.keys[at.name];
    if (name === undefined) return [];
    const value = at.rule.role === 'host' && port !== '' ? `${at.value}:${port}` : at.value;
    const edits: Edit[] =
      name === ''
        ? [{ kind: 'remove', setting: at }]
        : [
            { kind: 'key', setting: at, name },
            { kind: 'value', setting: at, value },
          ];
    return [
      {
        problem: 'older-or-newer-key',
        at,
        key: nameOf(at),
        certainty: certaintyOf(recognised, 'older-or-newer-key'),
        edits,
        alternatives: [],
      },
    ];
  });
};

const flat: readonly SyntaxId[] = ['env', 'options', 'ini', 'prefs'];

/** The same setting twice with different values, here or in the place that a comment speaks of. */
export const overridden: Rule = ({ recognised }) => {
  const { settings, asides, syntax } = recognised;
  const found: Found[] = [];
  const last = new Map<string, Setting>();
  for (const setting of settings) {
    // Accounts and blocks of one file have the same keys side by side; flat files do not.
    if (!flat.includes(syntax)) break;
    const before = last.get(setting.path);
    if (before && before.value !== setting.value && setting.rule.role !== 'other') {
      found.push(override(before, setting));
    }
    last.set(setting.path, setting);
  }
  for (const aside of asides) {
    const own = settings.find(({ path }) => path === aside.path);
    if (own && own.value !== aside.value && own.form !== 'expression') found.push(override(own, aside));
  }
  return found;
};

function override(before: Setting, at: Setting): Found {
  return {
    problem: 'overridden',
    at,
    key: nameOf(at),
    certainty: 'likely',
    edits: [{ kind: 'remove', setting: at }],
    alternatives: [[{ kind: 'remove', setting: before }]],
    facts: { before: before.line },
  };
}
