/**
 * Results with secrets in every place that nothing may show, and personal data where servers repeat it. Looks for all of
 * them in every form of the report, in every export and in the share code. Names and addresses belong into an export.
 */

import { exportSettings } from '../../electron/engine/export/export-settings.ts';
import { settingsOfSaved } from '../../electron/engine/export/settings-of.ts';
import { renderReport } from '../../electron/engine/report/render.ts';
import { buildReport } from '../../electron/engine/report/report.ts';
import { problemClassSchema, stageSchema } from '../../shared/diagnosis.ts';
import { exportFormats } from '../../shared/exports.ts';
import { languages } from '../../shared/languages.ts';
import { reportFormSchema } from '../../shared/report.ts';
import type { CheckResult } from '../../shared/results.ts';
import { Mutator } from '../fuzz/mutator.ts';
import { checkResult, refusal, refusedResult } from './check-results.ts';

interface Planted {
  result: CheckResult;
  /** Must be in no output, whatever its case. */
  secrets: string[];
  /** Must be in no report and no share code. */
  personal: string[];
}

interface Output {
  name: string;
  text: string;
  hidden: readonly string[];
}

/** Runs `runs` results; the words of the first leak, or null. */
export function fuzzOutputs(runs: number, seed: number): string | null {
  for (let run = 0; run < runs; run += 1) {
    const leak = leakOf(plant(new Mutator(seed + run)), seed + run);
    if (leak !== null) return leak;
  }
  return null;
}

const writtenAt = new Date('2026-11-22T14:00:00Z');

function leakOf(planted: Planted, seed: number): string | null {
  for (const { name, text, hidden } of outputsOf(planted)) {
    const shown = text.toLowerCase();
    const found = hidden.find((secret) => shown.includes(secret.toLowerCase()));
    if (found !== undefined) return `seed ${seed}, ${name}: ${found}\n${text}`;
  }
  return null;
}

function outputsOf({ result, secrets, personal }: Planted): Output[] {
  const hidden = [...secrets, ...personal];
  const reports = languages.map((language) => {
    const report = buildReport(result, {
      language,
      program: { name: 'Sendwell', version: '1.0.0', platform: 'linux' },
      writtenAt,
      timeZone: 'Europe/Berlin',
      practice: false,
    });
    const forms = reportFormSchema.options.map((form) => ({
      name: `${form} in ${language}`,
      text: renderReport(report, form, language),
      hidden,
    }));
    return [...forms, { name: 'share code', text: report.shareCode, hidden }];
  });
  return [...reports.flat(), ...exportsOf(result, secrets)];
}

/** A name is shown by many exports on purpose, so the planted one is taken out. */
function exportsOf(result: CheckResult, hidden: readonly string[]): Output[] {
  const saved = { ...result, settings: result.settings && { ...result.settings, displayName: null } };
  const found = settingsOfSaved(saved, writtenAt);
  if (!found.ok) throw new Error(`these results have settings: ${found.problem}`);
  return exportFormats.flatMap(({ id }) => {
    const answer = exportSettings(id, found.settings, { language: 'en', writtenAt });
    return answer.ok ? [{ name: id, text: answer.text, hidden }] : [];
  });
}

const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function randomWord(mutator: Mutator, length: number): string {
  return Array.from({ length }, () => letters.charAt(mutator.below(letters.length))).join('');
}

/** Words that servers write around what they repeat. */
const templates = [
  (what: string) => `5.7.8 Authentication failed for ${what}`,
  (what: string) => `<${what}>: Sender address rejected: not owned by user`,
  (what: string) => `user=${what}, method=PLAIN`,
  (what: string) => `no such user "${what}" here\nsee above`,
  (what: string) => `[${what}] rejected`,
  (what: string) => `(${what})`,
] as const;

