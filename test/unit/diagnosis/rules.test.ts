import { describe, expect, it } from 'vitest';
import { prepare } from '../../../electron/engine/diagnosis/case.ts';
import { diagnoseInput, evidenceOfInput } from '../../../electron/engine/diagnosis/explain-line.ts';
import { compile, interpret } from '../../../electron/engine/diagnosis/interpret.ts';
import type { Rule } from '../../../electron/engine/diagnosis/rule.ts';
import { rules } from '../../../electron/engine/diagnosis/rules/index.ts';
import { textClasses } from '../../../shared/problems/problems.ts';
import { fixtures } from './fixtures.ts';

const each = rules.map((rule) => [rule.id, rule] as const);

describe('the rules', () => {
  it('have ids of their own', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(each)('%s names its source and at least one condition', (_, { source, when }) => {
    expect(source).not.toBe('');
    expect(Object.keys(when)).not.toEqual([]);
  });

  it.each(each)('%s: patterns keep no state and match lower case', (_, { when }) => {
    for (const pattern of [when.text, when.not, when.context]) {
      expect(pattern?.flags ?? '').toBe('');
      expect((pattern?.source ?? '').replace(/\\[A-Z]/g, '')).not.toMatch(/[A-Z]/);
    }
  });

  it.each(each)('%s: fixed wording has an example', (_, { level, examples, when }) => {
    if (level === 'fixed' && (when.text || when.enhanced || when.errorCode)) expect(examples).toBeDefined();
  });

  it.each(each.filter(([, { examples }]) => examples))(
    '%s: its examples lead to its class',
    (_, { class: problem, examples = [], when }) => {
      const place = { stage: (when.stage ?? when.during)?.[0], port: when.port?.[0] };
      for (const reply of examples) expect(diagnoseInput({ ...place, reply }).class, reply).toBe(problem);
    },
  );

  it.each(each)(
    '%s: a class that a text cannot carry needs an observation',
    (_, { class: problem, when }) => {
      const textual = textClasses.some((name) => name === problem);
      if (!textual) expect(when.observed).toBeDefined();
    },
  );
});

describe('the order of the rules', () => {
  const forward = compile(rules);
  const backward = compile([...rules].reverse());

  it.each(fixtures())('%s: decides nothing, except where the answer says that it is not sure', (_, list) => {
    for (const fixture of list) {
      const subject = prepare(evidenceOfInput(fixture));
      const one = interpret(subject, forward);
      const other = interpret(subject, backward);
      if (one?.rule.class !== other?.rule.class) {
        expect([one?.certainty, other?.certainty], fixture.reply).not.toContain('certain');
        expect([one?.rule.certainty, other?.rule.certainty]).not.toEqual([one?.certainty, other?.certainty]);
      }
    }
  });
});

describe('the interpreter', () => {
  const rule = (id: string, over: Partial<Rule>): Rule => ({
    id,
    class: 'unknown',
    level: 'cause',
    certainty: 'certain',
    when: { text: /no/ },
    source: 'test',
    ...over,
  });
  const subject = prepare(evidenceOfInput({ stage: 'auth', port: 587, reply: '535 5.7.8 no' }));
  const decide = (...list: Rule[]) => interpret(subject, compile(list));

  it('lets a stronger level win over more conditions', () => {
    const strong = rule('strong', { level: 'fixed' });
    const detailed = rule('detailed', { when: { text: /no/, port: [587], code: [535] } });
    expect(decide(detailed, strong)?.rule.id).toBe('strong');
  });

  it('lets more conditions win inside a level', () => {
    const plain = rule('plain', {});
    const detailed = rule('detailed', { when: { text: /no/, port: [587] } });
    expect(decide(plain, detailed)?.rule.id).toBe('detailed');
  });

  it('does not count fences as conditions', () => {
    const fenced = rule('fenced', {
      class: 'mailbox-full',
      when: { text: /no/, during: ['auth'], not: /yes/ },
    });
    expect(decide(fenced, rule('plain', {}))?.certainty).toBe('likely');
  });

  it('is less sure when equally strong rules disagree', () => {
    const one = rule('one', { class: 'mailbox-full' });
    const other = rule('other', { class: 'rate-limited' });
    expect(decide(one, other)).toMatchObject({ rule: { id: 'one' }, certainty: 'likely' });
    expect(decide(one, rule('same', { class: 'mailbox-full' }))?.certainty).toBe('certain');
  });

  it('finds nothing where nothing fits', () => {
    expect(decide(rule('other', { when: { text: /yes/ } }))).toBeNull();
    expect(decide(rule('code', { when: { code: ['4xx'] } }))).toBeNull();
    expect(decide(rule('enhanced', { when: { enhanced: ['x.7.8'] } }))?.rule.id).toBe('enhanced');
  });
});
