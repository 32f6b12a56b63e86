/** Which command fits which moment: every stage, and every command. */
import { describe, expect, it } from 'vitest';
import {
  type AssistantStage,
  type AssistantState,
  accepts,
  assistantCommandSchema,
  assistantStateSchema,
  type CommandKind,
  isWorking,
  worked,
} from '../../../shared/assistant.ts';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { idleState } from '../../../shared/idle-state.ts';
import type { Verdict } from '../../../shared/model.ts';

const endpoint = { host: 'smtp.example.test', port: 465, security: 'tls' } as const;
const other = { host: 'smtp.example.test', port: 587, security: 'starttls' } as const;
const finding = { endpoint, usable: true } as AssistantState['findings'][number];
const page = { id: 'example', stage: 'offered' } as AssistantState['providerSignIn'];
const waitingPage = { id: 'example', stage: 'waiting' } as AssistantState['providerSignIn'];
const search = (stage: string) => ({ stage }) as AssistantState['arrivalCheck'];
const cause = { class: 'auth-bad-credentials' } as Diagnosis;
const verification = { ok: true } as AssistantState['verification'];

const commands: Record<CommandKind['type'], CommandKind> = {
  start: { type: 'start', address: 'user@example.test' },
  agree: { type: 'agree', host: 'mail.other.test' },
  decline: { type: 'decline', host: 'mail.other.test' },
  choose: { type: 'choose', endpoint },
  'sign-in': { type: 'sign-in' },
  'use-other-username': { type: 'use-other-username' },
  'use-without-blanks': { type: 'use-without-blanks' },
  'provider-sign-in': { type: 'provider-sign-in', flow: 'browser', alsoRead: false },
  'kept-sign-in': { type: 'kept-sign-in' },
  'cancel-provider-sign-in': { type: 'cancel-provider-sign-in' },
  'sign-out': { type: 'sign-out' },
  'give-up': { type: 'give-up' },
  send: { type: 'send' },
  arrived: { type: 'arrived' },
  'nothing-came': { type: 'nothing-came' },
  'check-arrival': { type: 'check-arrival', deleteAfter: false },
  'stop-arrival-check': { type: 'stop-arrival-check' },
  stop: { type: 'stop' },
  reset: { type: 'reset' },
};

const always = ['start', 'reset'];

function accepted(state: AssistantState): string[] {
  return Object.values(commands)
    .filter((command) => accepts(state, command) === null)
    .map(({ type }) => type);
}

/** A run in this stage, with everything in the snapshot that commands could be about. */
function full(stage: AssistantStage, changes: Partial<AssistantState> = {}): AssistantState {
  return {
    ...idleState,
    stage,
    address: 'user@example.test',
    findings: [finding],
    chosen: endpoint,
    providerSignIn: page,
    otherUsername: 'user',
    typedWithBlanks: true,
    verification,
    arrivalCheck: search('offered'),
    ...changes,
  };
}

const aside = ['sign-out', 'arrived', 'nothing-came', 'check-arrival', 'stop'];
const followUps = [
  'choose',
  'sign-in',
  'use-other-username',
  'use-without-blanks',
  'provider-sign-in',
  'kept-sign-in',
  'send',
];

it('the table knows every command of the contract', () => {
  const inContract = assistantCommandSchema.options.map(({ shape }) => shape.type.value);
  expect(Object.keys(commands).sort()).toEqual([...inContract].sort());
});