function plant(mutator: Mutator): Planted {
  const secret = `${randomWord(mutator, 9)}-${randomWord(mutator, 4)}`;
  const local = `q${randomWord(mutator, 7)}`;
  const address = `${local}@shop.example`;
  const username = mutator.pick([address, local, `CORP\\${local}x`, `w${randomWord(mutator, 6)}`]);
  const clientIp = `198.51.100.${100 + mutator.below(100)}`;
  const stranger = `z${randomWord(mutator, 8)}@else.example`;
  const blob = Buffer.from(`\0${username}\0${secret}`).toString('base64');
  const link = `https://mail.shop.example/help?id=${secret}`;
  const repeated = [address, address.toUpperCase(), username, local, clientIp, stranger, blob, link] as const;
  const foreign = () => mutator.pick(templates)(mutator.pick(repeated));

  const base = mutator.below(2) === 0 ? checkResult() : refusedResult();
  const reply = () => ({ code: 500 + mutator.below(60), enhanced: '5.7.8', text: foreign() });
  const diagnosis = {
    ...refusal,
    class: mutator.pick(listOf(problemClassSchema.options)),
    stage: mutator.pick(listOf(stageSchema.options)),
    facts: { ...refusal.facts, [randomWord(mutator, 5)]: secret, address, username },
    reply: reply(),
    evidence: [{ kind: secret, text: `${secret} ${foreign()}` }],
  };
  const result: CheckResult = {
    ...base,
    discovery: base.discovery && {
      ...base.discovery,
      address,
      candidates: base.discovery.candidates.map((candidate) => ({ ...candidate, username })),
      notes: [{ code: secret, text: foreign() + secret }],
      trace: base.discovery.trace.map((entry) => ({
        ...entry,
        target: mutator.pick([
          `${entry.target}?x=${secret}`,
          `https://${'a'}.example/${secret}`,
          `${secret} ${address}`,
        ]),
        detail: `${secret} ${foreign()}`,
      })),
    },
    findings: base.findings.map((finding) => ({
      ...finding,
      diagnosis: finding.usable ? null : diagnosis,
      greeting: `220 ${secret} ${foreign()}`,
      capabilities: { before: [secret], after: [`X-${secret}`] },
      auth: finding.auth.map((name) => (mutator.below(4) === 0 ? `X${blob}` : name)),
      transcript: [{ ms: 1, direction: 'client', phase: 'auth', text: `AUTH PLAIN ${blob} ${secret}` }],
    })),
    signIn: base.signIn && {
      ...base.signIn,
      tried: base.signIn.tried.map((attempt) => ({ ...attempt, reply: reply() })),
    },
    arrival: {
      stage: mutator.pick(['found', 'not-found', 'failed'] as const),
      host: `${local}.example`,
      consent: false,
      folder: null,
      ms: 1,
      checks: [],
      deleted: null,
      problem: null,
      detail: `${secret} ${foreign()}`,
    },
    verification: base.verification && { ...base.verification, messageId: `<${secret}@x>`, reply: reply() },
    diagnosis: base.diagnosis && diagnosis,
    explanation: {
      title: secret,
      what: secret,
      why: secret,
      next: { action: 'retry', label: secret },
      others: [],
      actor: 'you',
    },
    warnings: [{ class: 'slow-answer', facts: { secret } }],
    transcript: [{ ms: 1, direction: 'server', phase: 'auth', text: `${secret} ${foreign()}` }],
    settings: base.settings && {
      ...base.settings,
      username,
      fromAddress: address,
      displayName: `N ${secret}`,
    },
  };
  return {
    result: withStrangeFields(result, secret) as CheckResult,
    secrets: [secret, clientIp, blob, stranger.slice(0, stranger.indexOf('@'))],
    personal: username === address ? [local] : [local, username],
  };
}

function listOf<T>(items: readonly T[]): [T, ...T[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('empty');
  return [first, ...rest];
}

/** Every object gets a field that no schema knows. */
function withStrangeFields(value: unknown, secret: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withStrangeFields(item, secret));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, one]) => [key, withStrangeFields(one, secret)]);
  return { ...Object.fromEntries(fields), password: secret };
}
