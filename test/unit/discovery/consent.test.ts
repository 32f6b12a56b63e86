import { describe, expect, it } from 'vitest';
import {
  directProvenance,
  dnsProvenance,
  guessedProvenance,
  handedProvenance,
  judge,
} from '../../../electron/engine/discovery/consent.ts';

const inside = 'smtp.example.test';
const outside = 'smtp.hoster.example';

describe('who needs consent', () => {
  it.each([
    ['https or built in', directProvenance, inside, 'authenticated', false],
    ['https or built in, other domain', directProvenance, outside, 'authenticated', false],
    ['signed DNS, other domain', dnsProvenance(true), outside, 'authenticated', false],
    ['unsigned DNS', dnsProvenance(false), inside, 'dns', false],
    ['unsigned DNS, other domain', dnsProvenance(false), outside, 'unauthenticated', true],
    ['http', { ...directProvenance, http: true }, inside, 'unauthenticated', true],
    ['http after signed DNS', { ...dnsProvenance(true), http: true }, outside, 'unauthenticated', true],
    ['a built-in name that lapsed', { ...directProvenance, doubted: true }, outside, 'unauthenticated', true],
    ['redirected abroad', { ...directProvenance, abroad: true }, outside, 'authenticated', true],
    ['redirected abroad and back', { ...dnsProvenance(false), abroad: true }, inside, 'dns', true],
    ['a public number', directProvenance, '192.0.2.1', 'authenticated', false],
    ['a number inside', directProvenance, '10.0.0.5', 'authenticated', true],
    ['a number inside, from signed DNS', dnsProvenance(true), '::1', 'authenticated', true],
    [
      'a number inside, in a file that the person opened',
      handedProvenance,
      '10.0.0.5',
      'authenticated',
      false,
    ],
    ['a name, wherever it leads', directProvenance, 'localhost.example.test', 'authenticated', false],
    ['guess', guessedProvenance, inside, 'guess', false],
  ])('%s', (_name, provenance, host, trust, consent) => {
    expect(judge(provenance, host, 'example.test')).toEqual({ trust, consent });
  });
});
