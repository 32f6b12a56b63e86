import { describe, expect, test } from 'vitest';
import {
  StrictEmitter,
  StrictObject,
  strict,
  strictOptions,
} from '../../../support/electron-standin/strict.ts';

class Radio extends StrictEmitter {
  readonly #station = 'one';

  constructor() {
    super(['tuned']);
  }

  station(): string {
    return this.#station;
  }
}

class Dial extends StrictObject {
  position = 1;
}

/** What a program in plain JavaScript could touch. */
type Loose = Record<string, unknown>;

describe('strictness', () => {
  test('a module gives what it has and names what it has not', async () => {
    const module = strict('radio', { volume: 3 });
    expect(module.volume).toBe(3);
    expect(() => (module as unknown as Loose).bass).toThrow('electron stand-in: radio.bass is not modelled');
    expect(() => Object.assign(module, { bass: 1 })).toThrow('radio.bass = is not modelled');
    expect(await module).toBe(module);
  });

  test('an emitter keeps its private state, and names unknown members and events', () => {
    const radio = new Radio();
    const heard: unknown[] = [];
    radio.once('tuned', (station) => heard.push(station));
    radio.emit('tuned', radio.station());
    expect(heard).toEqual(['one']);
    expect(() => (radio as unknown as Loose).bass).toThrow('Radio.bass is not modelled');
    expect(() => radio.on('exploded', () => undefined)).toThrow('Radio event "exploded" is not modelled');
    expect(() => radio.once('exploded', () => undefined)).toThrow('Radio event "exploded" is not modelled');
  });

  test('a member may be replaced, as specs and Playwright do', () => {
    const radio = new Radio();
    radio.station = () => 'two';
    radio.emit = () => false;
    expect([radio.station(), radio.emit('tuned')]).toEqual(['two', false]);
  });

  test('a plain class is guarded as well', () => {
    const dial = new Dial();
    dial.position = 2;
    expect(dial.position).toBe(2);
    expect(String(dial)).toBe('[object Object]');
    expect(() => (dial as unknown as Loose).speed).toThrow('Dial.speed is not modelled');
  });

  test('an option that is not modelled is refused', () => {
    expect(() => strictOptions('Window', { width: 1 }, ['width'])).not.toThrow();
    expect(() => strictOptions('Window', { frame: false }, ['width'])).toThrow(
      'Window option "frame" is not modelled',
    );
  });
});
