/** What a writer of settings takes from the table of a program: names of keys, words for the protection, switches. */
import type { Security } from '../../../shared/model.ts';
import { type Dialect, type Role, ruleOf, type Word } from './dialect.ts';

/** The words of one table, as a writer asks for them. */
export interface Vocabulary {
  /** The name to write for this role: the first one, and before it the first that is not optional. Without what stands before its last dot. */
  key(role: Role): string;
  /** The same with all that stands before it. */
  name(role: Role): string;
  /** The word for this protection at the key `at`, else at the first of role `mode`; `like`: of several, one of this kind. */
  word(security: Security, at?: string, like?: RegExp): string;
  /** A switch as the program writes it. */
  flag(on: boolean): string;
}

/** Where a program has no word for it, it takes the protection when it is offered. */
const meanings: Readonly<Record<Security, readonly Word[]>> = {
  tls: ['tls', 'by-port'],
  starttls: ['starttls', 'opportunistic', 'by-port', 'by-switch'],
  none: ['none', 'opportunistic', 'by-switch'],
};

/** Throws a TypeError where the table has no such name or word: writer and table do not fit. */
export function vocabularyOf({ id, keys, switches: [on, off] = ['true', 'false'] }: Dialect): Vocabulary {
  const rules = Object.entries(keys).map(([name, key]) => ({ name, rule: ruleOf(key) }));
  const nameOf = (role: Role): string => {
    const named = rules.filter(({ rule }) => rule.role === role);
    const first = named.find(({ rule }) => rule.optional !== true) ?? named[0];
    if (!first) throw new TypeError(`${id} has no key for ${role}`);
    return first.name;
  };
  return {
    name: nameOf,
    key: (role) => nameOf(role).replace(/^.*\./, ''),
    word(security, at = nameOf('mode'), like = /(?:)/) {
      const words = Object.entries(ruleOf(keys[at] ?? 'other').words ?? {});
      const hits = meanings[security].flatMap((meaning) =>
        words.filter(([text, word]) => word === meaning && like.test(text)),
      );
      const [hit] = hits;
      if (!hit) throw new TypeError(`${id} has no word for ${security} at ${at}`);
      return hit[0];
    },
    flag: (state) => (state ? on : off),
  };
}
