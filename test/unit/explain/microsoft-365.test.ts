/** The story of an account of Microsoft that may not send: one story a refusal, and other words before and after the dates. */
import { describe, expect, it } from 'vitest';
import { diagnoseInput } from '../../../electron/engine/diagnosis/explain-line.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import { factPages } from '../../../shared/microsoft-365/pages.ts';

const english = createExplainer('en');
const german = createExplainer('de');
const said = (reply: string, provider?: string) =>
  diagnoseInput({ stage: 'auth', port: 587, security: 'starttls', reply, ...(provider && { provider }) });
const off = '535 5.7.139 Authentication unsuccessful, ';
const tenant = `${off}SmtpClientAuthentication is disabled for the Tenant.`;
const address = 'scanner@shop.example';
const story = (reply: string, today = '2026-12-01', provider?: string) =>
  english.microsoft365(said(reply, provider), { today, values: { address } });

const refusals: [reply: string, kind: string, ways: string[]][] = [
  [tenant, 'tenant', ['tenant', 'oauth', 'hve', 'acs', 'connector', 'direct-send', 'other-service']],
  [
    `${off}SmtpClientAuthentication is disabled for the Mailbox.`,
    'mailbox',
    ['tenant', 'oauth', 'hve', 'acs', 'connector', 'direct-send', 'other-service'],
  ],
  [
    `${off}user is locked by your organization's security defaults policy.`,
    'security-defaults',
    ['oauth', 'hve', 'acs', 'connector', 'direct-send', 'other-service'],
  ],
  [
    `${off}the request did not meet the criteria to be authenticated successfully.`,
    'conditional-access',
    ['oauth', 'hve', 'acs', 'connector', 'direct-send', 'other-service'],
  ],
  [
    `${off}basic authentication is disabled.`,
    'basic-auth',
    ['oauth', 'hve', 'acs', 'connector', 'direct-send', 'other-service'],
  ],
  [
    '550 5.7.30 Basic authentication is not supported for Client Submission.',
    'removed',
    ['oauth', 'hve', 'acs', 'connector', 'direct-send', 'other-service'],
  ],
  [
    `${off}some new words`,
    'unnamed',
    ['tenant', 'oauth', 'hve', 'acs', 'connector', 'direct-send', 'other-service'],
  ],
  [
    '550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources.',
    'direct-send',
    ['connector', 'oauth', 'hve', 'acs', 'other-service'],
  ],
];

describe('a company', () => {
  it.each(refusals)('%s', (reply, kind, ways) => {
    const told = story(reply);
    expect(told?.kind).toBe(kind);
    expect(told?.ways.map(({ id }) => id)).toEqual(ways);
    expect(told?.forIt).toContain(address);
    expect(told?.forIt).toContain(`The server said: ${reply}`);
  });

  it('tells apart what is off', () => {
    const offs = refusals.map(([reply]) => story(reply)?.off);
    expect(new Set(offs).size).toBe(refusals.length);
  });

  it('is told the ways with server, command, page and month', () => {
    const [first, second] = story(tenant)?.ways ?? [];
    expect(first?.lines.map(({ text }) => text).join('\n')).toContain(
      `Set-CASMailbox -Identity '${address}' -SmtpClientAuthenticationDisabled $false`,
    );
    expect(second?.needs.join(' ')).toContain('An administrator registers the program once.');
    for (const way of story(tenant)?.ways ?? []) {
      expect(factPages).toContain(way.page.url);
      expect(way.page.month).toBe('December 2026');
    }
  });

  it('hears before a proof without sign-in what may go wrong', () => {
    const proofs = story(tenant)?.ways.map(({ id, proof }) => [id, proof] as const);
    for (const [id, proof] of proofs ?? []) {
      expect(proof === null, id).toBe(id === 'other-service');
      const atMx = id === 'connector' || id === 'direct-send';
      expect(/home connection.*SPF/s.test(proof?.before.join(' ') ?? ''), id).toBe(atMx);
    }
    expect(proofs?.find(([id]) => id === 'hve')?.[1]?.command).toBe(
      'sendwell check scanner-hve@shop.example --way hve',
    );
  });

  it('puts nothing into a command that a shell would read', () => {
    const told = english.microsoft365(said(tenant), { values: { address: "o'neil$(x)@shop.example" } });
    const commands = told?.ways.map(({ proof }) => proof?.command ?? '').join('\n');
    expect(commands).not.toContain('$(');
    expect(commands).toContain('sendwell check ADDRESS --way tenant');
    expect(told?.ways[0]?.lines.map(({ text }) => text).join('\n')).toContain("'o''neil$(x)@shop.example'");
  });

  it('is told without an address too', () => {
    const told = english.microsoft365(said(tenant));
    expect(told?.forIt).toContain('this account');
    expect(told?.ways[0]?.proof?.command).toBe('sendwell check ADDRESS --way tenant');
  });
});

describe('with the days', () => {
  it.each([
    ['2026-12-31', 'does not say since when. Microsoft switches off sending with a password at the end of'],
    ['2027-01-01', 'Since the end of December 2026'],
    ['2027-06-30', 'will be announced in the second half of 2027'],
    ['2027-07-01', 'may have named the last day by now'],
  ])('on %s: %s', (day, words) => {
    expect(story(tenant, day)?.since).toContain(words);
    expect(english.passwordEnds({ today: day }).text).toContain(words.replace(/^.*when\. /, ''));
  });

  it('German words change too', () => {
    const on = (today: string) => german.microsoft365(said(tenant), { today })?.since;
    expect(on('2026-12-31')).toContain('Ende Dezember 2026 ab');
    expect(on('2027-01-01')).toContain('Seit Ende Dezember 2026');
  });

  it('what is over for good has no date of the announcement', () => {
    expect(story('550 5.7.30 Basic authentication is not supported', '2028-01-01')?.since).toBe(
      'For good. No administrator can switch it on again.',
    );
  });
});

describe('a personal mailbox', () => {
  const personal = story(`${off}SmtpClientAuthentication is disabled for the Mailbox`, undefined, 'outlook');

  it('has nobody in IT, and nothing to type for an administrator', () => {
    expect(personal).toMatchObject({ kind: 'personal', forIt: null, ways: [] });
    expect(JSON.stringify(personal)).not.toMatch(/administrator|IT team/i);
  });

  it('whose password ended has the sign-in window', () => {
    const ended = story(`${off}basic authentication is disabled`, undefined, 'outlook');
    expect(ended).toMatchObject({
      kind: 'personal-password',
      forIt: null,
      since: 'Since September 16, 2024.',
    });
    expect(ended?.todo).toContain("Microsoft's own sign-in window");
  });
});

it.each([
  '535 5.7.8 authentication failed',
  '421 4.3.2 busy',
  '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
  '535 5.7.139 Authentication unsuccessful, the account is locked.',
  '535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.outlook.com]',
])('%s: nothing is switched off', (reply) => {
  expect(story(reply)).toBeNull();
});
