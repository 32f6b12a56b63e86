import { describe, expect, it } from 'vitest';
import { printDiscovery } from '../../../../electron/cli/print/discovery.ts';
import { printDiagnosis } from '../../../../electron/cli/print/explanation.ts';
import { printHint } from '../../../../electron/cli/print/hint.ts';
import { printPorts, printReasons } from '../../../../electron/cli/print/ports.ts';
import { printTranscript } from '../../../../electron/cli/print/transcript.ts';
import { printVerdict } from '../../../../electron/cli/print/verdict.ts';
import { shownCall } from '../../../../electron/cli/terminal/call.ts';
import { columns, wrap } from '../../../../electron/cli/terminal/text.ts';
import type { AssistantState } from '../../../../shared/assistant.ts';
import type { Diagnosis, ProblemClass } from '../../../../shared/diagnosis.ts';
import { idleState } from '../../../../shared/idle-state.ts';
import type { Language } from '../../../../shared/languages.ts';
import type { Endpoint, PortFinding, Recommendation } from '../../../../shared/model.ts';
import { fakeContext, fakeSystem } from '../fake-system.ts';

function printed(
  print: (context: ReturnType<typeof fakeContext>) => void,
  language: Language = 'en',
): string {
  const system = fakeSystem();
  print(fakeContext(system, { language }));
  return system.out();
}

const host = 'mail.shop.example';
const call = ['check', 'ana@shop.example'];

function diagnosis(problem: ProblemClass, facts: Diagnosis['facts'] = {}): Diagnosis {
  return {
    class: problem,
    stage: 'connect',
    severity: 'blocking',
    certainty: 'certain',
    actor: 'network',
    facts,
    reply: null,
    evidence: [],
  };
}

function finding(endpoint: Endpoint, problem: Diagnosis | null, connected = true): PortFinding {
  return {
    endpoint,
    usable: problem === null,
    diagnosis: problem,
    addresses: [],
    phases: connected
      ? [
          { name: 'connect', ms: 40 },
          { name: 'tls', ms: 110 },
        ]
      : [{ name: 'dns', ms: 3 }],
    greeting: null,
    capabilities: { before: null, after: null },
    tls: null,
    auth: ['PLAIN'],
    transcript: [],
  };
}

const findings = [
  finding({ host, port: 465, security: 'tls' }, diagnosis('connection-timeout', { waitedMs: 15_000 }), false),
  finding({ host, port: 587, security: 'starttls' }, null),
  finding({ host, port: 2525, security: 'starttls' }, diagnosis('connection-refused'), false),
  finding({ host, port: 25, security: 'starttls' }, null),
];
const recommendation: Recommendation = {
  endpoint: { host, port: 587, security: 'starttls' },
  reasons: [
    { code: 'starttls-second', facts: { port: 587 } },
    { code: 'better-door-silent', facts: { host, port: 465, security: 'tls' } },
  ],
  alternatives: [],
};

describe('the table of doors', () => {
  it('says in words what each port is and did', () => {
    const text = printed((context) => {
      printPorts(findings, recommendation, context);
      printReasons(recommendation, context);
    });
    expect(text).toMatchInlineSnapshot(`
      "
      Ports of mail.shop.example
         Port  Encryption                      What we saw                     Time
      ✖  465   from the start (SSL/TLS)        no answer                       15.0 s
      ★  587   after an open start (STARTTLS)  accepts a sign-in, recommended  0.1 s
      ✖  2525  after an open start (STARTTLS)  turned away
      ✔  25    after an open start (STARTTLS)  accepts a sign-in, last resort  0.1 s

      Why port 587:
        It starts open and must encrypt before anything private is sent.
        Port 465, encrypted from the start (SSL/TLS), would come first, but it cannot be reached.
      "
    `);
  });

  it('speaks German', () => {
    expect(printed((context) => printPorts(findings, recommendation, context), 'de')).toMatchInlineSnapshot(`
      "
      Ports von mail.shop.example
         Port  Verschlüsselung                 Was wir sahen                            Zeit
      ✖  465   von Anfang an (SSL/TLS)         keine Antwort                            15.0 s
      ★  587   nach offenem Beginn (STARTTLS)  nimmt eine Anmeldung an, empfohlen       0.1 s
      ✖  2525  nach offenem Beginn (STARTTLS)  abgewiesen
      ✔  25    nach offenem Beginn (STARTTLS)  nimmt eine Anmeldung an, letzter Ausweg  0.1 s
      "
    `);
  });

  it('has a table for each host', () => {
    const other = finding({ host: 'smtp.shop.example', port: 465, security: 'tls' }, null);
    const text = printed((context) => printPorts([...findings, other], null, context));
    expect(text.match(/Ports of \S+/g)).toEqual(['Ports of mail.shop.example', 'Ports of smtp.shop.example']);
  });
});

