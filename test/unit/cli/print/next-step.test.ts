/** A terminal has no buttons: every next step is a sentence of its own, and a call that fits. */
import { describe, expect, it } from 'vitest';
import { printDiagnosis } from '../../../../electron/cli/print/explanation.ts';
import { typedStep } from '../../../../electron/cli/print/next-step.ts';
import { createProgram } from '../../../../electron/cli/program.ts';
import { createWords } from '../../../../electron/cli/terminal/words.ts';
import { problemClassSchema } from '../../../../shared/diagnosis.ts';
import { createExplainer } from '../../../../shared/explain/explain.ts';
import { languages } from '../../../../shared/languages.ts';
import { type LabelId, stepOfLabel } from '../../../../shared/problems/plans.ts';
import { fakeContext, fakeSystem } from '../fake-system.ts';

const labels = Object.keys(stepOfLabel) as LabelId[];
const call = 'sendwell check ana@shop.example';
const facts = { again: call, check: call, tell: call, host: 'mail.shop.example' };

describe.each(languages)('in %s', (language) => {
  const words = createWords(language);
  const { t } = createExplainer(language);
  const windowLabels = labels.map((id) => t(`diagnosis:label.${id}`));

  it.each(labels)('%s is not said as on a button', (id) => {
    const { sentence } = typedStep(id, facts, words);
    expect(sentence).not.toBe('');
    expect(sentence).not.toContain('next.');
    expect(windowLabels).not.toContain(sentence);
  });

  it.each(problemClassSchema.options)('no label of the window is printed for %s', (problem) => {
    const system = fakeSystem();
    const diagnosis = {
      class: problem,
      stage: 'connect',
      severity: 'blocking',
      certainty: 'certain',
      actor: 'you',
      facts: {},
      reply: null,
      evidence: [],
    } as const;
    printDiagnosis({ ...diagnosis, evidence: [] }, fakeContext(system, { language }), facts);
    const steps = system
      .out()
      .split(/\n/)
      .map((line) => line.replace(/^\s*(?:- )?/, '').replace(/[.:]$/, ''));
    expect(steps.filter((line) => windowLabels.includes(line))).toEqual([]);
  });
});

it('a name that the network gave is one word for the shell', () => {
  const { call } = typedStep('agree-host', { ...facts, host: 'x; rm -rf $(y)' }, createWords('en'));
  expect(call).toBe("sendwell check ana@shop.example --allow-host 'x; rm -rf $(y)'");
});

/** The words that stand for what a person has to put in. */
const examples: Readonly<Record<string, string>> = {
  NAME: 'mail.shop.example',
  NUMBER: '465',
  MODE: 'tls',
  ADDRESS: 'ana@shop.example',
  FILE: 'result.json',
};

it.each(labels)('the call of %s fits', async (id) => {
  const { call } = typedStep(id, facts, createWords('en'));
  let parsed = 0;
  const program = createProgram(fakeSystem(), createWords('en'), async () => {
    parsed += 1;
  });
  const argv = (call ?? facts.again).split(' ').slice(1);
  await program.parseAsync(
    argv.map((word) => examples[word] ?? word),
    { from: 'user' },
  );
  expect(parsed).toBe(1);
});
