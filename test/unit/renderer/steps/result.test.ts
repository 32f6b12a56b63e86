import { describe, expect, it } from 'vitest';
import { wayOf } from '../../../../renderer/components/way/way.ts';
import { endpoint465, endpoint587, usable } from '../../../../renderer/dev/states/parts.ts';
import { states } from '../../../../renderer/dev/states/states.ts';
import { detailsText, repliesOf } from '../../../../renderer/steps/result/details/details-text.ts';
import { type Plan, planFor } from '../../../../renderer/steps/result/plan.ts';
import { settingsText } from '../../../../renderer/steps/result/summary.ts';
import { firstView } from '../../../../renderer/view.ts';
import type { AssistantState } from '../../../../shared/assistant.ts';
import { createI18n } from '../../../../shared/explain/catalogues.ts';
import { actionOfStep, type Step } from '../../../../shared/problems/plans.ts';

const view = { ...firstView, address: 'ana@shop.example', manual: { port: 465 } };
const plan = (step: Step, state: AssistantState): Plan => planFor(step, state, view);
const everyStep = Object.keys(actionOfStep) as Step[];
const restart = {
  kind: 'command',
  command: { type: 'start', address: 'ana@shop.example', manual: { port: 465 } },
} satisfies Plan;

describe('planFor', () => {
  it('has a plan for every step in every state', () => {
    for (const step of everyStep)
      for (const state of Object.values(states)) expect(plan(step, state).kind).toBeTruthy();
  });

  it('switches to the best other endpoint that works, else to the settings by hand', () => {
    expect(plan('switch-endpoint', states['fails-password'])).toEqual({
      kind: 'command',
      command: { type: 'choose', endpoint: endpoint587 },
    });
    expect(plan('switch-endpoint', states['fails-nothing'])).toEqual({ kind: 'start-over', start: 'manual' });
    const wrongMode = { ...states['fails-silent'], findings: [usable(endpoint465)] };
    expect(plan('switch-endpoint', wrongMode)).toEqual({
      kind: 'command',
      command: { type: 'choose', endpoint: endpoint465 },
    });
  });

  it('tries again from where it stopped', () => {
    expect(plan('retry', states['fails-password'])).toEqual({ kind: 'show', wanted: 'sign-in' });
    expect(plan('wait', states['fails-sender'])).toEqual({ kind: 'command', command: { type: 'send' } });
    expect(plan('retry', states['fails-silent'])).toEqual(restart);
  });

  it('tries again with the sender and the recipient that were typed, as for a device', () => {
    const people = { from: 'scanner@shop.example', to: 'office@shop.example' };
    expect(planFor('retry', states['fails-silent'], { ...view, ...people })).toEqual({
      kind: 'command',
      command: { ...restart.command, ...people },
    });
  });

  it('asks for what the button names: another server, another recipient, the sign-in', () => {
    expect(plan('type-server', states['fails-card'])).toEqual({ kind: 'start-over', start: 'manual' });
    expect(plan('type-settings', states['fails-password'])).toEqual({ kind: 'start-over', start: 'manual' });
    expect(plan('change-recipient', states['fails-sender'])).toEqual({ kind: 'show', wanted: 'message' });
    expect(plan('sign-in', states['fails-password'])).toEqual({ kind: 'show', wanted: 'sign-in' });
    expect(plan('sign-in', states['fails-nothing'])).toEqual(restart);
  });

  it('opens help only where there is a page, else the report', () => {
    expect(plan('open-help', states['fails-app-password']).kind).toBe('open');
    expect(plan('open-help', states['fails-password'])).toEqual({ kind: 'show', wanted: 'report' });
    expect(plan('copy-for-it', states['fails-admin'])).toEqual({ kind: 'show', wanted: 'report' });
  });

  it('agrees while the question is open, and has it asked anew later', () => {
    expect(plan('agree-host', states.consent)).toEqual({
      kind: 'command',
      command: { type: 'agree', host: 'smtp.hosting-company.example' },
    });
    expect(plan('agree-host', states['fails-nothing'])).toEqual(restart);
  });
});

describe('wayOf', () => {
  const way = (state: AssistantState) => wayOf(state).map((stop) => stop.state);

  it('says how far it went', () => {
    expect(way(states.works)).toEqual(['passed', 'passed', 'passed', 'passed', 'passed']);
    expect(way(states['fails-sender'])).toEqual(['passed', 'passed', 'passed', 'passed', 'stopped']);
    expect(way(states['fails-password'])).toEqual(['passed', 'passed', 'passed', 'stopped', 'ahead']);
    expect(way(states['fails-card'])).toEqual(['passed', 'passed', 'stopped', 'ahead', 'ahead']);
    expect(way(states['fails-silent'])).toEqual(['passed', 'stopped', 'ahead', 'ahead', 'ahead']);
    expect(way(states.stopped)).toEqual(['passed', 'passed', 'passed', 'ahead', 'ahead']);
  });

  it('says what is under way', () => {
    expect(way(states['ports-trying'])).toEqual(['passed', 'looking', 'ahead', 'ahead', 'ahead']);
    expect(way(states.signing)).toEqual(['passed', 'passed', 'passed', 'looking', 'ahead']);
    expect(way(states.ports)).toEqual(['passed', 'passed', 'passed', 'ahead', 'ahead']);
  });

  it('does not claim to know an unknown outcome, nor what was not used', () => {
    const verification = {
      ok: null,
      queueId: null,
      messageId: '<1@shop.example>',
      reply: null,
      diagnosis: null,
    };
    expect(way({ ...states.works, verification }).at(-1)).toBe('unsure');
    expect(way({ ...states.works, signIn: null })).toEqual([
      'passed',
      'passed',
      'passed',
      'left-out',
      'passed',
    ]);
  });
});

describe('texts to copy', () => {
  const t = createI18n('en').t;

  it('names the settings as other programs do', () => {
    const settings = { ...endpoint465, username: 'ana@shop.example' };
    expect(settingsText(settings, t)).toBe(
      [
        'Outgoing mail server: mail.shop.example',
        'Port: 465',
        'Encryption: SSL/TLS (encrypted from the start)',
        'User name: ana@shop.example',
      ].join('\n'),
    );
  });

  it('has the replies once and the transcript in full', () => {
    expect(repliesOf(states.works)).toEqual([
      '235 2.7.0 Authentication successful',
      '250 2.0.0 Ok: queued as 4XyZ12abc',
    ]);
    const text = detailsText(states.works, t);
    expect(text).toContain('   200 ms > AUTH PLAIN ***');
    expect(text).toContain('mail.shop.example:587 starttls: usable (dns 19 ms');
  });
});