const finished: AssistantState = {
  ...idleState,
  stage: 'finished',
  address: 'ana@shop.example',
  username: 'ana@shop.example',
  chosen: recommendation.endpoint,
  signIn: { ok: true, mechanism: 'PLAIN', tried: [], diagnosis: null },
  to: 'ana@shop.example',
  code: '123456',
};
const accepted = { ok: true, queueId: '4ABC', messageId: '<x@y>', reply: null, diagnosis: null };

describe('the verdict', () => {
  it('of a message that was taken', () => {
    const state: AssistantState = {
      ...finished,
      verdict: 'works-with-warnings',
      verification: accepted,
      warnings: [{ class: 'ipv6-broken', facts: {} }],
    };
    expect(printed((context) => printVerdict(state, call, context))).toMatchInlineSnapshot(`
      "
      ✔ It works. Your test message is on its way.
        The server accepted the message for ana@shop.example. Look in the inbox, then
        in spam. It carries the code 123456.

        Settings
          Server      mail.shop.example
          Port        587
          Encryption  after an open start (STARTTLS)
          User name   ana@shop.example

        Good to know:
        ! The newer kind of internet address (IPv6) does not work here. The older kind
          does.
      "
    `);
  });

  it('tells how big a message may be, where the server states it', () => {
    const finding = {
      endpoint: recommendation.endpoint,
      capabilities: { before: null, after: ['SIZE 26214400'] },
    };
    const state = {
      ...finished,
      verdict: 'works',
      verification: accepted,
      findings: [finding],
    } as AssistantState;
    expect(printed((context) => printVerdict(state, call, context))).toContain(
      'Size        up to 26 MB, attachments up to 18 MB',
    );
    const unstated = { ...finding, capabilities: { before: null, after: ['SIZE', 'SIZE 0'] } };
    expect(
      printed((context) => printVerdict({ ...state, findings: [unstated] } as AssistantState, call, context)),
    ).not.toContain('MB');
  });

  it.each([
    ['en', 'SIZE 1000000', 'up to 1 MB, attachments up to 0.7 MB'],
    ['de', 'SIZE 500000', 'bis 0,5 MB, Anhänge bis 0,3 MB'],
  ] as const)('tells small limits in tenths, %s', (language, stated, words) => {
    const finding = { endpoint: recommendation.endpoint, capabilities: { before: null, after: [stated] } };
    const state = { ...finished, verdict: 'works', verification: accepted, findings: [finding] };
    const shown = printed((context) => printVerdict(state as AssistantState, call, context), language);
    expect(shown).toContain(words);
  });

  it('of a message that was found: nobody is sent to look for it', () => {
    const arrivalCheck = {
      stage: 'found',
      host: 'imap.shop.example',
      consent: false,
      folder: 'spam',
      ms: 900,
      checks: [],
      deleted: null,
      problem: null,
      detail: null,
    } as const;
    const state: AssistantState = {
      ...finished,
      verdict: 'works',
      verification: accepted,
      arrivalCheck: { ...arrivalCheck, checks: [] },
    };
    const shown = printed((context) => printVerdict(state, call, context));
    expect(shown).toContain('accepted the message for ana@shop.example. It carries');
    expect(shown).not.toContain('Look in');
  });

  it('of a server that takes mail without a sign-in', () => {
    const state: AssistantState = { ...finished, verdict: 'works', signIn: null, to: null, code: null };
    const text = printed((context) => printVerdict(state, call, context));
    expect(text).toContain('✔ It works. The server accepts mail without a sign-in.');
    expect(text).toMatch(/User name +none needed/);
  });

  it('of a sign-in without a message', () => {
    const state: AssistantState = { ...finished, verdict: 'works', to: null, code: null };
    expect(printed((context) => printVerdict(state, call, context))).toContain(
      '✔ It works. Signing in went well.\n  No message was sent.',
    );
  });

  it('of a run that was stopped', () => {
    const state: AssistantState = { ...finished, verdict: 'unfinished' };
    expect(printed((context) => printVerdict(state, call, context))).toBe(
      '\n! Stopped before the end.\n  No message was sent.\n',
    );
  });

  it('of a problem: words, one next step as a call to type, who can help', () => {
    const text = printed((context) =>
      printDiagnosis({ ...diagnosis('auth-app-password-required'), actor: 'you' }, context, {
        again: call,
        check: call,
        helpUrl: 'https://help.example/app-passwords',
      }),
    );
    expect(text).toMatchInlineSnapshot(`
      "
      ✖ This account needs an app password.
        Your normal password does not work in apps like this one. Your provider can
        make one for you in a few minutes.
        An app password is a second password, made for one app or device.

        Next:
        Make an app password at the provider, and try again with that one:
          https://help.example/app-passwords
          sendwell check ana@shop.example
        Other things to try:
          - Sign in at the provider's own page:
            sendwell check ana@shop.example --oauth browser
          - A text for your IT team:
            sendwell check ana@shop.example --as ticket
        Who can help: you
      "
    `);
  });

  it('of a problem that the server spoke of: its own line is quoted', () => {
    const reply = { code: 535, enhanced: '5.7.8', text: '535-5.7.8 Your password is\n535 5.7.8 too simple' };
    const text = printed((context) =>
      printDiagnosis(diagnosis('auth-bad-credentials'), context, { check: call, reply }),
    );
    expect(text).toContain(
      'own words:\n    "535-5.7.8 Your password is"\n    "535 5.7.8 too simple"\n\n  Next:\n',
    );
  });

  it('of an endpoint in the wrong mode: the call for the one that can be used', () => {
    const state: AssistantState = {
      ...finished,
      verdict: 'fails',
      chosen: null,
      recommendation,
      diagnosis: diagnosis('tls-wrong-mode'),
    };
    const text = printed((context) => printVerdict(state, call, context));
    expect(text).toContain(`\n    ${shownCall(call)} --port 587 --security starttls\n`);
  });
});

