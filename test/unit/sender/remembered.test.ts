/** In a batch, what DNS tells of a sender is asked once per domain and provider. */
import { expect, it, vi } from 'vitest';
import { rememberedSenders } from '../../../electron/engine/sender/remembered.ts';
import { senderPatienceMs } from '../../../electron/engine/sender/sender-warning.ts';
import type { Warning } from '../../../shared/model.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';

const calm = () => new AbortController().signal;
const network = createMemoryNetwork({ txt: { 'twice.example': ['v=spf1 -all', 'v=spf1 a -all'] } });

it('a domain is asked about once, also by rows that run side by side', async () => {
  const look = rememberedSenders();
  const sent = { domain: 'twice.example', provider: null };
  const [first, second] = await Promise.all([look(sent, network, calm()), look(sent, network, calm())]);
  expect(first).toMatchObject({ class: 'sender-unproven', facts: { problem: 'twice' } });
  expect(second).toEqual(first);
  expect(await look(sent, network, calm())).toEqual(first);
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
    await look({ domain, provider }, network, calm());
  expect(asked).toEqual(['a.example null', 'a.example gmail', 'b.example null']);
});

it('an answer that DNS did not give is asked for again', async () => {
  let fails = true;
  const later = {
    resolve: (async (...question: Parameters<typeof network.resolve>) =>
      fails ? { outcome: 'timeout' } : network.resolve(...question)) as typeof network.resolve,
  };
  const look = rememberedSenders();
  const sent = { domain: 'twice.example', provider: null };
  expect(await look(sent, later, calm())).toBeNull();
  fails = false;
  expect(await look(sent, later, calm())).toMatchObject({ facts: { problem: 'twice' } });
});

it('a row that ends takes nothing from the next: each waits by itself, and the look has its own bound', async () => {
  vi.useFakeTimers();
  let looks = 0;
  const look = rememberedSenders((_sent, _network, signal) => {
    looks += 1;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(warning), domainTakesMs);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve(null);
      });
    });
  });
  const warning: Warning = { class: 'sender-unproven', facts: { problem: 'twice' } };
  let domainTakesMs = 1_000;
  const sent = { domain: 'slow.example', provider: null };
  const first = new AbortController();
  const answers = Promise.all([look(sent, network, first.signal), look(sent, network, calm())]);
  first.abort();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await answers).toEqual([null, warning]);
  expect(looks).toBe(1);
  domainTakesMs = 60_000;
  const endless = look({ domain: 'endless.example', provider: null }, network, calm());
  await vi.advanceTimersByTimeAsync(senderPatienceMs);
  expect(await endless).toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  domainTakesMs = 0;
  const again = look({ domain: 'endless.example', provider: null }, network, calm());
  await vi.advanceTimersByTimeAsync(0);
  expect(await again).toEqual(warning);
  vi.useRealTimers();
});

it('a look that broke is taken again, and memory has a bound', async () => {
  let looks = 0;
  const look = rememberedSenders(async ({ domain }) => {
    looks += 1;
    if (domain === 'broken.example' && looks === 1) throw new TypeError('not foreseen');
    return null;
  });
  const broken = { domain: 'broken.example', provider: null };
  await expect(look(broken, network, calm())).rejects.toThrow(TypeError);
  await look(broken, network, calm());
  expect(looks).toBe(2);
  for (let index = 0; index < 1_000; index += 1)
    await look({ domain: `d${index}.example`, provider: null }, network, calm());
  await look(broken, network, calm());
  expect(looks).toBe(1_003);
});
