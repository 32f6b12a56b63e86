/** Files of mail programs that the page hands over: pieces come together, what cannot be read is told, secrets are masked. */
import { expect, it } from 'vitest';
import { largestMessage } from '../../../../electron/engine/message-file/read-message.ts';
import { MessageDesk } from '../../../../electron/shell/requests/message-desk.ts';

/** Gives back what it was given to read. */
const echo = async (pieces: readonly Uint8Array[]) => Buffer.concat(pieces).toString('latin1');
const piece = (text: string, more: { first?: boolean; last?: boolean } = {}) => ({
  first: more.first ?? false,
  last: more.last ?? false,
  piece: text,
});

it('pieces come together in their order, byte by byte', async () => {
  const desk = new MessageDesk(echo);
  expect(await desk.take(piece('550 5.1.1 ', { first: true }))).toEqual({ state: 'more' });
  expect(await desk.take(piece('unbekannt: J\u00f6rg', { last: true }))).toEqual({
    state: 'read',
    text: '550 5.1.1 unbekannt: J\u00f6rg',
  });
});

it('a new file forgets one that never ended', async () => {
  const desk = new MessageDesk(echo);
  await desk.take(piece('left over ', { first: true }));
  expect(await desk.take(piece('whole', { first: true, last: true }))).toEqual({
    state: 'read',
    text: 'whole',
  });
});

it('passwords in it are masked before the page gets it', async () => {
  const desk = new MessageDesk(echo);
  const text = 'AUTH PLAIN AHVzZXIAc2VjcmV0\n535 5.7.8 Error: authentication failed';
  const answer = await desk.take(piece(text, { first: true, last: true }));
  expect(JSON.stringify(answer)).not.toContain('AHVzZXIAc2VjcmV0');
  expect(answer).toMatchObject({ state: 'read', text: expect.stringContaining('535 5.7.8') });
});

it('what nothing can be read in is told', async () => {
  const desk = new MessageDesk(async () => null);
  expect(await desk.take(piece('?', { first: true, last: true }))).toEqual({ state: 'unreadable' });
});

it('a file larger than any message is not read, and nothing of it is kept', async () => {
  const read: number[] = [];
  const desk = new MessageDesk(async (pieces) => {
    read.push(pieces.length);
    return 'text';
  });
  const large = 'x'.repeat(largestMessage / 2 + 1);
  expect(await desk.take(piece(large, { first: true }))).toEqual({ state: 'more' });
  expect(await desk.take(piece(large))).toEqual({ state: 'unreadable' });
  expect(await desk.take(piece('', { last: true }))).toEqual({ state: 'unreadable' });
  expect(read).toEqual([]);
});
