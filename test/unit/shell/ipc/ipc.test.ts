import { describe, expect, test, vi } from 'vitest';
import { answerRequest, type Handlers, type Sender, tell } from '../../../../electron/shell/ipc/ipc.ts';
import { idleState } from '../../../../shared/idle-state.ts';

const origin = 'sendwell://app';
const frame = { origin, parent: null };
const page = { senderFrame: frame } as unknown as Sender;

function takeRequests(handlers: Partial<Handlers> = {}) {
  const log: string[] = [];
  const ask = (sender: Sender, channel: unknown, input?: unknown) =>
    answerRequest(
      { origin, handlers: handlers as Handlers, log: (line) => log.push(line) },
      sender,
      channel,
      input,
    );
  return { ask, log };
}

describe('the IPC channel', () => {
  test('hands parsed input to the handler and the answer through its schema', async () => {
    const info = {
      version: '1',
      language: 'en',
      words: 'plain',
      wordsLocked: false,
      platform: 'linux',
      detailsOpen: false,
    } as const;
    const { ask, log } = takeRequests({ 'shell:info': () => ({ ...info, secret: 'x' }) });
    expect(await ask(page, 'shell:info')).toEqual({ ok: true, output: info });
    expect(log).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['no frame', { senderFrame: null }],
    ['a frame inside our page', { senderFrame: { origin, parent: frame } }],
    ['another origin', { senderFrame: { origin: 'https://evil.test', parent: null } }],
    ['an origin that begins like ours', { senderFrame: { origin: 'sendwell://app.evil', parent: null } }],
    ['a page without origin', { senderFrame: { origin: 'null', parent: null } }],
  ])('refuses %s', async (_name, sender) => {
    const handler = vi.fn();
    const { ask, log } = takeRequests({ 'shell:copy': handler });
    const reply = await ask(sender as Sender, 'shell:copy', { text: 'a' });
    expect(reply).toEqual({ ok: false, refusal: 'foreign-sender' });
    expect(handler).not.toHaveBeenCalled();
    expect(log).toEqual(['request refused: foreign-sender "shell:copy"']);
  });

  test.each(['shell:format-disk', '__proto__', 'toString', 7, null, { toString: 1 }])(
    'refuses the unknown channel %j',
    async (channel) => {
      const { ask } = takeRequests();
      expect(await ask(page, channel)).toEqual({ ok: false, refusal: 'unknown-channel' });
    },
  );

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['the wrong type', { text: 7 }],
    ['a text', 'text'],
    ['too long a text', { text: 'x'.repeat(200_001) }],
  ])('refuses %s as input, without telling the log what it was', async (_name, input) => {
    const { ask, log } = takeRequests();
    expect(await ask(page, 'shell:copy', input)).toEqual({ ok: false, refusal: 'invalid-input' });
    expect(log[0]).toMatch(/^request refused: invalid-input "shell:copy" [a-z_,]+$/);
  });

  test('never tells the log what the page typed', async () => {
    const { ask, log } = takeRequests();
    await ask(page, 'assistant:command', {
      type: 'sign-in',
      username: 'u',
      kind: 'hunter2',
      secret: 'hunter2',
    });
    await ask(page, 'assistant:command', { type: 'hunter2' });
    expect(log.join()).not.toContain('hunter2');
  });

  test('refuses ten megabytes', async () => {
    const { ask } = takeRequests();
    expect(await ask(page, 'shell:copy', { text: 'x'.repeat(10_000_000) })).toEqual({
      ok: false,
      refusal: 'too-large',
    });
  });

  test('a handler that fails, or answers what it should not, becomes a refusal', async () => {
    const failing = takeRequests({
      'shell:info': () => {
        throw new Error('broken');
      },
    });
    expect(await failing.ask(page, 'shell:info')).toEqual({ ok: false, refusal: 'failed' });
    const talkative = takeRequests({ 'shell:copy': () => 'more than agreed' });
    expect(await talkative.ask(page, 'shell:copy', { text: '' })).toEqual({ ok: false, refusal: 'failed' });
  });
});

describe('events', () => {
  function openPage(destroyed: boolean) {
    const log: string[] = [];
    const send = vi.fn();
    const page = { isDestroyed: () => destroyed, send };
    const tellState = (state: unknown) =>
      tell(page, 'assistant:changed', state as never, (line) => log.push(line));
    return { send, log, tellState };
  }

  test('carry only what the schema names', () => {
    const { send, tellState } = openPage(false);
    tellState({ ...idleState, secret: 'hunter2' });
    expect(send).toHaveBeenCalledExactlyOnceWith('sendwell:event', 'assistant:changed', idleState);
  });

  test('are not sent to a page that is gone', () => {
    const { send, tellState } = openPage(true);
    tellState(idleState);
    expect(send).not.toHaveBeenCalled();
  });

  test('are not sent when they do not fit; the log names the place and not the value', () => {
    const { send, log, tellState } = openPage(false);
    tellState({ ...idleState, code: { secret: 'hunter2' } });
    expect(send).not.toHaveBeenCalled();
    expect(log).toEqual(['event not sent: assistant:changed code']);
  });
});
