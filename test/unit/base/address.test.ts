import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../electron/engine/base/address.ts';

describe('domain of an address', () => {
  it.each([
    'ann@example.test/x',
    'ann@example.test?x',
    'ann@example.test#x',
    'ann@example.test:25',
    'ann@ex%61mple.test',
    'ann@exam\\ple.test',
    'ann@[192.0.2.1]',
    'ann@192.0.2.1',
    'ann@a_b.test',
    'ann@example.test／x',
  ])('refuses %s instead of cutting it', (typed) => {
    expect(parseAddress(typed)).toEqual({ ok: false, problem: 'domain-syntax' });
  });

  it('keeps the local part and converts the domain', () => {
    expect(parseAddress(' Ann+List@BÜCHER.example. ')).toMatchObject({
      ok: true,
      address: {
        local: 'Ann+List',
        domain: 'xn--bcher-kva.example',
        displayDomain: 'bücher.example',
        needsUtf8: false,
      },
    });
    expect(parseAddress('jörg@example.test')).toMatchObject({ ok: true, address: { needsUtf8: true } });
  });
});
