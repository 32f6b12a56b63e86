/** The refusals of Microsoft 365 and Outlook.com: each has a cause, somebody who acts, and words of its own. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { diagnoseInput } from '../../../electron/engine/diagnosis/explain-line.ts';
import type { Actor, ProblemClass } from '../../../shared/diagnosis.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import { factSchema } from '../../../shared/facts.ts';
import { languages } from '../../../shared/languages.ts';
import { type RefusalKind, refusals } from '../../../shared/microsoft-365/refusals.ts';

type Row = [kind: RefusalKind, reply: string, meaning: ProblemClass, actor: Actor, provider?: string];

const server = '[XX0PR00CA0001.namprd00.prod.outlook.com 2026-11-01T00:00:00.000Z 00DB000000000000]';
const off = '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the';
const help = 'Visit https://aka.ms/smtp_auth_disabled for more information.';

const rows: readonly Row[] = [
  ['tenant', `${off} Tenant. ${help} ${server}`, 'auth-disabled-by-admin', 'it-team'],
  [
    'tenant',
    `The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.57 Client not authenticated to send mail. Error: ${off} Tenant. ${help}`,
    'auth-disabled-by-admin',
    'it-team',
  ],
  ['mailbox', `${off} Mailbox. ${help} ${server}`, 'auth-disabled-by-admin', 'it-team'],
  [
    'security-defaults',
    "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
    'auth-disabled-by-admin',
    'it-team',
  ],
  [
    'conditional-access',
    `535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator. ${server}`,
    'auth-disabled-by-admin',
    'it-team',
  ],
  [
    'basic-auth',
    `535 5.7.139 Authentication unsuccessful, basic authentication is disabled. ${server}`,
    'auth-oauth-required',
    'you',
  ],
  [
    'removed',
    '550 5.7.30 Basic authentication is not supported for Client Submission.',
    'auth-oauth-required',
    'you',
  ],
  ['personal', `${off} Mailbox. ${help} ${server}`, 'auth-disabled-by-admin', 'you', 'outlook'],
  ['personal', `${off} Mailbox. ${help} ${server}`, 'auth-disabled-by-admin', 'you', 'hotmail'],
  [
    'personal',
    `smtplib.SMTPAuthenticationError: (535, b'5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. ${help}') for user bo@outlook.com`,
    'auth-disabled-by-admin',
    'you',
  ],
  [
    'personal',
    `Sending through smtp-mail.outlook.com:587 failed: ${off} Mailbox. ${help}`,
    'auth-disabled-by-admin',
    'you',
  ],
  [
    'no-reason',
    '535 5.7.3 Authentication unsuccessful [XX0PR00CA0001.namprd00.prod.outlook.com]',
    'auth-bad-credentials',
    'you',
  ],
  ['not-signed-in', `530 5.7.57 Client not authenticated to send mail. ${server}`, 'auth-required', 'you'],
  [
    'not-signed-in',
    '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM',
    'auth-required',
    'you',
  ],
  [
    'send-as',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'sender-not-allowed',
    'you',
  ],
  [
    'send-as',
    '554 5.2.252 SendAsDenied; ana@shop.example not allowed to send as bo@shop.example',
    'sender-not-allowed',
    'you',
  ],
  ['connector', '550 5.7.64 TenantAttribution; Relay Access Denied SMTP', 'relay-denied', 'it-team'],
  [
    'partner-connector',
    "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set",
    'relay-denied',
    'it-team',
  ],
  [
    'direct-send',
    '550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
    'relay-denied',
    'it-team',
  ],
  [
    'old-device',
    '421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2. Visit https://aka.ms/smtp_auth_tls',
    'tls-too-old',
    'you',
  ],
  ['old-device', '454 TLS 1.0 is no longer supported here', 'tls-too-old', 'you'],
  ['old-device', '550 Please update your mail program: it needs TLS 1.2', 'tls-too-old', 'you'],
];

const diagnoseRow = ([, reply, , , provider]: Row) => diagnoseInput({ reply, provider: provider ?? null });

describe('a refusal of Microsoft', () => {
  it.each(Object.entries(refusals))('%s has its page', (_, fact) => {
    expect(factSchema(z.string().regex(/^[45]\.\d+\.\d+$/)).parse(fact)).toEqual(fact);
  });

  it('is tested for every kind', () => {
    expect([...new Set(rows.map(([kind]) => kind))].sort()).toEqual(Object.keys(refusals).sort());
  });

  it.each(rows)('%s: %s', (...row) => {
    const [kind, , meaning, actor] = row;
    const { class: problem, facts, actor: who } = diagnoseRow(row);
    expect([problem, facts.variant, who]).toEqual([meaning, kind, actor]);
  });

  it.each(rows.filter(([, reply]) => /^[45]\d\d [45]\.\d/.test(reply)))(
    'is found in a log without a word of trouble: %s: %s',
    (...row) => {
      const [kind, reply, meaning, , provider] = row;
      const log = `2026-12-01 10:00:00 INFO connected\n2026-12-01 10:00:01 INFO signing in\n${reply}`;
      const found = diagnoseInput({ reply: log, provider: provider ?? null });
      expect([found.class, found.facts.variant]).toEqual([meaning, kind]);
    },
  );

  it.each(languages)('has a title of its own in %s', (language) => {
    const explainer = createExplainer(language);
    const titles = new Map(
      rows.map((row) => [row[0], explainer.explain(diagnoseRow(row), { pasted: true }).title]),
    );
    // The server gives no reason, so its title is that of any refused sign-in; From is the same problem everywhere.
    const shared = new Set<RefusalKind>(['no-reason', 'send-as']);
    const own = [...titles].filter(([kind]) => !shared.has(kind)).map(([, title]) => title);
    expect(new Set(own).size).toBe(own.length);
  });
});

describe('a personal mailbox', () => {
  const refusalsOfMailboxes = rows.filter(
    ([, , meaning]) => meaning.startsWith('auth-') && meaning !== 'auth-required',
  );

  it.each(refusalsOfMailboxes)('has no IT team: %s', (_, reply) => {
    for (const provider of ['outlook', 'hotmail', 'live']) {
      const diagnosis = diagnoseInput({ reply, provider });
      for (const language of languages) {
        const { next, others, ...words } = createExplainer(language).explain(diagnosis, { provider });
        expect(words.actor).toBe('you');
        expect(JSON.stringify([words, next.label, others.map(({ label }) => label)])).not.toMatch(
          /\bIT\b|company|Firma/,
        );
        expect([next, ...others].map(({ action }) => action)).not.toContain('copy-for-it');
      }
    }
  });

  it('is not taken for one because its server was asked for a company', () => {
    const { actor, facts } = diagnoseInput({
      reply: `smtp-mail.outlook.com:587 said ${off} Tenant. ${help}`,
    });
    expect([actor, facts.variant]).toEqual(['it-team', 'tenant']);
  });
});

describe('a bounce that the reader cannot mend', () => {
  const refused = '550 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org';

  it.each([
    `Google tried to deliver your message, but it was rejected by the recipient domain. The error that the other server returned was: ${refused}`,
    `Generating server: AM0PR01MB0001.eurprd01.prod.exchangelabs.com, mail-am0eur01on0001.outbound.protection.outlook.com\nbo@mill.example\nRemote Server returned '${refused}'`,
    `${refused.replace('198.51.100.7', 'mail-lf1-f50.google.com')}`,
  ])('names the shared server of the provider: %s', (reply) => {
    const { class: problem, actor, facts } = diagnoseInput({ reply });
    expect([problem, actor, facts.variant]).toEqual(['ip-blocklisted', 'provider', 'provider-address']);
  });

  it('stays about this network where nobody else sent it', () => {
    expect(diagnoseInput({ reply: refused }).facts.variant).toBeUndefined();
  });

  it('a full mailbox is waited for', () => {
    expect(diagnoseInput({ reply: '552 5.2.2 The mailbox is full', stage: 'rcpt-to' }).actor).toBe('wait');
  });

  it.each([
    "Your message wasn't delivered to bo@mill.example because the domain mill.example couldn't be found. Check for typos or unnecessary spaces and try again.",
    "DNS Error: 80335577 DNS type 'mx' lookup of mill.example responded with code NXDOMAIN\nDomain name not found: mill.example",
    '550 5.4.310 DNS domain mill.example does not exist [Message=InfoDomainNonexistent]',
    '550 5.1.2 <bo@mill.example>: Recipient address rejected: Domain not found',
    '550 Unrouteable mail domain "mill.example"',
  ])('a missing mail domain is about the recipient: %s', (reply) => {
    const { class: problem, facts } = diagnoseInput({ reply });
    expect([problem, facts.variant]).toEqual(['recipient-unknown', 'no-domain']);
  });
});
