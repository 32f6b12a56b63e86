import { afterEach, describe, expect, it } from 'vitest';
import { mailHost } from '../../../electron/engine/practice/scenarios.ts';
import { startPracticeWorld } from '../../../electron/engine/practice/start.ts';
import type { PracticeWorld } from '../../../electron/engine/practice/world.ts';
import type { PracticeScenario } from '../../../shared/practice-scenarios.ts';
import { handles, plain, Talk } from './talk.ts';

const opened: { world: PracticeWorld; talks: Talk[] }[] = [];

afterEach(async () => {
  for (const { world, talks } of opened.splice(0)) {
    for (const talk of talks) talk.end();
    await world.close();
  }
});

/** Starts a world and connects to one of its submission ports, TLS up and EHLO said. */
async function submission(scenario: PracticeScenario, publicPort = 465) {
  const world = await startPracticeWorld(scenario);
  const port = world.ports[publicPort] ?? 0;
  const implicit = publicPort === 465;
  const talk = implicit ? await Talk.openTls(port, world.caPem, mailHost) : await Talk.open(port);
  opened.push({ world, talks: [talk] });
  await talk.reply();
  if (!implicit) {
    await talk.send('EHLO [127.0.0.1]');
    await talk.startTls(world.caPem, mailHost);
  }
  await talk.send('EHLO [127.0.0.1]');
  return { world, talk };
}

async function sendMessage(talk: Talk, from: string, to: string): Promise<string> {
  await talk.send(`MAIL FROM:<${from}>`);
  await talk.send(`RCPT TO:<${to}>`);
  await talk.send('DATA');
  return talk.send(`From: ${from}\r\nTo: ${to}\r\nSubject: Hello\r\n\r\nIt works.\r\n..\r\n.`);
}

describe('works', () => {
  it.each([465, 587, 2525])('takes a message on port %i', async (port) => {
    const { world, talk } = await submission('works', port);
    expect(await talk.send(`AUTH PLAIN ${plain(world.address, world.password)}`)).toMatch(/^235 /);
    const reply = await sendMessage(talk, world.address, world.address);
    expect(reply).toMatch(/^250 2\.0\.0 Ok: queued as [0-9A-F]{10}$/);
    expect(world.inbox()).toMatchObject([
      { from: world.address, to: world.address, subject: 'Hello', text: 'It works.\n.\n' },
    ]);
    expect(await talk.send('QUIT')).toMatch(/^221 /);
    await talk.closed();
    const kinds = () => world.events().map(({ kind }) => kind);
    await expect.poll(kinds).toEqual(['connected', 'encrypted', 'signed-in', 'accepted', 'closed']);
    expect(world.events().every((event) => event.port === port)).toBe(true);
    expect(JSON.stringify(world.events())).not.toContain(world.password);
  });

  it('greets as the mail host and offers what a submission server offers', async () => {
    const world = await startPracticeWorld('works');
    const talk = await Talk.open(world.ports[587] ?? 0);
    opened.push({ world, talks: [talk] });
    expect(await talk.reply()).toBe('220 mail.practice.example ESMTP Sendwell practice');
    expect(await talk.send('EHLO [127.0.0.1]')).toContain('250-STARTTLS');
    expect(await talk.send(`AUTH PLAIN ${plain(world.address, world.password)}`)).toMatch(/^538 /);
  });

  it('refuses a wrong password and a foreign sender', async () => {
    const { world, talk } = await submission('works');
    expect(await talk.send(`AUTH PLAIN ${plain(world.address, 'wrong')}`)).toMatch(/^535 5\.7\.8 /);
    expect(await talk.send('MAIL FROM:<anna@practice.example>')).toMatch(/^530 /);
    expect(await talk.send(`AUTH PLAIN ${plain(world.address, world.password)}`)).toMatch(/^235 /);
    expect(await talk.send('MAIL FROM:<someone@else.example>')).toMatch(/^553 5\.7\.1 /);
  });

  it('refuses a message above its limit', async () => {
    const { world, talk } = await submission('works');
    await talk.send(`AUTH PLAIN ${plain(world.address, world.password)}`);
    expect(await talk.send(`MAIL FROM:<${world.address}> SIZE=2000000`)).toMatch(/^552 /);
    await talk.send(`MAIL FROM:<${world.address}>`);
    await talk.send(`RCPT TO:<${world.address}>`);
    await talk.send('DATA');
    expect(await talk.send(`${'x'.repeat(998).concat('\r\n').repeat(1_100)}.`)).toMatch(/^552 /);
    expect(world.inbox()).toEqual([]);
  });

  it('relays on port 25 to its own domain only and offers no sign-in there', async () => {
    const world = await startPracticeWorld('works');
    const talk = await Talk.open(world.ports[25] ?? 0);
    opened.push({ world, talks: [talk] });
    await talk.reply();
    const capabilities = await talk.send('EHLO [127.0.0.1]');
    expect(capabilities).toContain('STARTTLS');
    expect(capabilities).not.toContain('AUTH');
    await talk.send('MAIL FROM:<someone@else.example>');
    expect(await talk.send('RCPT TO:<someone@else.example>')).toMatch(/^554 5\.7\.1 .*Relay access denied$/);
    expect(await talk.send('RCPT TO:<anna@practice.example>')).toMatch(/^250 /);
  });
});

