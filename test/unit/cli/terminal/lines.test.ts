import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { lineBatches } from '../../../../electron/cli/terminal/lines.ts';

async function linesOf(chunks: (string | Buffer)[], limit = 100): Promise<string[]> {
  const lines: string[] = [];
  const stream = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  for await (const batch of lineBatches(stream, limit, new AbortController().signal)) lines.push(...batch);
  return lines;
}

describe('lines of a stream', () => {
  it('come whole, wherever the chunks are cut', async () => {
    expect(await linesOf(['on', 'e\r', '\ntwo\n\nfo', 'ur'])).toEqual(['one', 'two', '', 'four']);
  });

  it('may cut a character in two', async () => {
    const bytes = Buffer.from('grün\n');
    expect(await linesOf([bytes.subarray(0, 3), bytes.subarray(3)])).toEqual(['grün']);
  });

  it('have no byte order mark', async () => {
    expect(await linesOf(['\ufeffone\n'])).toEqual(['one']);
  });

  it('are cut when they are too long, and the next line is whole again', async () => {
    expect(await linesOf(['x'.repeat(30), 'x'.repeat(30), 'y\nnext\n'], 20)).toEqual([
      'x'.repeat(21),
      'next',
    ]);
    expect(await linesOf([`${'x'.repeat(30)}\nnext`], 20)).toEqual(['x'.repeat(21), 'next']);
    expect(await linesOf(['x'.repeat(30), 'end'], 20)).toEqual(['x'.repeat(21)]);
  });

  it('end when the stream breaks, with the line that was under way', async () => {
    const stream = new PassThrough();
    stream.write('one\ntwo');
    const lines: string[] = [];
    for await (const batch of lineBatches(stream, 100, new AbortController().signal)) {
      lines.push(...batch);
      stream.destroy(new Error('EIO'));
    }
    expect(lines).toEqual(['one', 'two']);
  });

  it('end when the signal fires', async () => {
    const stop = new AbortController();
    const batches = lineBatches(new PassThrough(), 100, stop.signal);
    const next = batches.next();
    stop.abort();
    expect((await next).done).toBe(true);
  });
});
