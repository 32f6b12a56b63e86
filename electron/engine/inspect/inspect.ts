/** A configuration in, its settings, its wrong lines and the right ones out. A pure function; it contacts nothing. */

import { createInspectWords, type InspectWords } from '../../../shared/explain/inspect-words.ts';
import type { ConfigFinding, ConfigNote, InspectResult } from '../../../shared/inspect.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Register } from '../../../shared/registers.ts';
import { Secret } from '../base/secret.ts';
import type { Protection } from '../dialects/dialect.ts';
import { addedLine, applyEdits, type Edit, editedLine } from './edits.ts';
import { configSettings, effectiveOf } from './effective.ts';
import { Lines, limits, type Reading } from './entry.ts';
import { type Recognised, recognise } from './recognise.ts';
import { rules } from './rules/index.ts';
import type { Config, Found, Proof } from './rules/rule.ts';
import { cutSecrets } from './secrets.ts';
import { readBlocks } from './syntax/blocks.ts';
import { readCalls } from './syntax/calls.ts';
import { blocksIn } from './syntax/embedded.ts';
import { readLines } from './syntax/lines.ts';
import { readPowerShell } from './syntax/powershell.ts';
import { readXml } from './syntax/xml.ts';
import { readYaml } from './syntax/yaml.ts';

/** What `inspect` found, and what only this process may hold. */
export interface Inspected {
  result: InspectResult;
  /** The text without its passwords. */
  text: string;
  /** How the program would go about it; null where the text does not say. */
  protection: Protection | null;
  /** The password that stands in the text. It is in nothing else that is given back. */
  password: Secret | null;
}

/** Rounds until a text is silent: a repair can uncover another fault. */
const rounds = 6;

/** `proof`: what the server showed when it was asked. `register`: of the words in the findings. */
export function inspect(given: string, language: Language, proof?: Proof, register?: Register): Inspected {
  const words = createInspectWords(language, register);
  const whole = unwrapped(given.replace(/^\uFEFF/, ''));
  const raw = whole.slice(0, limits.text);
  const { text, passwords } = cutSecrets(raw, readingsOf(raw));
  const config = configOf(text, proof);
  if (!config) return { result: nothingRead, text, protection: null, password: null };
  const found = findAll(config);
  const { dialect } = config.recognised;
  return {
    result: {
      schema: 'sendwell/inspect/1',
      program: dialect.program,
      dialect: dialect.id,
      settings: configSettings(config.effective),
      findings: found.map((one) => findingOf(one, text, config.recognised, words)),
      corrected: found.length > 0 ? correctedText(text, proof) : null,
      notes: notesOf(text, config, passwords.length > 0, whole.length > raw.length, words),
    },
    text,
    protection: config.effective.protection,
    password: passwords[0] === undefined ? null : new Secret(passwords[0]),
  };
}

/** The result of a text without settings in it. */
export const nothingRead: InspectResult = {
  schema: 'sendwell/inspect/1',
  program: null,
  dialect: null,
  settings: { host: null, port: null, security: null, username: null, from: null, auth: null },
  findings: [],
  corrected: null,
  notes: [],
};

/** A signed profile carries its text inside; the signature is not for us to judge. */
function unwrapped(text: string): string {
  const start = text.indexOf('<?xml');
  const end = text.indexOf('</plist>');
  return start > 0 && end > start && text.charCodeAt(0) === 0x30
    ? text.slice(start, end + '</plist>'.length)
    : text;
}

function readingsOf(text: string): Reading[] {
  const xml = readXml(text);
  if (xml) return [xml];
  const yaml = readYaml(text);
  if (yaml?.syntax === 'json') return [yaml];
  const blocks = yaml ? [] : blocksIn(text).map(readYaml);
  return [
    yaml,
    ...blocks,
    readPowerShell(text),
    readCalls(text),
    readBlocks(text),
    ...readLines(text),
  ].filter((reading) => reading !== null);
}

function configOf(text: string, proof: Proof | undefined): Config | null {
  const recognised = recognise(readingsOf(text));
  return recognised && { recognised, effective: effectiveOf(recognised), proof };
}

