/** The arrival check against Dovecot: found in inbox and in spam, early and late, and never over a bad certificate. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mailbox, openMailbox } from '../../electron/engine/arrival/mailbox.ts';
import { watchForArrival } from '../../electron/engine/arrival/watch.ts';
import { Secret } from '../../electron/engine/base/secret.ts';
import type { Network } from '../../electron/engine/network/network.ts';
import { createSystemNetwork } from '../../electron/engine/network/system.ts';
import { account, type ImapPeer, skipsPeers, startDovecotImap } from './peers.ts';

const host = 'localhost';
const calm = new AbortController().signal;

function order(peer: ImapPeer, network: Network, password: string = account.password) {
  const credentials = {
    username: account.address,
    kind: 'password' as const,
    secret: new Secret(password),
  };
  return { network, host, port: peer.port, credentials };
}

let sent = 0;
function message() {
  sent += 1;
  const messageId = `<check-${sent}-${Date.now()}@example.test>`;
  const text = [
    'Authentication-Results: mx.example.test; spf=pass smtp.mailfrom=example.test;',
    '\tdkim=none; dmarc=pass (p=REJECT) header.from=example.test',
    'Authentication-Results: elsewhere.example; dkim=pass',
    `From: ${account.address}`,
    `To: ${account.address}`,
    'Subject: Test',
    `Message-ID: ${messageId}`,
    '',
    'It works.',
    '',
  ].join('\r\n');
  return { messageId, text };
}

describe.skipIf(skipsPeers())('the arrival check against Dovecot', () => {
  let peer: ImapPeer;
  const network = () => createSystemNetwork({ extraCaPem: peer.caPem });

  beforeAll(async () => {
    peer = await startDovecotImap();
  });
  afterAll(() => peer?.stop());

  async function look(messageId: string, deleteAfter = false) {
    const wanted = order(peer, network());
    return watchForArrival({ messageId, deleteAfter, open: (signal) => openMailbox(wanted, signal) }, calm);
  }

  it.each(['inbox', 'spam'] as const)('finds the message in %s', async (folder) => {
    const { messageId, text } = message();
    await peer.file(folder, text);
    await peer.file('inbox', message().text);
    expect(await look(messageId)).toEqual({
      outcome: 'found',
      folder,
      checks: [
        { method: 'spf', result: 'pass' },
        { method: 'dkim', result: 'none' },
        { method: 'dmarc', result: 'pass' },
      ],
      deleted: null,
    });
  });

  it('hears of a message that comes later', async () => {
    const { messageId, text } = message();
    const searching = look(messageId);
    setTimeout(() => void peer.file('inbox', text), 1_500);
    expect(await searching).toMatchObject({ outcome: 'found', folder: 'inbox' });
  });

  it('leaves the message unread, and deletes it only when it is asked to', async () => {
    const { messageId, text } = message();
    await peer.file('inbox', text);
    expect(await look(messageId)).toMatchObject({ deleted: null });
    expect(await look(messageId, true)).toMatchObject({ outcome: 'found', deleted: true });
    const opened = await openMailbox(order(peer, network()), calm);
    if (!opened.ok) throw new Error(opened.failure.problem);
    const mailbox: Mailbox = opened.value;
    expect(await mailbox.find(messageId, calm)).toEqual({ ok: true, value: null });
    mailbox.close();
  });

  it('says that the sign-in was refused, in the words of the server', async () => {
    const opened = await openMailbox(order(peer, network(), 'wrong-horse'), calm);
    expect(opened).toMatchObject({ ok: false, failure: { problem: 'sign-in-refused' } });
    expect(JSON.stringify(opened)).not.toContain('wrong-horse');
  });

  it('sends no password to a server that nobody vouches for', async () => {
    const opened = await openMailbox(order(peer, createSystemNetwork()), calm);
    expect(opened).toMatchObject({ ok: false, failure: { problem: 'not-protected' } });
  });

  it('stops at once in the middle of the search', async () => {
    const stopper = new AbortController();
    const wanted = order(peer, network());
    // Stopped while it waits for the server; that wait would outlast the test.
    const open = async (signal: AbortSignal) => {
      const opened = await openMailbox(wanted, signal);
      if (!opened.ok) return opened;
      const wait = opened.value.waitForNews.bind(opened.value);
      opened.value.waitForNews = (_ms, waitSignal) => {
        const waiting = wait(600_000, waitSignal);
        stopper.abort();
        return waiting;
      };
      return opened;
    };
    const search = { messageId: '<never@example.test>', deleteAfter: false, open };
    expect(await watchForArrival(search, stopper.signal)).toMatchObject({
      outcome: 'failed',
      problem: 'stopped',
    });
  });
});
