/** A server that knows the password of an earlier run says it before AUTH: no snapshot shows it. */
import { describe, expect, it } from 'vitest';
import { Redactor } from '../../../electron/engine/base/redactor.ts';
import { Snapshot } from '../../../electron/engine/run/snapshot.ts';
import { withoutSecrets } from '../../../electron/engine/run/without-secrets.ts';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { idleState } from '../../../shared/idle-state.ts';
import type { PortFinding } from '../../../shared/model.ts';
import type { Discovery } from '../../../shared/results.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';

const secret = 'Zq7hunter2pl';
const said = `hello ${secret} ${Buffer.from(secret).toString('base64')}`;
const line = { ms: 1, direction: 'server', phase: 'banner', text: said } as const;
const diagnosis: Diagnosis = {
  class: 'auth-bad-credentials',
  stage: 'auth',
  severity: 'blocking',
  certainty: 'certain',
  actor: 'you',
  facts: { host: 'smtp.shop.example', issuer: said, cardNames: [said], pageSays: said, offered: [said] },
  reply: { code: 535, enhanced: null, text: said },
  evidence: [{ kind: 'reply', text: said }],
};
const finding: PortFinding = {
  endpoint: { host: 'smtp.shop.example', port: 465, security: 'tls' },
  usable: true,
  diagnosis,
  addresses: [],
  phases: [],
  greeting: said,
  capabilities: { before: [said], after: [said] },
  tls: {
    version: 'TLSv1.3',
    cipher: null,
    subject: `CN=127.0.0.1, O=${secret}`,
    altNames: [said],
    issuer: `O=${secret}`,
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2027-01-01T00:00:00.000Z',
    verified: true,
    problem: null,
    fingerprint: null,
    identity: 'match',
    validity: 'valid',
    trust: 'trusted',
    chain: [{ subject: said, issuer: said, validTo: '2027-01-01T00:00:00.000Z' }],
  },
  auth: [secret],
  transcript: [line],
};
const reply = { code: 250, enhanced: null, text: said };
const discovery: Discovery = {
  address: 'ana@shop.example',
  domain: 'shop.example',
  candidates: ['ana@shop.example', 'ana', said].map((username, rank) => ({
    ...finding.endpoint,
    username,
    auth: ['password'],
    source: 'autodiscover',
    trust: 'authenticated',
    consent: false,
    rank,
  })),
  incoming: { host: 'imap.shop.example', port: 993, security: 'tls', type: 'imap', username: said, auth: [] },
  trace: [
    { source: 'autodiscover', target: 'https://shop.example/', outcome: 'absent', detail: said, ms: 1 },
  ],
  notes: [{ code: 'file-names-user', text: said, facts: { host: 'smtp.shop.example', username: said } }],
  contacted: [],
  elapsedMs: 1,
};
const state = {
  ...idleState,
  discovery,
  chosen: finding.endpoint,
  findings: [finding],
  signIn: { ok: false, mechanism: 'PLAIN', tried: [{ mechanism: 'PLAIN', ok: false, reply }], diagnosis },
  verification: { ok: true, queueId: secret, messageId: '<1@shop.example>', reply, diagnosis },
  diagnosis,
  transcript: [line],
};

function cleanedOf(...secrets: string[]) {
  const redactor = new Redactor();
  for (const one of secrets) redactor.addSecret(one);
  return withoutSecrets(state, redactor);
}

describe('the words of servers', () => {
  it('lose the secret wherever they stand', () => {
    const text = JSON.stringify(cleanedOf(secret));
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString('base64'));
    expect(text).toContain('CN=127.0.0.1, O=***');
  });

  it('stay as they are where no secret is known', () => {
    expect(cleanedOf()).toBe(state);
  });

  it('are all that changes: a password such as "shop" breaks no host, code or date', () => {
    const cleaned = cleanedOf('shop', 'auth', '2027', 'tls');
    expect(cleaned.chosen).toEqual(state.chosen);
    expect(cleaned.findings[0]).toMatchObject({
      endpoint: finding.endpoint,
      diagnosis: { class: diagnosis.class, stage: 'auth', facts: { host: 'smtp.shop.example' } },
      tls: { validTo: finding.tls?.validTo },
    });
    expect(cleaned.discovery?.candidates.slice(0, 2)).toEqual(discovery.candidates.slice(0, 2));
    expect(cleaned.discovery?.incoming?.host).toBe('imap.shop.example');
    expect(cleaned.discovery?.trace[0]?.target).toBe('https://shop.example/');
    expect(cleaned.discovery?.notes[0]?.facts?.host).toBe('smtp.shop.example');
    expect(cleaned.verification?.messageId).toBe(state.verification.messageId);
  });
});

it('no snapshot shows a secret: neither what came before it was known nor what comes after', () => {
  const secrets = new Redactor();
  const shown: string[] = [];
  const snapshot = new Snapshot('ana@shop.example', createMemoryNetwork({}), secrets, (next) =>
    shown.push(JSON.stringify(next)),
  );
  snapshot.tell({ type: 'endpoint-seen', findings: [finding], pending: [] });
  secrets.addSecret(secret);
  snapshot.tell({ type: 'sign-in-needed' });
  const { signIn, verification, transcript } = state;
  snapshot.tell({ type: 'attempted', signIn, verification, transcript });
  secrets.addSecret('Wm9second');
  snapshot.tell({ type: 'attempted', signIn, verification, transcript: [{ ...line, text: 'Wm9second' }] });
  snapshot.tell({
    type: 'concluded',
    verdict: 'fails',
    diagnosis,
    warnings: [],
    otherUsername: null,
    typedWithBlanks: false,
  });
  const [before, ...after] = shown;
  expect(before).toContain(secret);
  expect(after).toHaveLength(4);
  for (const text of after) expect(text).not.toMatch(/Zq7hunter2pl|Wm9second|WnE3aHVudGVyMnBs/);
});
