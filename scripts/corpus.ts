/**
 * How well the diagnosis names the causes of real replies: `npm run corpus [-- --rules]`.
 * The corpus lies in $SENDWELL_CORPUS, by default beside the project; without it there is nothing to measure.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleIdOf } from '../electron/engine/diagnosis/diagnose.ts';
import { diagnoseInput } from '../electron/engine/diagnosis/explain-line.ts';
import { rules } from '../electron/engine/diagnosis/rules/index.ts';
import type { ExplainInput } from '../shared/results.ts';

interface CorpusLine extends ExplainInput {
  id: string;
  class: string;
  also?: string[];
}

const limits = { right: 0.97, wrongAndCertain: 0.005 };
const folder = process.env.SENDWELL_CORPUS ?? path.resolve('..', 'shared', 'smtp-replies');
const file = path.join(folder, 'replies.jsonl');

if (existsSync(file)) process.exitCode = report(readLines(file));
else console.log(`skipped: no corpus at ${file}`);

function readLines(name: string): CorpusLine[] {
  return readFileSync(name, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): CorpusLine => JSON.parse(line));
}

function report(lines: CorpusLine[]): number {
  const judged = lines.map((line) => {
    const diagnosis = diagnoseInput(line);
    const right = diagnosis.class === line.class || (line.also ?? []).includes(diagnosis.class);
    return { line, diagnosis, right };
  });
  const wrong = judged.filter(({ right }) => !right);
  const wrongAndCertain = wrong.filter(({ diagnosis }) => diagnosis.certainty === 'certain');
  for (const { line, diagnosis } of wrong) {
    console.log(
      `${line.id} ${line.class} taken for ${diagnosis.class} (${diagnosis.certainty}, ${ruleIdOf(diagnosis)})`,
    );
    console.log(`     ${line.stage} ${line.port} ${line.provider}: ${oneLine(line.reply ?? '')}`);
  }
  if (process.argv.includes('--rules')) printRules(judged);
  const share = (count: number) => `${((100 * count) / lines.length).toFixed(1)} %`;
  console.log(
    `right: ${lines.length - wrong.length} of ${lines.length} (${share(lines.length - wrong.length)})`,
  );
  console.log(`wrong and certain: ${wrongAndCertain.length} (${share(wrongAndCertain.length)})`);
  const passed =
    lines.length - wrong.length >= limits.right * lines.length &&
    wrongAndCertain.length <= limits.wrongAndCertain * lines.length;
  return passed ? 0 : 1;
}

/** Rules by the number of lines they explain: a rule for a single line has to be a provider's fixed wording. */
function printRules(judged: { diagnosis: ReturnType<typeof diagnoseInput> }[]): void {
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
