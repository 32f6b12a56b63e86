/** Texts to send: short, masked, in the language that was asked for, and the same wherever they come from. */
import { describe, expect, it } from 'vitest';
import { type Brief, briefOfReport } from '../../../electron/engine/report/brief.ts';
import { renderBrief } from '../../../electron/engine/report/brief-text.ts';
import { buildReport, type ReportSource } from '../../../electron/engine/report/report.ts';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { exportWords } from '../../../shared/explain/export-words.ts';
import { type Language, languages } from '../../../shared/languages.ts';
import { type BriefForm, briefForms } from '../../../shared/report-forms.ts';

const endpoint = { host: 'mail.shop.example', port: 465, security: 'tls' } as const;
const refused: Diagnosis = {
  class: 'auth-bad-credentials',
  stage: 'auth',
  severity: 'blocking',
  certainty: 'certain',
  actor: 'you',
  facts: {},
  reply: { code: 535, enhanced: '5.7.8', text: '535 5.7.8 ana@shop.example: "no"\nsecond line' },
  evidence: [],
};
const source: ReportSource = {
  verdict: 'fails',
  discovery: null,
  findings: [
    {
      endpoint,
      usable: true,
      diagnosis: null,
      addresses: [],
      phases: [],
      greeting: null,
      capabilities: { before: null, after: null },
      tls: null,
      auth: ['PLAIN'],
      transcript: [],
    },
  ],
  recommendation: { endpoint, reasons: [], alternatives: [] },
  signIn: { ok: false, mechanism: 'PLAIN', tried: [], diagnosis: refused },
  verification: null,
  diagnosis: refused,
  warnings: [],
  contacted: [],
  elapsedMs: 1,
};

function briefOf(over: Partial<ReportSource> = {}, language: Language = 'en'): Brief {
  const report = buildReport(
    { ...source, ...over },
    {
      language,
      program: { name: 'Sendwell', version: '1.0.0', platform: 'linux' },
      writtenAt: new Date('2026-12-01T12:00:00Z'),
      timeZone: 'UTC',
      practice: false,
    },
  );
  return briefOfReport(report, exportWords(language));
}

function written(form: BriefForm, over: Partial<ReportSource> = {}, language: Language = 'en'): string {
  return renderBrief(briefOf(over, language), form, exportWords(language));
}

describe('a refused sign-in', () => {
  it('for a ticket', () => {
    expect(written('ticket')).toMatchInlineSnapshot(`
      "Result: The server did not accept the sign-in.
      Decisive line: "535 5.7.8 a***@shop.example: 'no'"
      Proved: settings found, server reached with encryption
      Not proved: sign-in accepted, message accepted
      Right values: mail.shop.example, port 465, SSL/TLS, encrypted from the start
      Who acts: The person at the computer
      To do: Type the password once more, with care
      From: this computer (linux), Sendwell 1.0.0
      Time: 2026-12-01T12:00:00+00:00 (UTC)
      Support code: 70T-981-T70
      "
    `);
  });

  it('for the customer', () => {
    expect(written('customer')).toMatchInlineSnapshot(`
      "Hello,

      we have looked at why your email is not sent. The server did not accept the sign-in. The server was found, and it said no to the name and password. Check both, and try the full email address as the name.

      What you can do: Type the password once more, with care.

      These settings are right: mail.shop.example, port 465, SSL/TLS, encrypted from the start.

      If you answer or call, please name this support code: 70T-981-T70

      Kind regards
      "
    `);
  });

  it('for the administrator', () => {
    expect(written('admin')).toMatchInlineSnapshot(`
      "Hello,

      email cannot be sent from here. The server did not accept the sign-in. The server was found, and it said no to the name and password. Check both, and try the full email address as the name.

      The decisive line:
      "535 5.7.8 a***@shop.example: 'no'"

      This works: settings found, server reached with encryption.

      This is not proved: sign-in accepted, message accepted.

      Right values: mail.shop.example, port 465, SSL/TLS, encrypted from the start.

      Please tell us whether something on your side explains this.

      Seen from this computer (linux), Sendwell 1.0.0, 2026-12-01T12:00:00+00:00 (UTC). Support code: 70T-981-T70

      Kind regards
      "
    `);
  });
});

describe.each(languages)('in %s', (language) => {
  const actors = ['you', 'it-team', 'provider', 'network', 'wait'] as const;
  it.each(actors.flatMap((actor) => briefForms.map((form) => [actor, form] as const)))(
    'who acts is %s: %s has no open place, no address, and no more than its lines',
    (actor, form) => {
      const text = written(form, { diagnosis: { ...refused, actor } }, language);
      expect(text).not.toMatch(/\{\{|brief\.|ana@|null|undefined/);
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(form === 'ticket' ? 12 : 24);
    },
  );

  it.each(briefForms)('%s of a run that works asks for nothing', (form) => {
    const done = { ok: true, mechanism: 'PLAIN', tried: [], diagnosis: null };
    const message = { ok: true, queueId: null, messageId: '<x@y>', reply: null, diagnosis: null };
    const over = { verdict: 'works', diagnosis: null, signIn: done, verification: message } as const;
    const brief = briefOf({ ...over, signIn: { ...done } }, language);
    expect(brief).toMatchObject({ works: true, line: null, actor: null });
    expect(brief.notProved).toEqual([]);
    expect(written(form, { ...over, signIn: { ...done } }, language)).toContain('mail.shop.example');
  });
});

it('a probe proves the server and no more', () => {
  const brief = briefOf({ verdict: 'unfinished', diagnosis: null, signIn: null });
  expect(brief.title).toBe('Port 465 of mail.shop.example can be used.');
  expect([brief.proved, brief.notProved]).toEqual([
    ['found', 'reached'],
    ['signedIn', 'accepted'],
  ]);
});
