/** `sendwell explain` with files of mail programs: honest ones, plain text under their name, and hostile ones. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { explainOutputSchema } from '../../shared/results.ts';
import { ofReturnedMessage, passedOn, postfix } from '../support/bounces.ts';
import { compoundFile, placeOf, textProperty } from '../support/compound-file.ts';
import { buildCommand, runCli } from './cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-message-file-'));
beforeAll(buildCommand);
afterAll(() => rmSync(folder, { recursive: true }));

async function explain(name: string, content: string | Uint8Array, ...more: string[]) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return runCli(['explain', file, ...more]);
}

const notice = {
  ...textProperty('1000', 'Delivery has failed to these recipients or groups:'),
  '__recip_version1.0_#00000000': textProperty(
    '0C1B',
    '<mx.firm.example #5.1.1 smtp;550 5.1.1 User unknown>',
  ),
};

test('a message on stdin is known by its head, a text that only looks like one is a text', async () => {
  const message = await runCli(['explain', '--json'], {}, postfix);
  expect(explainOutputSchema.parse(JSON.parse(message.stdout))).toMatchObject({
    class: 'recipient-unknown',
    form: 'bounce',
  });
  expect(message.stdout + message.stderr).not.toContain(ofReturnedMessage);
  const text = await runCli(
    ['explain', '--json'],
    {},
    'From: the log\n535 5.7.8 Error: authentication failed',
  );
  expect(explainOutputSchema.parse(JSON.parse(text.stdout))).toMatchObject({ class: 'auth-bad-credentials' });
});

test.each<[string, string | Uint8Array]>([
  ['report.eml', postfix],
  ['passed-on.EML', passedOn(postfix)],
  ['report.msg', compoundFile(notice)],
])('%s is explained as what it is', async (name, content) => {
  const { exitCode, stdout, stderr } = await explain(name, content, '--json');
  expect(exitCode, stderr).toBe(0);
  const answer = explainOutputSchema.parse(JSON.parse(stdout));
  expect(answer).toMatchObject({ class: 'recipient-unknown', form: 'bounce' });
  expect(answer.decisive?.text).toContain('550 5.1.1');
  expect(stdout + stderr).not.toContain(ofReturnedMessage);
});

it('text under the name of a message is text, and its secrets are masked', async () => {
  const { exitCode, stdout, stderr } = await explain(
    'copied.eml',
    'password=hunter2!x\n535 5.7.8 Error: authentication failed',
    '--json',
  );
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ class: 'auth-bad-credentials' });
  expect(stdout + stderr).not.toContain('hunter2');
});

/** A number of the file written over. */
function changed(bytes: Buffer, offset: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(value, offset);
  return copy;
}

const honest = compoundFile(notice);
const sectorAt = (number: number) => (number + 1) * 512;
const directory = sectorAt(honest.readUInt32LE(placeOf.directoryStart));
const fat = sectorAt(honest.readUInt32LE(placeOf.firstFatSector));
const directorySector = honest.readUInt32LE(placeOf.directoryStart);

test.each<[string, string, string | Uint8Array]>([
  [
    'a chain of sectors that goes round',
    'chain.msg',
    changed(honest, fat + 4 * directorySector, directorySector),
  ],
  ['a folder inside itself', 'inside.msg', changed(honest, directory + 128 * 2 + 76, 2)],
  ['neighbours that go round', 'neighbours.msg', changed(honest, directory + 128 + 72, 1)],
  ['a file that is cut', 'cut.msg', honest.subarray(0, 900)],
  ['a directory behind the end', 'behind.msg', changed(honest, placeOf.directoryStart, 0x00ff_ffff)],
  [
    'ten megabytes of fields',
    'fields.eml',
    `Date: now\r\nFrom: a@b\r\n${`X-A: ${'x'.repeat(90)}\r\n`.repeat(100_000)}`,
  ],
  ['bytes that are nothing', 'noise.eml', Buffer.alloc(100_000, 'a\0')],
])('%s is answered in words, soon', async (_what, name, content) => {
  const { exitCode, stdout, stderr } = await explain(name, content, '--json');
  expect(exitCode, stdout).toBe(65);
  expect(JSON.parse(stdout).error).toMatchObject({ code: 'message-unreadable' });
  expect(stderr).toContain('cannot be read');
  expect(stderr).toContain('copy its text');
  expect(stderr).not.toContain('RangeError');
});

it('of a stream that is said to be huge the rest is read', async () => {
  const { exitCode, stdout } = await explain(
    'huge.msg',
    changed(honest, directory + 128 + 120, 0x7fff_ffff),
    '--json',
  );
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ class: 'recipient-unknown' });
});

it('says so in German', async () => {
  const { exitCode, stderr } = await explain('cut-2.msg', honest.subarray(0, 900), '--lang', 'de');
  expect(exitCode).toBe(65);
  expect(stderr).toContain('lässt sich nicht lesen');
});

it('a file that is not there is 66', async () => {
  expect((await runCli(['explain', path.join(folder, 'absent.eml')])).exitCode).toBe(66);
});
