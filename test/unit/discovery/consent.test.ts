import { describe, expect, it } from 'vitest';
import { directRoad, dnsRoad, guessedRoad, judge } from '../../../electron/engine/discovery/consent.ts';

const inside = 'smtp.example.test';
const outside = 'smtp.hoster.example';

describe('who needs consent', () => {
  it.each([
    ['https or built in', directRoad, inside, 'authenticated', false],
    ['https or built in, other domain', directRoad, outside, 'authenticated', false],
    ['signed DNS, other domain', dnsRoad(true), outside, 'authenticated', false],
    ['unsigned DNS', dnsRoad(false), inside, 'dns', false],
    ['unsigned DNS, other domain', dnsRoad(false), outside, 'unauthenticated', true],
    ['http', { ...directRoad, http: true }, inside, 'unauthenticated', true],
    ['http after signed DNS', { ...dnsRoad(true), http: true }, outside, 'unauthenticated', true],
    ['redirected abroad', { ...directRoad, abroad: true }, outside, 'authenticated', true],
    ['redirected abroad and back', { ...dnsRoad(false), abroad: true }, inside, 'dns', true],
    ['guess', guessedRoad, inside, 'guess', false],
  ])('%s', (_name, road, host, trust, consent) => {
    expect(judge(road, host, 'example.test')).toEqual({ trust, consent });
  });
});