describe('accepts', () => {
  it('only start and reset before anything began', () => {
    expect(accepted(idleState)).toEqual(always);
    expect(accepts(idleState, commands.agree)).toBe('not-now');
  });

  it.each<[AssistantStage, string[]]>([
    ['idle', ['sign-in']],
    ['discovering', ['sign-in']],
    ['needs-consent', ['sign-in']],
    ['probing', ['sign-in']],
    ['needs-sign-in', ['choose', 'sign-in', 'provider-sign-in', 'kept-sign-in', 'give-up']],
    ['signing-in', []],
    ['sending', []],
    ['finished', []],
  ])('%s, before any verdict: besides what always goes, %j', (stage, besides) => {
    expect(accepted(full(stage)).sort()).toEqual([...always, ...aside, ...besides].sort());
  });

  it('the table has every stage', () => {
    const stages = assistantStateSchema.shape.stage.options;
    expect(stages).toEqual([
      ...(['idle', 'discovering', 'needs-consent', 'probing', 'needs-sign-in'] as const),
      ...(['signing-in', 'sending', 'finished'] as const),
    ]);
  });

  it.each<[Verdict, Diagnosis | null, string[]]>([
    ['works', null, followUps],
    ['works-with-warnings', null, followUps],
    ['fails', cause, followUps],
    ['unfinished', cause, followUps],
    ['unfinished', null, []],
  ])('after the verdict "%s" with the cause %j: %j', (verdict, diagnosis, besides) => {
    const state = full('finished', { verdict, diagnosis });
    expect(accepted(state).sort()).toEqual([...always, ...aside, ...besides].sort());
  });

  it('agreeing for the host that is asked about, and no other', () => {
    const consent = { host: 'mail.other.test', source: 'srv-submission', domain: 'example.test' } as const;
    const state = full('needs-consent', { consent });
    expect(accepts(state, commands.agree)).toBeNull();
    expect(accepts(state, commands.decline)).toBeNull();
    expect(accepts(state, { type: 'agree', host: 'evil.test' })).toBe('unknown-host');
    expect(accepts(full('probing'), commands.agree)).toBe('unknown-host');
  });

  it('choosing among the endpoints that were seen to work', () => {
    const state = full('needs-sign-in', {
      findings: [finding, { ...finding, endpoint: other, usable: false }],
    });
    expect(accepts(state, { type: 'choose', endpoint: other })).toBe('unknown-endpoint');
    expect(accepts(state, { type: 'choose', endpoint: { ...endpoint, port: 25 } })).toBe('unknown-endpoint');
    expect(accepts(full('sending'), commands.choose)).toBe('not-now');
  });

  it('nothing that needs an endpoint where none works', () => {
    const state = full('finished', { verdict: 'fails', diagnosis: cause, chosen: null });
    expect(accepts(state, commands['sign-in'])).toBe('not-now');
    expect(accepts(state, commands.send)).toBe('not-now');
  });

  it('the other name where it is named', () => {
    const state = full('finished', { verdict: 'fails', diagnosis: cause, otherUsername: null });
    expect(accepts(state, commands['use-other-username'])).toBe('not-now');
  });

  it('one attempt at the page at a time', () => {
    const state = full('needs-sign-in', { providerSignIn: waitingPage });
    expect(accepts(state, commands['provider-sign-in'])).toBe('not-now');
    expect(accepts(state, commands['kept-sign-in'])).toBe('not-now');
    expect(accepts(state, commands['sign-out'])).toBe('not-now');
    expect(accepts(state, commands['cancel-provider-sign-in'])).toBeNull();
    expect(accepts(full('needs-sign-in', { providerSignIn: null }), commands['sign-out'])).toBe('not-now');
  });

  it.each([
    ['offered', true, false],
    ['looking', false, true],
    ['found', false, false],
    ['not-found', true, false],
    ['failed', true, false],
  ])('with the mailbox %s: looking %s, ending the search %s', (stage, look, end) => {
    const state = full('finished', { verdict: 'works', arrivalCheck: search(stage) });
    expect(accepts(state, commands['check-arrival']) === null).toBe(look);
    expect(accepts(state, commands['stop-arrival-check']) === null).toBe(end);
  });
});

it('names the stages that work, and the verdicts that are good', () => {
  const working = assistantStateSchema.shape.stage.options.filter(isWorking);
  expect(working).toEqual(['discovering', 'probing', 'signing-in', 'sending']);
  const good = (['works', 'works-with-warnings', 'fails', 'unfinished', null] as const).filter(worked);
  expect(good).toEqual(['works', 'works-with-warnings']);
});
