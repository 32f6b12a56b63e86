/** A terminal has no buttons: every next step is a sentence of its own, and a call that fits. */
import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../../../electron/cli/commands/check/command.ts';
import { whyNotWay } from '../../../../electron/cli/commands/check/way.ts';
import { printDiagnosis } from '../../../../electron/cli/print/explanation.ts';
import { typedStep } from '../../../../electron/cli/print/next-step.ts';
import { createProgram } from '../../../../electron/cli/program.ts';
import { shownCall } from '../../../../electron/cli/terminal/call.ts';
import { createWords } from '../../../../electron/cli/terminal/words.ts';
import { problemClassSchema } from '../../../../shared/diagnosis.ts';
import { createExplainer } from '../../../../shared/explain/explain.ts';
import { languages } from '../../../../shared/languages.ts';
import { type LabelId, stepOfLabel } from '../../../../shared/problems/plans.ts';
import { fakeContext, fakeSystem } from '../fake-system.ts';

const labels = Object.keys(stepOfLabel) as LabelId[];
const call = ['check', 'ana@shop.example'];
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
  expect(shownCall(call ?? [])).toBe("sendwell check ana@shop.example --allow-host 'x; rm -rf $(y)'");
});

/** The words that stand for what a person has to put in. */
const examples: Readonly<Record<string, string>> = {
  NAME: 'mail.shop.example',
  NUMBER: '465',
  MODE: 'tls',
  ADDRESS: 'ana@shop.example',
  FILE: 'result.json',
};

/** Options that were typed before, in every spelling. */
const typed = [
  [],
  ['--password-stdin'],
  ['--password-env', 'SECRET'],
  ['--password-env=SECRET'],
  ['--token-stdin', '--auth', 'XOAUTH2'],
  ['--config', '.env', '--password-from-config'],
  ['--host', 'mail.shop.example', '-p', '25', '--security=none', '-uana'],
  ['-p25', '--port=587', '--user', 'ana', '--from', 'b@shop.example'],
  ['--auth', 'none', '--host', 'relay.shop.example'],
  ['--oauth', 'device', '--client-id', 'x'],
  ['--way', 'tenant', '--password-stdin'],
  ['--way=hve', '--password-env', 'SECRET'],
  ['--way', 'connector', '--yes', '--to', 'b@shop.example'],
  ['--way', 'DIRECT-SEND'],
  ['--as', 'ticket', '--allow-host', 'a.example'],
];

describe.each(typed)('behind %j', (...options) => {
  it.each(labels)('the call of %s fits', async (id) => {
    const before = [...call, ...options];
    const known = { ...facts, again: before, check: before, tell: before };
    for (const instead of [null, { host: 'mail.shop.example', port: 587, security: 'starttls' } as const]) {
      const step = typedStep(id, { ...known, instead }, createWords('en'));
      const parsed: unknown[] = [];
      const program = createProgram(fakeSystem(), createWords('en'), async (given) => {
        parsed.push(whyNotWay(given as CheckOptions));
      });
      const argv = (step.call ?? before).map((word) => examples[word] ?? word);
      await program.parseAsync(argv, { from: 'user' });
      expect(parsed, shownCall(argv)).toEqual([null]);
    }
  });
});

it('a step takes the place of what was typed', () => {
  const before = [...call, '-p', '25', '--password-env', 'SECRET', '--way', 'tenant', '--verbose'];
  const known = { ...facts, check: before };
  const shown = (id: LabelId) => shownCall(typedStep(id, known, createWords('en')).call ?? []);
  expect(shown('use-sign-in-window')).toBe(
    'sendwell check ana@shop.example -p 25 --way tenant --verbose --oauth browser',
  );
  expect(shown('use-other-port')).toBe(
    'sendwell check ana@shop.example --password-env SECRET --verbose --port NUMBER',
  );
});

it('a password for settings is agreed to by --yes alone', () => {
  const words = createWords('en');
  const told = typedStep('agree-host', { ...facts, toPassword: true }, words);
  expect(told.call).toEqual([...call, '--yes']);
  const byName = ['--allow-host', 'mail.shop.example'];
  expect(typedStep('agree-host', facts, words).call).toEqual([...call, ...byName]);
});