function findAll(config: Config): Found[] {
  const found = rules.flatMap((rule) => rule(config));
  return found.filter(
    (one, index) =>
      index ===
      found.findIndex(
        (other) => other.problem === one.problem && other.at === one.at && other.key === one.key,
      ),
  );
}

/** The text with the first repair of every finding, until nothing more is found. */
function correctedText(text: string, proof: Proof | undefined): string | null {
  let current = text;
  for (let round = 0; round < rounds; round += 1) {
    // A name that was changed already is not on the certificate for another host any more.
    const config = configOf(current, round === 0 ? proof : proof && { ...proof, names: [] });
    const edits = config ? oneEach(findAll(config)) : [];
    if (!config || edits.length === 0) break;
    current = applyEdits(current, edits, config.recognised);
  }
  return current === text ? null : current;
}

/** One repair for each line in a round; what else is wrong with it is found again. */
function oneEach(found: readonly Found[]): Edit[] {
  const taken = new Set<number>();
  return found.flatMap(({ edits }) => {
    const lines = edits.flatMap((edit) => (edit.kind === 'add' ? [] : [edit.setting.line]));
    if (lines.some((line) => taken.has(line)) || (lines.length === 0 && taken.has(0))) return [];
    for (const line of lines) taken.add(line);
    if (lines.length === 0 || edits.some(({ kind }) => kind === 'add')) taken.add(0);
    return [...edits];
  });
}

function findingOf(found: Found, text: string, recognised: Recognised, words: InspectWords): ConfigFinding {
  const { problem, at, key, certainty, alternatives, facts } = found;
  const documented = recognised.dialect.documented?.[problem];
  return {
    problem,
    line: at && new Lines(text).at(at.line),
    lineNumber: at?.line ?? null,
    key,
    fixed: fixedText(found, text, recognised),
    certainty,
    why: words(`problem.${problem}`, { key, program: recognised.dialect.program, ...facts }),
    alternatives: alternatives.flatMap((edits) => fixesOf(edits, text, recognised)),
    source: documented ? { url: documented.url, quote: documented.quote } : null,
  };
}

/** The changed line, and the lines that have to stand beside it. Where nobody can say what belongs there: null. */
function fixedText({ at, edits }: Found, text: string, recognised: Recognised): string | null {
  const own = at && edits.length > 0 ? editedLine(text, at, edits, recognised) : null;
  const elsewhere = edits.flatMap((edit) =>
    edit.kind === 'add' || edit.setting.line === at?.line
      ? []
      : [editedLine(text, edit.setting, [edit], recognised) ?? ''],
  );
  const added = edits.flatMap((edit) => (edit.kind === 'add' ? [addedLine(text, edit, recognised)] : []));
  const lines = [...(own === null ? [] : [own]), ...elsewhere, ...added];
  return lines.length > 0 ? lines.join('\n') : null;
}

function fixesOf(
  edits: readonly Edit[],
  text: string,
  recognised: Recognised,
): ConfigFinding['alternatives'] {
  const lines = new Lines(text);
  return edits.map((edit) =>
    edit.kind === 'add'
      ? { line: null, fixed: addedLine(text, edit, recognised) }
      : { line: lines.at(edit.setting.line), fixed: editedLine(text, edit.setting, [edit], recognised) },
  );
}

function notesOf(
  text: string,
  { effective }: Config,
  hadPassword: boolean,
  truncated: boolean,
  words: InspectWords,
): ConfigNote[] {
  const codes: ConfigNote['code'][] = [];
  if (hadPassword) codes.push('password-cut');
  if (
    /\bpasswordeval\b|\benv_file\b|\s--env-file\b|^[ \t]{0,200}(source|include|\.)\s|`[^`\n]{1,2000}`|\$\(/m.test(
      text,
    )
  )
    codes.push('not-followed');
  if (effective.protection === 'opportunistic') codes.push('not-enforced');
  if (truncated) codes.push('truncated');
  return codes.map((code) => ({ code, text: words(`note.${code}`) }));
}
