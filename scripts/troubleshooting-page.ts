/** What an error text means: the examples of the diagnosis rules, by the message that they lead to, as one page. */
import { diagnoseInput } from '../electron/engine/diagnosis/explain-line.ts';
import type { Rule } from '../electron/engine/diagnosis/rule.ts';
import { rules } from '../electron/engine/diagnosis/rules/index.ts';
import type { Diagnosis, Explanation } from '../shared/diagnosis.ts';
import { createExplainer } from '../shared/explain/explain.ts';
import { problemClasses } from '../shared/problems/problems.ts';
import { policies } from '../shared/providers/policies.ts';

/** The page says what is true on the day on which its dated facts were last read, whatever the day on which it is made. */
const asRead = policies
  .map(({ checked }) => checked)
  .sort()
  .at(-1);

interface Entry extends Pick<Explanation, 'title' | 'what' | 'why' | 'next' | 'others'> {
  problem: Rule['class'];
  texts: string[];
}

/** Markdown. The same rules and words always give the same page. */
export function troubleshootingPage(): string {
  return [
    '# What an error text means',
    '',
    'Look for a few words of your text. The same answers, for any text: `sendwell explain "the text"`, or "I have an error',
    'message" in the window. The name in brackets is what results, reports and support codes call the cause. This page is',
    'written by `npm run docs` from the rules of the diagnosis and their words; a test checks that the program says the same.',
    '',
    ...entries().flatMap(({ problem, title, what, why, next, others, texts }) => [
      `## ${title} (\`${problem}\`)`,
      '',
      [what, why].filter((text) => text !== null).join(' '),
      '',
      `*${next.label}*, or: ${others.map(({ label }) => label).join(', ')}.`,
      '',
      ...texts.map((text) => `- \`${text}\``),
      '',
    ]),
  ].join('\n');
}

/** Messages in the order of the classes, each with the texts that lead to it and to nothing else. */
function entries(): Entry[] {
  const explainer = createExplainer('en');
  const byTitle = new Map<string, Entry>();
  for (const rule of rules.toSorted(byClass)) {
    const texts = clearTexts(rule);
    if (texts.length === 0) continue;
    const explanation = explainer.explain(diagnosisOf(rule), { pasted: true, today: asRead });
    const key = `${rule.class} ${explanation.title}`;
    const entry = byTitle.get(key) ?? { ...explanation, problem: rule.class, texts: [] };
    entry.texts.push(...texts);
    byTitle.set(key, entry);
  }
  return [...byTitle.values()];
}

/** The texts of a rule that mean its class without a word of where they came: a reader of a page knows no more. */
function clearTexts({ class: problem, examples = [] }: Rule): string[] {
  return examples.filter((reply) => diagnoseInput({ reply }).class === problem);
}

function byClass(one: Rule, other: Rule): number {
  return problemClasses.indexOf(one.class) - problemClasses.indexOf(other.class);
}

function diagnosisOf({ class: problem, certainty, variant }: Rule): Diagnosis {
  return {
    class: problem,
    stage: 'connect',
    severity: 'blocking',
    certainty,
    actor: 'you',
    facts: variant === undefined ? {} : { variant },
    reply: null,
    evidence: [],
  };
}
