import { expect, it } from 'vitest';
import { parseAddress } from '../../../electron/engine/base/address.ts';
import { verificationMessage } from '../../../electron/engine/smtp/verification-message.ts';
import { testWords } from '../../support/assistant-run.ts';

it('a large message carries 1 MB, in lines that every server takes', async () => {
  const parsed = parseAddress('ana@example.test');
  if (!parsed.ok) throw new Error(parsed.problem);
  const order = { from: parsed.address, to: parsed.address, words: testWords };
  const small = await verificationMessage(order);
  const large = await verificationMessage({ ...order, large: true });
  expect(small.outgoing.content.length).toBeLessThan(10_000);
  expect(large.outgoing.content.length).toBeGreaterThan(1_300_000);
  const lines = Buffer.from(large.outgoing.content).toString('latin1').split('\r\n');
  expect(lines.filter((line) => line.length > 78)).toEqual([]);
});
