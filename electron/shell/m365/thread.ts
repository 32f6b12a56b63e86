/** The thread of the plan: a hundred thousand rows keep neither the window nor the main process waiting. Contacts nothing. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parentPort } from 'node:worker_threads';
import { loadLanguage } from '../../../shared/explain/catalogues.ts';
import { PlanDesk } from '../../engine/m365/desk.ts';
import type { Order, OrderAnswer, OrderName, Orders } from './orders.ts';

type Doing = {
  [N in OrderName]: (needs: Orders[N]['needs']) => Orders[N]['gives'] | Promise<Orders[N]['gives']>;
};

const desk = new PlanDesk();
const doing: Doing = {
  add: ({ file, name, folder, piece }) => desk.add(file, { name, folder }, piece),
  plan: ({ language }) => desk.plan(language),
  senders: ({ tenant, from, language }) => desk.senders(tenant, from, language),
  ticket: ({ tenant, language }) => desk.ticket(tenant, language),
  save: async ({ form, language, path }) => {
    const pieces = Readable.from(desk.render(form, language));
    try {
      await pipeline(pieces, createWriteStream(path, { mode: ownerOnly }));
      return true;
    } catch {
      return false;
    }
  },
};

/** Addresses of customers stand in it. */
const ownerOnly = 0o600;

parentPort?.on('message', async ({ id, name, needs }: Order) => {
  const answer = (what: OrderAnswer) => parentPort?.postMessage(what);
  try {
    const work = doing[name] as (needs: unknown) => unknown;
    if ('language' in needs) await loadLanguage(needs.language);
    answer({ id, ok: true, gives: await work(needs) });
  } catch (error) {
    answer({ id, ok: false, failed: String(error) });
  }
});
