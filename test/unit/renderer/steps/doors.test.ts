import { describe, expect, it } from 'vitest';
import { wayOf } from '../../../../renderer/components/way/way.ts';
import {
  closed,
  door,
  door465,
  door587,
  door2525,
  host,
  silent,
  usable,
} from '../../../../renderer/dev/states/parts.ts';
import { states } from '../../../../renderer/dev/states/states.ts';
import {
  answerTime,
  doorCards,
  doorsElsewhere,
  mainHost,
} from '../../../../renderer/steps/doors/door-cards.ts';

const ports = (name: keyof typeof states) => doorCards(states[name], host).map((card) => card.endpoint.port);

describe('doorCards', () => {
  it('keeps one order from the first look to the verdict', () => {
    expect(ports('doors-trying')).toEqual([465, 587, 25]);
    expect(ports('doors')).toEqual([465, 587, 25]);
    expect(ports('doors-blocked')).toEqual([465, 587, 2525, 25]);
  });

  it('gives an unusual port a card only when it works or somebody named it', () => {
    const state = { ...states.doors, findings: [...states.doors.findings, closed(door2525, silent(2525))] };
    const shown = (of: typeof state) => doorCards(of, host).map(({ endpoint }) => endpoint.port);
    expect(shown(state)).toEqual([465, 587, 25]);
    const typed = { ...states.start, findings: [closed(door2525, silent(2525))] };
    expect(doorCards(typed, host).map(({ endpoint }) => endpoint.port)).toEqual([2525]);
  });

  it('shows the usual ports before the first one is known', () => {
    const cards = doorCards({ ...states['doors-trying'], pending: [] }, host);
    expect(cards.map(({ endpoint, look }) => [endpoint.port, look])).toEqual([
      [465, 'looking'],
      [587, 'looking'],
      [25, 'looking'],
    ]);
  });

  it('marks the recommended and the chosen door', () => {
    const cards = doorCards(states['doors-picked'], host);
    expect(cards.map(({ recommended, chosen }) => [recommended, chosen])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('makes one card of both modes of a port, the usable one in front', () => {
    const state = {
      ...states.doors,
      findings: [closed(door587, silent(587)), usable(door(587, 'tls')), usable(door465)],
    };
    const card = doorCards(state, host).find(({ endpoint }) => endpoint.port === 587);
    expect(card?.endpoint.security).toBe('tls');
    expect(card?.look).toBe('works');
  });

  it('waits for the second look at a port before it calls the port closed', () => {
    const state = {
      ...states['doors-trying'],
      findings: [closed(door587, silent(587))],
      pending: [door(587, 'tls')],
    };
    expect(doorCards(state, host).map(({ look }) => look)).toEqual(['looking']);
  });
});

describe('other hosts', () => {
  it('finds the host in front and keeps the others apart', () => {
    const other = usable(door(465, 'tls', 'smtp.other.example'));
    const state = { ...states.doors, findings: [...states.doors.findings, other] };
    expect(mainHost(state)).toBe(host);
    expect(doorsElsewhere(state, host)).toEqual([other]);
    expect(mainHost(states.start)).toBeNull();
  });
});

describe('answerTime', () => {
  it('counts only doors that answered', () => {
    expect(answerTime(usable(door465))).toBe(210);
    expect(answerTime(closed(door465, silent(465)))).toBeNull();
  });
});

describe('the way', () => {
  it('marks what lies before and behind the stop', () => {
    expect(wayOf(states['fails-card']).map(({ state }) => state)).toEqual([
      'passed',
      'passed',
      'stopped',
      'ahead',
    ]);
    expect(wayOf(states.doors).map(({ state }) => state)).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect(wayOf(states['doors-trying']).map(({ state }) => state)).toEqual([
      'passed',
      'looking',
      'looking',
      'looking',
    ]);
  });
});