describe('what to know before the password is typed', () => {
  const provider = {
    id: 'x',
    name: 'Example Mail',
    signIn: [],
    status: 'ok',
    helpUrl: 'https://help.example/',
  } as const;

  it('is said where the provider has it', () => {
    const known = { ...provider, signIn: [], hint: 'app-password-needed' };
    const text = printed((context) => printHint(known, context));
    expect(text).toContain('! This account needs an app password.\n  Example Mail does not accept');
    expect(text).toContain('https://help.example/');
  });

  it('is nothing elsewhere', () => {
    expect(printed((context) => printHint({ ...provider, signIn: [], hint: null }, context))).toBe('');
  });
});

describe('the transcript', () => {
  it('shows who said what, and no control characters', () => {
    const text = printed((context) =>
      printTranscript(
        'What was said',
        [
          { ms: 12.4, direction: 'server', phase: 'banner', text: '220 hi\u001b[2J' },
          { ms: 13, direction: 'client', phase: 'ehlo', text: 'EHLO [127.0.0.1]' },
          { ms: 20, direction: 'note', phase: 'quit', text: 'closed' },
        ],
        context,
      ),
    );
    expect(text).toBe(
      '\nWhat was said\n     12 ms < 220 hi[2J\n     13 ms > EHLO [127.0.0.1]\n     20 ms * closed\n',
    );
  });
});

describe('where the settings come from', () => {
  it('lists the ways to send and every place', () => {
    const text = printed((context) =>
      printDiscovery(
        {
          address: 'ana@shop.example',
          domain: 'shop.example',
          candidates: [
            {
              ...recommendation.endpoint,
              username: 'ana\u202e@',
              auth: ['password'],
              source: 'srv-submission',
              trust: 'unauthenticated',
              consent: true,
              rank: 0,
            },
          ],
          incoming: null,
          trace: [
            { source: 'autoconfig', target: 'https://x', outcome: 'absent', detail: null, ms: 12.3 },
            { source: 'srv-submission', target: 'x', outcome: 'found', detail: null, ms: 4 },
          ],
          notes: [],
          contacted: [],
          elapsedMs: 20,
        },
        context,
      ),
    );
    expect(text).toMatchInlineSnapshot(`
      "
      Server             Port  Encryption                      User name  Found in
      mail.shop.example  587   after an open start (STARTTLS)  ana@       the domain's DNS entry for sending (not proven, needs your agreement)

      Asked 2 places, 2 answered. To see them: --verbose
      "
    `);
  });
});

describe('layout', () => {
  it('wraps at words', () => {
    expect(wrap('one two three four', 9, ' ')).toEqual([' one two', ' three', ' four']);
    expect(wrap('averylongword x', 5)).toEqual(['averylongword', 'x']);
  });

  it('aligns by what is seen', () => {
    expect(
      columns([
        ['a', 'b'],
        ['\u001b[1mlong\u001b[22m', 'c'],
      ]),
    ).toEqual(['a     b', '\u001b[1mlong\u001b[22m  c']);
  });
});
