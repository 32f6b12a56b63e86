/** In a batch, what DNS tells of a sender is asked once per domain and provider. */
import { expect, it } from 'vitest';
import { rememberedSenders } from '../../../electron/engine/sender/remembered.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';

const calm = new AbortController().signal;
const network = createMemoryNetwork({ txt: { 'twice.example': ['v=spf1 -all', 'v=spf1 a -all'] } });

it('a domain is asked about once, also by rows that run side by side', async () => {
  const look = rememberedSenders();
  const sent = { domain: 'twice.example', provider: null };
  const [first, second] = await Promise.all([look(sent, network, calm), look(sent, network, calm)]);
  expect(first).toMatchObject({ class: 'sender-unproven', facts: { problem: 'twice' } });
  expect(second).toEqual(first);
  expect(await look(sent, network, calm)).toEqual(first);
  expect(network.questions.filter((question) => question === 'TXT twice.example')).toHaveLength(1);
});

it('another domain, or another provider, is a question of its own', async () => {
  const asked: string[] = [];
  const look = rememberedSenders(async ({ domain, provider }) => {
    asked.push(`${domain} ${provider}`);
    return null;
  });
  for (const [domain, provider] of [
    ['a.example', null],
    ['a.example', 'gmail'],
    ['b.example', null],
    ['a.example', null],
  ] as const)
    await look({ domain, provider }, network, calm);
  expect(asked).toEqual(['a.example null', 'a.example gmail', 'b.example null']);
});

it('a look that was stopped or that broke is taken again, and memory has a bound', async () => {
  let looks = 0;
  const look = rememberedSenders(async ({ domain }) => {
    looks += 1;
    if (domain === 'broken.example' && looks === 1) throw new TypeError('not foreseen');
    return null;
  });
  const broken = { domain: 'broken.example', provider: null };
  await expect(look(broken, network, calm)).rejects.toThrow(TypeError);
  await look(broken, network, calm);
  await look({ domain: 'stopped.example', provider: null }, network, AbortSignal.abort());
  await look({ domain: 'stopped.example', provider: null }, network, calm);
  expect(looks).toBe(4);
  for (let index = 0; index < 1_000; index += 1)
    await look({ domain: `d${index}.example`, provider: null }, network, calm);
  await look(broken, network, calm);
  expect(looks).toBe(1_005);
});
