/** The two registers: the technical one is a layer over the plain one, and no message is of both. */
import { describe, expect, it } from 'vitest';
import { createOauthWords } from '../../../electron/cli/terminal/words.ts';
import { inspect } from '../../../electron/engine/inspect/inspect.ts';
import { catalogueOf, technicalLayerOf } from '../../../shared/explain/catalogues.ts';
import { createExplainer, placeholders } from '../../../shared/explain/explain.ts';
import { exportWords } from '../../../shared/explain/export-words.ts';
import type { Catalogue } from '../../../shared/explain/i18n.ts';
import { createInspectWords } from '../../../shared/explain/inspect-words.ts';
import { layered } from '../../../shared/explain/layers.ts';
import { createListenWords } from '../../../shared/explain/listen-words.ts';
import { type Language, languages } from '../../../shared/languages.ts';
import type { Register } from '../../../shared/registers.ts';
import { rulesOf } from '../../support/language-rules.ts';

function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

/** What results are told with; helps, questions and complaints about a call are the same for everybody. */
function told(all: Catalogue): [string, string][] {
  const { security, source, outcome, trust, seen, table, reason, warning, next } = all.terminal;
  const { class: classes, variant, label, fix } = all.diagnosis;
  const { looked, way, card, timing, contact, manual, settings } = all.window;
  const { purpose, protection } = all.window.ports;
  const shown = { looked, way, card, timing, contact, settings, purpose, protection };
  return leaves({
    terminal: { security, source, outcome, trust, seen, table, reason, warning, next },
    window: {
      ...shown,
      choice: manual.choice,
      fit: manual.fit,
      security: all.window.security,
      source: all.window.source,
      reason: all.window.reason,
      warning: all.window.warning,
    },
    diagnosis: { classes, variant, label, fix },
  });
}

const technicalOnly =
  /NXDOMAIN|SERVFAIL|\bEHLO\b|\bSASL\b|subjectAltName|implicit TLS|implizites TLS|handshake|cipher|XOAUTH2|\bOAuth\b|\bAUTH\b|resolver|notAfter|intermediate certificate|Zwischenzertifikat/i;

const twoRegisters = languages.filter((language) => rulesOf(language).pictures);

describe.each(twoRegisters)('in %s', (language) => {
  const plain = new Map(leaves(catalogueOf(language)));
  const technical = leaves(technicalLayerOf(language));

  it.each(technical)('%s stands in the plain layer, with the same values, in other words', (key, text) => {
    const lower = plain.get(key);
    expect(lower).toBeTypeOf('string');
    expect(text).not.toBe(lower);
    expect([...new Set(placeholders(text))].sort()).toEqual([...new Set(placeholders(lower ?? ''))].sort());
  });

  it('nothing of the technical register speaks in pictures', () => {
    const { pictures } = rulesOf(language);
    const mixed = told(catalogueOf(language, 'technical')).filter(([, text]) => pictures?.test(text));
    expect(mixed).toEqual([]);
  });

  it('nothing of the plain register uses a term that only the other one has', () => {
    const mixed = told(catalogueOf(language)).filter(([, text]) => technicalOnly.test(text));
    expect(mixed).toEqual([]);
  });

  it('both registers explain, each in its words', () => {
    const diagnosis = {
      class: 'tls-cert-expired',
      stage: 'tls',
      severity: 'blocking',
      certainty: 'certain',
      actor: 'provider',
      facts: {},
      reply: null,
      evidence: [],
    } as const;
    const titles = (['plain', 'technical'] as const).map(
      (register) => createExplainer(language, register).explain({ ...diagnosis, evidence: [] }).title,
    );
    expect(new Set(titles).size).toBe(2);
  });
});

describe.each(twoRegisters)('what was read, heard and signed in, in %s', (language) => {
  it.each([
    ['inspect', createInspectWords, 'problem.mode-port'],
    ['listen', createListenWords, 'sign.wants-tls-first.what'],
    ['oauth', createOauthWords, 'problem.wrong-client'],
    ['export', exportWords, 'security.tls'],
  ] as const)('the words of %s are those of the register', (_, make, key) => {
    const say = make as (
      one: Language,
      register?: Register,
    ) => (key: string, values?: Record<string, number>) => string;
    const [plain, technical] = (['plain', 'technical'] as const).map((one) =>
      say(language, one)(key, { port: 587 }),
    );
    expect(technical).not.toBe(plain);
    expect(say(language)(key, { port: 587 })).toBe(plain);
  });

  it('no picture in them', () => {
    const { inspect, listen, oauth, export: exported } = technicalLayerOf(language) as Record<string, object>;
    const { pictures } = rulesOf(language);
    const all = leaves({ inspect, listen, oauth, exported });
    expect(all.length).toBeGreaterThan(90);
    expect(all.filter(([, text]) => pictures?.test(text))).toEqual([]);
  });

  it('a configuration is told of in either', () => {
    const text = 'SMTP_HOST=mail.shop.example\nSMTP_PORT=587\nSMTP_SECURE=true\n';
    const why = (register?: Register) => inspect(text, language, undefined, register).result.findings[0]?.why;
    expect(why('technical')).toMatch(/RFC 3207/);
    expect(why()).not.toMatch(/RFC/);
  });
});

it('a layer adds nothing and takes nothing away', () => {
  const lower = { a: 'A', b: { c: 'C', d: 'D' } };
  expect(layered(lower, { b: { c: 'c', e: 'e' }, f: 'f' })).toEqual({ a: 'A', b: { c: 'c', d: 'D' } });
  expect(lower.b.c).toBe('C');
});

it.each(['en', 'de'] as const)('technical words claim no more than was seen (%s)', (language) => {
  const text = JSON.stringify(technicalLayerOf(language));
  expect(text).not.toMatch(/authoritative|maßgeblich/);
  // Also an SRV target of "." (RFC 2782), and a 401.
  expect(catalogueOf(language, 'technical').terminal.outcome.refused).toBe(
    { en: 'refused', de: 'abgelehnt' }[language],
  );
});