describe('refusals', () => {
  it.each([
    ['wrong-password', /^535 5\.7\.8 /],
    ['app-password', /^534 5\.7\.9 Application-specific password required/],
    ['switched-off-by-admin', /^535 5\.7\.139 .*SmtpClientAuthentication is disabled/],
  ] as const)('%s', async (scenario, reply) => {
    const { world, talk } = await submission(scenario);
    expect(await talk.send(`AUTH PLAIN ${plain(world.address, world.password)}`)).toMatch(reply);
    expect(world.events().at(-1)).toMatchObject({ kind: 'sign-in-refused', port: 465 });
    expect(world.events().at(-1)?.detail).toMatch(reply);
  });

  it.each(['wrong-password', 'app-password'] as const)(
    '%s: the hint is the password that works',
    async (scenario) => {
      const { world, talk } = await submission(scenario);
      const password = world.hints.password ?? '';
      expect(await talk.send(`AUTH PLAIN ${plain(world.address, password)}`)).toMatch(/^235 /);
    },
  );

  it('sender-not-allowed: signs in, sends only as the address of the hint', async () => {
    const { world, talk } = await submission('sender-not-allowed');
    expect(await talk.send(`AUTH PLAIN ${plain(world.address, world.password)}`)).toMatch(/^235 /);
    expect(await talk.send(`MAIL FROM:<${world.address}>`)).toMatch(
      /^553 5\.7\.1 <anna@practice\.example>: Sender address rejected: not owned by user anna@practice\.example$/,
    );
    expect(await sendMessage(talk, world.hints.from ?? '', world.address)).toMatch(/^250 /);
  });
});

describe('ports', () => {
  it('wrong-mode: 587 speaks TLS from the start, 465 starts in clear', async () => {
    const world = await startPracticeWorld('wrong-mode');
    const tls = await Talk.openTls(world.ports[587] ?? 0, world.caPem, mailHost);
    const clear = await Talk.open(world.ports[465] ?? 0);
    opened.push({ world, talks: [tls, clear] });
    expect(await tls.reply()).toMatch(/^220 /);
    expect(await clear.reply()).toMatch(/^220 /);
  });

  it('port-blocked: no server behind 587 and 25', async () => {
    const world = await startPracticeWorld('port-blocked');
    opened.push({ world, talks: [] });
    expect(Object.keys(world.ports)).toEqual(['465', '993']);
  });

  it('bad-certificate: the certificate is past its date on every port', async () => {
    const world = await startPracticeWorld('bad-certificate');
    opened.push({ world, talks: [] });
    await expect(Talk.openTls(world.ports[465] ?? 0, world.caPem, mailHost)).rejects.toMatchObject({
      code: 'CERT_HAS_EXPIRED',
    });
  });
});

describe('the world itself', () => {
  it('leaves no handle, whatever its clients are doing', async () => {
    const world = await startPracticeWorld('works');
    const idle = await Talk.open(world.ports[587] ?? 0);
    const beforeTls = await Talk.open(world.ports[465] ?? 0);
    const upgrading = await Talk.open(world.ports[2525] ?? 0);
    await upgrading.reply();
    await upgrading.send('EHLO [127.0.0.1]');
    await upgrading.send('STARTTLS');
    // Connected, but not yet noticed by the server.
    const fresh = await Talk.open(world.ports[465] ?? 0);
    await world.close();
    await Promise.all([fresh.closed(), idle.closed(), beforeTls.closed(), upgrading.closed()]);
    await expect.poll(handles).toEqual([]);
  });
});
