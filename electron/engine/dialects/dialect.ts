/** How one program writes its mail settings down: names, words for the modes, defaults, and what clashes. No logic. */
import type { FormatId } from '../../../shared/exports.ts';
import type { Fact } from '../../../shared/facts.ts';
import type { ConfigProblem } from '../../../shared/inspect.ts';
import type { Security } from '../../../shared/model.ts';

/** What a word for the protection means. `opportunistic`: STARTTLS when the server offers it, else nothing. */
export type Protection = Security | 'opportunistic';

/** `by-port`: the port decides. `by-switch`: this word decides nothing. */
export type Word = Protection | 'by-port' | 'by-switch';

/**
 * What a key is for. `address`: host and port in one value; `stray-port`: a key beside it that is not read. `url`: everything in one value. `mode`: a word for the
 * protection. `implicit`, `starttls`, `starttls-auto`: switches for one kind of it, `no-tls` for none. `verify` and `no-verify`: switches
 * for the check of the certificate. `gate`: protection at all;
 * with it on, `starttls` says which kind. `sign-in`: whether to sign in. `auth`: how. `other`: read, of no interest here.
 */
export type Role =
  | 'host'
  | 'port'
  | 'stray-port'
  | 'address'
  | 'url'
  | 'username'
  | 'password'
  | 'from'
  | 'from-local'
  | 'from-domain'
  | 'mode'
  | 'gate'
  | 'implicit'
  | 'starttls'
  | 'starttls-auto'
  | 'no-tls'
  | 'verify'
  | 'no-verify'
  | 'sign-in'
  | 'auth'
  | 'other';

/** What one key of a table is for. */
/** What is known of one key beyond its role. */
export interface KeyRule {
  role: Role;
  /** For `mode` and `verify`: the words it takes, lower case, the one to write first. */
  words?: Readonly<Record<string, Word>>;
  /** What counts while the line is missing. */
  default?: string;
  /** Another key whose value has the meaning of this one while this one is missing. */
  optional?: boolean;
}

/** The table of one program. */
/** The table of one program. Paths are keys with their sections, divided by dots. */
export interface Dialect {
  id: string;
  /** As the program calls itself. */
  program: string;
  /** At least one path of the text has to match; without it the table is for everybody. */
  marks?: RegExp;
  /** None of the paths of the text may match: they belong to another program that shares the marks. */
  unless?: RegExp;
  /** Only these paths are about outgoing mail; without it all are. */
  scope?: RegExp;
  /** Case, blanks, hyphens and underscores do not count in its keys. */
  loose?: boolean;
  /** Its keys also stand behind a prefix of other programs that are built on it (`SENTRY_` before `EMAIL_HOST`). */
  prefixed?: boolean;
  /** What its keys look like in the environment, with what stands in a file in the group `rest`: `GITEA__mailer__SMTP_ADDR`. */
  environment?: { pattern: RegExp; section: string };
  /** Names of keys; dots are sections or nesting. The first name of a role is the one to write. */
  keys: Readonly<Record<string, Role | KeyRule>>;
  /** The protection while no switch is on. */
  otherwise: Protection | 'by-port';
  /** Both switches on: the program refuses that, or does not do what one of them says. */
  clash?: true;
  /** Both switches on: what the program does then, where it is not TLS from the start. */
  together?: 'starttls';
  /** It divides a URL at its last `@`: a user name may have one. */
  lastAt?: true;
  /** `True` where the program's language writes it so. */
  switches?: readonly [on: string, off: string];
  /** Text that is not a known word for no counts as yes: any text is true. */
  anyTextIsTrue?: true;
  /** Paths that look as if they were meant for this program's mail; what of them is not in `keys` is not read. */
  family?: RegExp;
  /** Paths that end like a key and are not read where they stand, with what would have to stand there. */
  misplaced?: { pattern: RegExp; right: string };
  /** A key that has to be there. */
  sender?: string;
  /** What stands before the host for each protection, where it is not `smtps://` and `smtp://`. A host without it gets it. */
  schemes?: Readonly<Record<'tls' | 'starttls', string>>;
  /** An address without a port: the one that counts then, or null where the program stops. */
  portOfAddress?: number | null;
  /** Keys of another version: what they are called here, and which keys show this version. */
  otherVersion?: { keys: Readonly<Record<string, string>>; shownBy: readonly string[] };
  /** Where the program itself says so. A finding is certain only with one of these. */
  documented?: Partial<Record<ConfigProblem, Fact<string>>>;
  /** Formats of our own that are written this way. */
  exports?: readonly FormatId[];
}

/** A role alone is a rule without more. */
/** The rule of a key: a role alone is one without words, default or anything else. */
export function ruleOf(key: Role | KeyRule): KeyRule {
  return typeof key === 'string' ? { role: key } : key;
}
