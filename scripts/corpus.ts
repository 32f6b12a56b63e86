/**
 * How well the diagnosis names the causes of what people really got: `npm run corpus [-- --rules] [-- --forms] [-- --kept]`.
 * Replies lie in $SENDWELL_CORPUS, pasted texts and conversations in $SENDWELL_PASTED, by default beside the project;
 * without them there is nothing to measure. Half of the pasted texts, chosen by a hash of their ids, is what rules are
 * written by; the other half is only counted, with --kept.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ruleIdOf } from '../electron/engine/diagnosis/diagnose.ts';
import { rules } from '../electron/engine/diagnosis/rules/index.ts';
import {
  type CorpusLine,
  figuresOf,
  type JudgedLine,
  judge,
  ownCorpus,
  readCorpus,
  secondCorpus,
  thirdCorpus,
} from '../test/corpus/judge.ts';

const limits = { right: 0.97, pasted: 0.92, wrongAndCertain: 0.005, wrongAndLikely: 0.04 };
const beside = (name: string) => path.resolve('..', 'shared', name);
const replies = path.join(process.env.SENDWELL_CORPUS ?? beside('smtp-replies'), 'replies.jsonl');
const pasted = process.env.SENDWELL_PASTED ?? beside('pasted-texts');

const reports = [
  measure('bare replies', replies, () => true, limits.right),
  measure('conversations', path.join(pasted, 'transcripts.jsonl'), () => true, 1),
  measure('pasted texts to work by', path.join(pasted, 'pasted.jsonl'), toWorkBy, limits.pasted),
  measure('own texts to work by', ownCorpus('tuning'), () => true, limits.pasted),
  measure('second texts to work by', secondCorpus, ({ half }) => half === 'tuning', limits.pasted),
  measure('third texts to work by', thirdCorpus, ({ half }) => half === 'tuning', limits.pasted),
  ...(process.argv.includes('--kept')
    ? [
        measure(
          'pasted texts kept aside',
          path.join(pasted, 'pasted.jsonl'),
          (line) => !toWorkBy(line),
          limits.pasted,
          true,
        ),
        measure('own texts untouched', ownCorpus('untouched'), () => true, limits.pasted, true),
        measure(
          'second texts untouched',
          secondCorpus,
          ({ half }) => half === 'untouched',
          limits.pasted,
          true,
        ),
        measure(
          'third texts untouched',
          thirdCorpus,
          ({ half }) => half === 'untouched',
          limits.pasted,
          true,
        ),
      ]
    : []),
];
process.exitCode = reports.every((passed) => passed) ? 0 : 1;

function toWorkBy({ id }: CorpusLine): boolean {
  return Number.parseInt(createHash('sha256').update(id).digest('hex').slice(-1), 16) % 2 === 0;
}

function measure(
  name: string,
  file: string,
  wanted: (line: CorpusLine) => boolean,
  share: number,
  onlyCount = false,
): boolean {
  if (existsSync(file)) {
    console.log(`\n${name}`);
    return report(readCorpus(file).filter(wanted), share, onlyCount);
  }
  console.log(`skipped: no corpus at ${file}`);
  return true;
}

function report(lines: CorpusLine[], share: number, onlyCount: boolean): boolean {
  const judged = lines.map(judge);
  const { all, right, likely, wrongAndLikely, wrongAndCertain } = figuresOf(judged);
  const wrong = judged.filter((one) => !one.right);
  for (const { line, diagnosis } of onlyCount ? [] : wrong) {
    console.log(
      `${line.id} ${line.class} taken for ${diagnosis.class} (${diagnosis.certainty}, ${ruleIdOf(diagnosis)})`,
    );
    console.log(`     ${line.stage} ${line.port} ${line.provider}: ${oneLine(line.reply ?? '')}`);
  }
  if (process.argv.includes('--rules')) printRules(judged);
  if (process.argv.includes('--forms')) printForms(judged);
  console.log(`right: ${of(right, all)}, at least ${percent(lowerBound(right, all))}`);
  console.log(`wrong among likely: ${of(wrongAndLikely, likely)}`);
  console.log(`wrong and certain: ${of(wrongAndCertain, all)}`);
  return (
    right >= share * all &&
    wrongAndLikely <= limits.wrongAndLikely * likely &&
    wrongAndCertain <= limits.wrongAndCertain * all
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function of(count: number, all: number): string {
  return `${count} of ${all} (${percent(count / Math.max(1, all))})`;
}

/** Of the share behind `count` of `all`, with 95 % confidence (Wilson's interval). */
function lowerBound(count: number, all: number): number {
  const z = 1.96;
  const share = count / all;
  const middle = share + z ** 2 / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  return (middle - spread) / (1 + z ** 2 / all);
}

/** Totals by kind of text, which say where to look without showing a text. */
function printForms(judged: readonly JudgedLine[]): void {
  for (const form of new Set(judged.map(({ line }) => line.form ?? 'none'))) {
    const { all, right, likely, wrongAndLikely } = figuresOf(
      judged.filter(({ line }) => (line.form ?? 'none') === form),
    );
    console.log(`  ${form}: ${of(right, all)}, ${wrongAndLikely} of ${likely} likely are wrong`);
  }
}

/** Rules by the number of lines they explain: a rule for a single line has to be a provider's fixed wording. */
function printRules(judged: readonly JudgedLine[]): void {
  const counts = new Map<string, number>();
  for (const { diagnosis } of judged) {
    const id = ruleIdOf(diagnosis) ?? 'none';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const levelOf = new Map(rules.map((rule) => [rule.id, rule.level]));
  for (const [id, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    console.log(`${String(count).padStart(4)}  ${id} (${levelOf.get(id) ?? 'no rule'})`);
  }
  console.log(`${rules.length} rules, ${rules.length - counts.size} of them explain no line here`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 160);
}
