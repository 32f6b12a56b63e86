import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../electron/engine/report/render.ts';
import { buildReport, type ReportOptions } from '../../../electron/engine/report/report.ts';
import { isoInZone } from '../../../electron/engine/report/time.ts';
import { reportFormSchema, reportSchema } from '../../../shared/report.ts';
import { decodeShareCode } from '../../../shared/share-code/share-code.ts';
import { checkResult, refusal, refusedResult } from '../../support/check-results.ts';
import { fuzzOutputs } from '../../support/redaction-fuzz.ts';

const options: ReportOptions = {
  language: 'en',
  program: { name: 'Sendwell', version: '1.0.0', platform: 'linux' },
  writtenAt: new Date('2026-11-22T14:00:00Z'),
  timeZone: 'Europe/Berlin',
  practice: false,
};

describe('a report', () => {
  it('is what its schema says', () => {
    for (const source of [
      checkResult(),
      refusedResult(),
      checkResult({ discovery: null, settings: null, findings: [], recommendation: null }),
    ]) {
      const report = buildReport(source, options);
      expect(reportSchema.parse(report)).toEqual(report);
    }
  });

  it('tells where the message came in, without the words of the mailbox', () => {
    const arrival = {
      stage: 'found',
      host: 'imap.shop.example',
      consent: false,
      folder: 'spam',
      ms: 1180.6,
      checks: [
        { method: 'spf', result: 'fail' },
        { method: 'dkim', result: 'none' },
      ],
      deleted: null,
      problem: null,
      detail: 'words of the server',
    } as const;
    const report = buildReport(
      checkResult({ arrival: { ...arrival, checks: [...arrival.checks] } }),
      options,
    );
    expect(report.arrival).toEqual({
      stage: 'found',
      folder: 'spam',
      ms: 1181,
      checks: arrival.checks,
      problem: null,
    });
    expect(reportSchema.parse(report)).toEqual(report);
    const text = renderReport(report, 'text', 'en');
    expect(text).toContain('Arrival in the mailbox: in the spam folder, 1.2 s\n');
    expect(text).toContain('What the receiving server checked: spf=fail, dkim=none\n');
    const failed = { ...arrival, stage: 'failed', folder: null, ms: null, checks: [] } as const;
    const refused = buildReport(
      checkResult({ arrival: { ...failed, checks: [], problem: 'sign-in-refused' } }),
      options,
    );
    expect(renderReport(refused, 'text', 'en')).toContain('nobody could look, sign-in-refused\n');
  });

  it.each(['offered', 'looking'] as const)('says nothing of a mailbox while the search is %s', (stage) => {
    const check = {
      stage,
      host: 'imap.shop.example',
      consent: false,
      folder: null,
      ms: null,
      checks: [],
      deleted: null,
      problem: null,
      detail: null,
    };
    expect(buildReport(checkResult({ arrival: check }), options).arrival).toBeNull();
  });

  it('masks addresses unless the person asks for them', () => {
    const masked = buildReport(checkResult(), options);
    expect(masked).toMatchObject({
      masked: true,
      account: { address: 'a***@shop.example', username: 'a***@shop.example' },
    });
    const open = buildReport(checkResult(), { ...options, showAddresses: true });
    expect(open).toMatchObject({ masked: false, account: { address: 'ana@shop.example' } });
  });

  it('carries a share code of the same result', () => {
    const { shareCode } = buildReport(refusedResult(), options);
    expect(decodeShareCode(shareCode)).toMatchObject({
      ok: true,
      result: { verdict: 'fails', class: 'auth-bad-credentials', port: 465, security: 'tls' },
    });
  });

  it('keeps what helps: codes, plain words, links without their tails', () => {
    const text =
      '5.7.8 Username and Password not accepted. See https://support.example/p?p=BadCredentials x12-20020a5d4ac1000000b2d9';
    const reply = { code: 535, enhanced: '5.7.8', text };
    const { problem } = buildReport(refusedResult({ diagnosis: { ...refusal, reply } }), options);
    expect(problem?.reply?.text).toBe(
      '5.7.8 Username and Password not accepted. See https://support.example/p… …',
    );
  });

  it('does not tear words apart that hold a short name', () => {
    const result = refusedResult({
      diagnosis: {
        ...refusal,
        reply: { code: 535, enhanced: null, text: 'mail@shop.example: mail not allowed, mailbox closed' },
      },
    });
    if (result.discovery) result.discovery.address = 'mail@shop.example';
    expect(buildReport(result, options).problem?.reply?.text).toBe(
      'm***@shop.example: m*** not allowed, mailbox closed',
    );
  });

  it.each(reportFormSchema.options)('as %s', (form) => {
    const report = buildReport(refusedResult(), options);
    // The words of the explanation have tests of their own.
    const problem = report.problem && {
      ...report.problem,
      title: 'Title.',
      what: 'What.',
      why: null,
      next: 'Next',
    };
    expect(renderReport({ ...report, problem }, form, 'en')).toMatchSnapshot();
  });

  it('speaks German', () => {
    const report = buildReport(checkResult(), { ...options, language: 'de' });
    expect(renderReport(report, 'text', 'de')).toMatchSnapshot();
  });

  it.each(['markdown', 'html'] as const)('is not markup of others as %s', (form) => {
    const reply = {
      code: 550,
      enhanced: null,
      text: '<script>alert(1)</script> **bold** | [x](javascript:y) `z` & \u001b[31m',
    };
    const output = renderReport(
      buildReport(refusedResult({ diagnosis: { ...refusal, reply } }), options),
      form,
      'en',
    );
    expect(output).not.toContain('<script>');
    expect(output).not.toContain('\u001b');
    if (form === 'markdown') expect(output).toContain('\\*\\*bold\\*\\* \\| \\[x\\](javascript:y) \\`z\\`');
  });
});

it.each([
  ['2026-07-01T12:00:00Z', 'Europe/Berlin', '2026-07-01T14:00:00+02:00'],
  ['2026-11-22T00:30:05Z', 'America/New_York', '2026-11-21T19:30:05-05:00'],
  ['2026-11-22T00:30:05Z', 'UTC', '2026-11-22T00:30:05+00:00'],
  ['2026-11-22T00:30:05Z', 'Asia/Kolkata', '2026-11-22T06:00:05+05:30'],
])('%s in %s', (at, zone, expected) => {
  expect(isoInZone(new Date(at), zone)).toBe(expected);
});

// In parts, so that a busy machine has time for each.
it.each([1, 26, 51, 76])(
  'no planted secret comes out, seeds from %i (long run: test/fuzz/redaction.ts)',
  (seed) => {
    expect(fuzzOutputs(25, seed)).toBeNull();
  },
);
