/** The page of an ID card: four findings apart from one another, and everything as text to copy. */
import { describe, expect, it } from 'vitest';
import {
  closed,
  endpoint465,
  endpoint587,
  foreignCertificate,
  silent,
  usable,
} from '../../../../renderer/dev/states/parts.ts';
import {
  certificateChecks,
  findingWithCertificate,
} from '../../../../renderer/panels/certificate/certificate-checks.ts';
import {
  certificateFacts,
  chainLines,
  dayText,
} from '../../../../renderer/panels/certificate/certificate-facts.ts';
import { createI18n } from '../../../../shared/explain/catalogues.ts';
import type { TlsFacts } from '../../../../shared/model.ts';

const marksOf = (card: TlsFacts) =>
  certificateChecks(card).map(({ check, value, mark }) => [check, value, mark]);
const good = usable(endpoint465).tls ?? foreignCertificate;

describe('cardChecks', () => {
  it('finds nothing wrong with a good card', () => {
    expect(marksOf(good)).toEqual([
      ['identity', 'match', 'ok'],
      ['validity', 'valid', 'ok'],
      ['trust', 'trusted', 'ok'],
      ['chain', 'complete', 'ok'],
    ]);
  });

  it('keeps several things apart that are wrong at once', () => {
    const card: TlsFacts = { ...foreignCertificate, validity: 'expired', trust: 'self-signed' };
    expect(marksOf(card)).toEqual([
      ['identity', 'mismatch', 'bad'],
      ['validity', 'expired', 'bad'],
      ['trust', 'self-signed', 'bad'],
      ['chain', 'alone', 'bad'],
    ]);
  });

  it.each([
    [{ trust: 'untrusted-issuer', chainProblem: 'missing-intermediate' }, 'missing-intermediate', 'bad'],
    [{ trust: 'untrusted-issuer', chainProblem: 'private-authority' }, 'private-authority', 'bad'],
    [{ trust: 'untrusted-issuer' }, 'unknown', 'bad'],
    [{ trust: 'pinned' }, 'pinned', 'none'],
  ] as const)('tells why the way up ends: %o', (part, value, mark) => {
    expect(marksOf({ ...good, ...part }).at(-1)).toEqual(['chain', value, mark]);
  });
});

describe('a certificate that is unfit', () => {
  const unfit = (part: Partial<TlsFacts>): TlsFacts => ({ ...good, verified: false, ...part });

  it.each([
    [
      { problem: 'tls-cert-unfit', fault: { code: 'CA_MD_TOO_WEAK', depth: 1, reason: 'signature' } },
      'signature',
    ],
    [{ problem: 'tls-cert-unfit', fault: { code: 'CERT_REVOKED', depth: 0, reason: 'revoked' } }, 'revoked'],
    [{ problem: 'tls-cert-unfit', fault: { code: 'UNSPECIFIED' } }, 'other'],
    [{ problem: 'tls-cert-expired', fault: { code: 'CERT_HAS_EXPIRED', depth: 1 } }, 'issuer-dates'],
  ] as const)('is never shown with good findings alone: %o', (part, value) => {
    expect(marksOf(unfit(part)).at(-1)).toEqual(['fitness', value, 'bad']);
  });

  it('its own dates are said once', () => {
    const card = unfit({
      validity: 'expired',
      problem: 'tls-cert-expired',
      fault: { code: 'CERT_HAS_EXPIRED', depth: 0 },
    });
    expect(marksOf(card).filter(([, , mark]) => mark === 'bad')).toEqual([['validity', 'expired', 'bad']]);
  });

  it('the code and whose certificate it is about can be copied', () => {
    const [issuer] = good.chain;
    const card = unfit({ fault: { code: 'CERT_REVOKED', depth: 0, reason: 'revoked' } });
    const facts = certificateFacts(card, createI18n('en').getFixedT('en', 'window'), 'en');
    expect(facts.at(-1)).toEqual({
      name: 'Code of the problem',
      value: `CERT_REVOKED (${issuer?.subject})`,
      code: true,
    });
  });
});

describe('findingWithCard', () => {
  const findings = [closed(endpoint587, silent(587)), usable(endpoint465), usable(endpoint587)];

  it('takes the endpoint in use, else the first with a certificate', () => {
    expect(findingWithCertificate(findings, ({ endpoint }) => endpoint === endpoint587)).toBe(findings[2]);
    expect(findingWithCertificate(findings, () => false)).toBe(findings[1]);
    expect(findingWithCertificate([], () => true)).toBeNull();
  });
});

describe('the text to copy', () => {
  const { t } = createI18n('en');

  it('has every fact and the chain as sent', () => {
    const facts = new Map(certificateFacts(good, t, 'en').map(({ name, value }) => [name, value]));
    expect(facts.get('Names on it')).toBe('mail.shop.example, imap.shop.example');
    expect(facts.get('Valid until')).toBe('January 1, 2027');
    expect(facts.get('Fingerprint')).toBe(good.fingerprint);
    expect(chainLines(good, t, 'en')).toEqual([
      'mail.shop.example: issued by Practice Trust R3, valid until January 1, 2027',
      'Practice Trust R3: issued by Practice Root X1, valid until March 15, 2031',
    ]);
  });

  it('leaves out what a card does not say, and keeps a date that is none', () => {
    const bare: TlsFacts = { ...good, altNames: [], subject: null, issuer: null, fingerprint: null };
    expect(certificateFacts(bare, t, 'en').map(({ name }) => name)).not.toContain('Names on it');
    expect(dayText('soon', 'en')).toBe('soon');
  });
});
