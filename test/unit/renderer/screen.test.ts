import { describe, expect, it } from 'vitest';
import { states } from '../../../renderer/dev/states/states.ts';
import {
  type Screen,
  type Step,
  screenKey,
  screenOf,
  stepOf,
  wayBack,
  wayTo,
} from '../../../renderer/screen.ts';
import { firstView, nextView, type View } from '../../../renderer/view.ts';
import { isWorking } from '../../../shared/assistant.ts';

const cases: [keyof typeof states, Partial<View>, Screen, Step][] = [
  ['start', {}, 'start', 'address'],
  ['start', { start: 'manual' }, 'manual', 'address'],
  ['start', { panel: { name: 'settings' } }, 'start', 'address'],
  ['ports', { panel: { name: 'help' } }, 'sign-in', 'sign-in'],
  ['finding', {}, 'finding', 'settings'],
  ['consent', {}, 'consent', 'settings'],
  ['ports-trying', {}, 'ports', 'connection'],
  ['ports', {}, 'sign-in', 'sign-in'],
  ['ports', { wanted: 'ports' }, 'ports', 'connection'],
  ['ports', { wanted: 'found' }, 'found', 'settings'],
  ['ports', { wanted: 'address' }, 'start', 'address'],
  ['ports', { wanted: 'address', start: 'manual' }, 'manual', 'address'],
  ['consent', { wanted: 'address' }, 'start', 'address'],
  ['ports-trying', { wanted: 'address' }, 'ports', 'connection'],
  ['signing', {}, 'sending', 'sign-in'],
  ['sending', {}, 'sending', 'test'],
  ['works', {}, 'result', 'test'],
  ['fails-password', {}, 'result', 'sign-in'],
  ['fails-password', { wanted: 'sign-in' }, 'sign-in', 'sign-in'],
  ['fails-sender', { wanted: 'message' }, 'message', 'test'],
  ['fails-silent', {}, 'result', 'connection'],
  ['fails-nothing', {}, 'result', 'settings'],
];

describe('screenOf and stepOf', () => {
  it.each(cases)('%s with %o shows %s in step %s', (name, view, screen, step) => {
    const state = states[name];
    const shown = screenOf(state, { ...firstView, ...view });
    expect(shown).toBe(screen);
    expect(stepOf(shown, state)).toBe(step);
  });
});

describe('the ways back', () => {
  const at = (wanted: View['wanted'] = null) => ({ ...firstView, wanted });
  const backFrom = (name: keyof typeof states, wanted: View['wanted'] = null) =>
    wayBack(states[name], at(wanted))?.wanted;

  it('lead from the sign-in to the address, a step at a time', () => {
    expect(backFrom('ports')).toBe('ports');
    expect(backFrom('ports', 'ports')).toBe('found');
    expect(backFrom('ports', 'found')).toBe('address');
    expect(backFrom('consent')).toBe('address');
  });

  it('lead from the address, and from a screen beside the result, to where the job stands', () => {
    expect(backFrom('ports', 'address')).toBeNull();
    expect(backFrom('fails-password', 'sign-in')).toBeNull();
    expect(backFrom('works', 'report')).toBeNull();
    expect(backFrom('works', 'sign-in')).toBe('ports');
  });

  it('are none while the program works, before a run and at a result', () => {
    for (const name of ['start', 'finding', 'ports-trying', 'sending', 'works'] as const)
      expect(backFrom(name), name).toBeUndefined();
  });

  it('lead to every step that was done, and to none that was not', () => {
    const done = (name: keyof typeof states) =>
      (['address', 'settings', 'connection', 'sign-in', 'test'] as const).filter((step) =>
        wayTo(step, states[name], firstView),
      );
    expect(done('works')).toEqual(['address', 'settings', 'connection', 'sign-in', 'test']);
    expect(done('ports')).toEqual(['address', 'settings', 'connection', 'sign-in']);
    expect(done('fails-silent')).toEqual(['address', 'settings', 'connection']);
    expect(done('fails-nothing')).toEqual(['address', 'settings']);
    expect(done('sending')).toEqual([]);
  });
});

describe('isWorking', () => {
  it('is true only while there is something to stop', () => {
    const working = Object.entries(states).filter(([, state]) => isWorking(state.stage));
    expect(working.map(([name]) => name)).toEqual([
      'finding-early',
      'finding',
      'ports-trying',
      'signing',
      'sending',
    ]);
  });
});

const viewAfter = (...actions: Parameters<typeof nextView>[1][]) => actions.reduce(nextView, firstView);

