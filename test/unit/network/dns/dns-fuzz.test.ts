import packet from 'dns-packet';
import { expect, test } from 'vitest';
import { decodeReply, type RecordType } from '../../../../electron/engine/network/dns/dns-message.ts';
import { readReply } from '../../../../electron/engine/network/dns/dns-records.ts';

/** `SENDWELL_FUZZ` sets the number of inputs, `SENDWELL_SEED` where they start. */
const rounds = Number(process.env.SENDWELL_FUZZ ?? 5_000);
const seed = Number(process.env.SENDWELL_SEED ?? 1);
const types: RecordType[] = ['A', 'AAAA', 'SRV', 'MX', 'TXT'];
const name = '_submissions._tcp.example.test';

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function reply(type: RecordType): Buffer {
  return packet.encode({
    type: 'response',
    id: 7,
    flags: packet.RECURSION_DESIRED,
    questions: [{ type, name, class: 'IN' }],
    answers: [
      { type: 'CNAME', name, data: 'a.example.test' },
      { type: 'A', name: 'a.example.test', data: '192.0.2.1' },
      { type: 'AAAA', name: 'a.example.test', data: '2001:db8::1' },
      {
        type: 'SRV',
        name: 'a.example.test',
        data: { priority: 1, weight: 2, port: 465, target: 'b.example.test' },
      },
      { type: 'MX', name: 'a.example.test', data: { preference: 1, exchange: 'mx.example.test' } },
      { type: 'TXT', name: 'a.example.test', data: ['v=1', 'two'] },
    ],
  });
}

test(
  `damaged DNS replies are read or thrown away (${rounds} inputs, seed ${seed})`,
  () => {
    const random = randomFrom(seed);
    const replies = types.map(reply);
    const below = (limit: number) => Math.floor(random() * limit);
    let understood = 0;
    for (let round = 0; round < rounds; round += 1) {
      const type = types[round % types.length] ?? 'A';
      const bytes = Buffer.from(replies[round % types.length] ?? '');
      for (let change = below(6); change >= 0; change -= 1) bytes[2 + below(bytes.length - 2)] = below(256);
      const cut = random() < 0.2 ? bytes.subarray(0, below(bytes.length)) : bytes;
      const decoded = decodeReply(cut, 7, { name, type });
      if (decoded === null) continue;
      understood += 1;
      const read = readReply(decoded, { name, type });
      expect(read?.records.every((record) => record !== undefined) ?? true).toBe(true);
    }
    expect(understood).toBeGreaterThan(0);
  },
  10_000 + rounds,
);
