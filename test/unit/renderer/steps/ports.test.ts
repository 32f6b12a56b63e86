import { describe, expect, it } from 'vitest';
import {
  closed,
  endpoint,
  endpoint465,
  endpoint587,
  endpoint2525,
  host,
  silent,
  usable,
} from '../../../../renderer/dev/states/parts.ts';
import { states } from '../../../../renderer/dev/states/states.ts';
import {
  answerTime,
  isExtra,
  mainHost,
  portCards,
  portsElsewhere,
  purposeOf,
} from '../../../../renderer/steps/ports/port-cards.ts';
import { publishedInstead } from '../../../../renderer/steps/ports/published-other.ts';

const ports = (name: keyof typeof states) => portCards(states[name], host).map((card) => card.endpoint.port);

describe('what a port is for', () => {
  it('is told by what was seen, not by its number alone', () => {
    expect(purposeOf(endpoint(465, 'tls'))).toBe('best');
    expect(purposeOf(endpoint(465, 'starttls'))).toBe('best-odd');
    expect(purposeOf(endpoint(587, 'tls'))).toBe('classic-odd');
    expect(purposeOf(endpoint(2525, 'starttls'))).toBe('other');
  });

  it('may differ from what was published', () => {
    expect(publishedInstead(states.ports, endpoint465)).toBeNull();
    expect(publishedInstead(states.ports, endpoint(465, 'starttls'))).toBe('tls');
    expect(publishedInstead(states.ports, endpoint2525)).toBeNull();
  });
});

describe('isExtra', () => {
  it('holds for a port that only turned up, not for one that is in use', () => {
    const extra = (state: typeof states.ports) =>
      portCards(state, host)
        .filter((card) => isExtra(state, card))
        .map((card) => card.endpoint.port);
    expect(extra(states['ports-blocked'])).toEqual([2525]);
    expect(extra({ ...states['ports-blocked'], chosen: endpoint2525 })).toEqual([]);
  });
});

describe('portCards', () => {
  it('keeps one order from the first look to the verdict', () => {
    expect(ports('ports-trying')).toEqual([465, 587, 25]);
    expect(ports('ports')).toEqual([465, 587, 25]);
    expect(ports('ports-blocked')).toEqual([465, 587, 2525, 25]);
  });

  it('gives an unusual port a card only when it works or somebody named it', () => {
    const state = {
      ...states.ports,
      findings: [...states.ports.findings, closed(endpoint2525, silent(2525))],
    };
    const shown = (of: typeof state) => portCards(of, host).map(({ endpoint }) => endpoint.port);
    expect(shown(state)).toEqual([465, 587, 25]);
    const typed = { ...states.start, findings: [closed(endpoint2525, silent(2525))] };
    expect(portCards(typed, host).map(({ endpoint }) => endpoint.port)).toEqual([2525]);
  });

  it('shows the usual ports before the first one is known', () => {
    const cards = portCards({ ...states['ports-trying'], pending: [] }, host);
    expect(cards.map(({ endpoint, look }) => [endpoint.port, look])).toEqual([
      [465, 'looking'],
      [587, 'looking'],
      [25, 'looking'],
    ]);
  });

  it('marks the recommended and the chosen port', () => {
    const cards = portCards(states['ports-picked'], host);
    expect(cards.map(({ recommended, chosen }) => [recommended, chosen])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('makes one card of both modes of a port, the usable one in front', () => {
    const state = {
      ...states.ports,
      findings: [closed(endpoint587, silent(587)), usable(endpoint(587, 'tls')), usable(endpoint465)],
    };
    const card = portCards(state, host).find(({ endpoint }) => endpoint.port === 587);
    expect(card?.endpoint.security).toBe('tls');
    expect(card?.look).toBe('works');
  });

  it('waits for the second look at a port before it calls the port closed', () => {
    const state = {
      ...states['ports-trying'],
      findings: [closed(endpoint587, silent(587))],
      pending: [endpoint(587, 'tls')],
    };
    expect(portCards(state, host).map(({ look }) => look)).toEqual(['looking']);
  });
});

describe('other hosts', () => {
  it('finds the host in front and keeps the others apart', () => {
    const other = usable(endpoint(465, 'tls', 'smtp.other.example'));
    const state = { ...states.ports, findings: [...states.ports.findings, other] };
    expect(mainHost(state)).toBe(host);
    expect(portsElsewhere(state, host)).toEqual([other]);
    expect(mainHost(states.start)).toBeNull();
  });
});

describe('answerTime', () => {
  it('counts only ports that answered', () => {
    expect(answerTime(usable(endpoint465))).toBe(210);
    expect(answerTime(closed(endpoint465, silent(465)))).toBeNull();
  });
});