describe('nextView', () => {
  const device = { device: 'other', from: 'scanner@shop.example', to: 'office@shop.example' };
  const forDevice = { type: 'typed', address: 'ana@shop.example', ...device } as const;
  const manual = { port: 465 };

  it('keeps for whom a check is while its settings are typed by hand', () => {
    const view = viewAfter(forDevice, { type: 'settings-typed', address: 'ana@shop.example', manual });
    expect(view).toMatchObject({ ...device, manual });
  });

  it.each<Parameters<typeof nextView>[1]>([
    { type: 'typed', address: 'ana@shop.example' },
    { type: 'settings-typed', address: 'ben@shop.example', manual },
    { type: 'practice-entered', account: { scenario: 'works', address: 'p@practice.example' } as never },
  ])('a job of its own is for no device, and has no people of an earlier one: %o', (action) => {
    const view = viewAfter(forDevice, action);
    expect(view).toMatchObject({ device: null, from: undefined, to: undefined });
    expect(view.manual).toEqual('manual' in action ? manual : {});
  });

  it('forgets what was wanted as soon as the program works', () => {
    const view = viewAfter({ type: 'want', wanted: 'sign-in' }, { type: 'stage-heard', stage: 'signing-in' });
    expect(view.wanted).toBeNull();
    expect(view.tries).toBe(1);
  });

  it('shows the verdict however fast the stages follow each other', () => {
    const view = viewAfter(
      { type: 'stage-heard', stage: 'needs-sign-in' },
      { type: 'want', wanted: 'sign-in' },
      { type: 'stage-heard', stage: 'signing-in' },
      { type: 'stage-heard', stage: 'finished' },
    );
    expect(screenOf(states['fails-password'], view)).toBe('result');
  });

  it('is not moved by more news of the same stage', () => {
    const view = viewAfter({ type: 'stage-heard', stage: 'finished' }, { type: 'want', wanted: 'message' });
    expect(nextView(view, { type: 'stage-heard', stage: 'finished' })).toBe(view);
  });

  it('keeps what is wanted while the job waits', () => {
    const view = viewAfter(
      { type: 'want', wanted: 'ports' },
      { type: 'stage-heard', stage: 'needs-sign-in' },
    );
    expect(view.wanted).toBe('ports');
  });

  it('counts the sign-ins of one run', () => {
    const view = viewAfter(
      { type: 'stage-heard', stage: 'signing-in' },
      { type: 'stage-heard', stage: 'finished' },
      { type: 'stage-heard', stage: 'signing-in' },
    );
    expect(view.tries).toBe(2);
    expect(nextView(view, { type: 'stage-heard', stage: 'discovering' }).tries).toBe(0);
  });

  it('keeps the page over the screen while a check goes on, and what was typed below', () => {
    const view = viewAfter(
      { type: 'typed', address: 'ana@shop.example' },
      { type: 'stage-heard', stage: 'probing' },
      { type: 'show-panel', panel: { name: 'settings' } },
      { type: 'stage-heard', stage: 'finished' },
    );
    expect(view.panel).toEqual({ name: 'settings' });
    expect(nextView(view, { type: 'show-panel', panel: null })).toMatchObject({
      panel: null,
      address: 'ana@shop.example',
    });
  });

  it('leaves practice without a trace', () => {
    const account = { scenario: 'works', address: 'a@practice.example', password: 'p' } as const;
    expect(viewAfter({ type: 'practice-entered', account }).practice).toEqual(account);
    expect(viewAfter({ type: 'practice-entered', account }, { type: 'practice-left' })).toEqual({
      ...firstView,
      fresh: false,
    });
  });

  it('makes a repeated notice differ', () => {
    const once = viewAfter({ type: 'notice', text: 'Copied' });
    const twice = nextView(once, { type: 'notice', text: 'Copied' });
    expect(twice.notice).not.toEqual(once.notice);
  });
});

describe('screenKey', () => {
  const account = { scenario: 'works', address: 'a@practice.example', password: 'p' } as const;

  it('changes with the screen, the arrival and practice, and with nothing else', () => {
    expect(screenKey('result', states.works, firstView)).not.toBe(
      screenKey('result', states.arrived, firstView),
    );
    expect(screenKey('start', states.start, firstView)).not.toBe(
      screenKey('start', states.start, { ...firstView, practice: account }),
    );
    expect(screenKey('ports', states.ports, firstView)).toBe(
      screenKey('ports', states['ports-picked'], firstView),
    );
  });
});

describe('what lies over the screen', () => {
  const opened = (name: 'history' | 'certificate') =>
    viewAfter(
      { type: 'stage-heard', stage: 'finished' },
      {
        type: 'show-panel',
        panel:
          name === 'history'
            ? { name }
            : { name, endpoint: { host: 'mail.shop.example', port: 465, security: 'tls' } },
      },
    );

  it('stays when the last run is put away meanwhile, and goes when the next one begins', () => {
    const putAway = nextView(opened('history'), { type: 'stage-heard', stage: 'idle' });
    expect(putAway.panel).toEqual({ name: 'history' });
    expect(nextView(putAway, { type: 'stage-heard', stage: 'discovering' }).panel).toBeNull();
  });

  it('goes with the run that it is a part of', () => {
    expect(nextView(opened('certificate'), { type: 'stage-heard', stage: 'idle' }).panel).toBeNull();
  });
});
