/** The plan of a window: takes files piece by piece, plans them, and gives tables in words. Runs in a thread of its own. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createPlanWords, type PlanWords } from '../../../shared/explain/plan-words.ts';
import type { Language } from '../../../shared/languages.ts';
import { dates } from '../../../shared/microsoft-365/dates.ts';
import {
  mostBytes,
  type PlanFileForm,
  type PlanOverview,
  type PlanSenders,
  sendersAtOnce,
} from '../../../shared/microsoft-365/desk.ts';
import { capLength } from '../base/safe-text.ts';
import { comparePlans, type EarlierPlan, readEarlierPlan } from './compare.ts';
import { gather, type InputFile } from './gather.ts';
import { makePlan, type Plan, type PlanTenant, saysNothing } from './plan.ts';
import { renderCsv } from './render/csv.ts';
import { renderHtml } from './render/html.ts';
import { renderJson } from './render/json.ts';
import { renderMarkdown, renderTicket } from './render/markdown.ts';
import {
  changeTable,
  leadOf,
  senderCells,
  senderHead,
  switchFacts,
  tenantCells,
  tenantHead,
  troubleLine,
} from './render/sentences.ts';
import { createTexts } from './text.ts';

interface DeskFile {
  name: string;
  folder: string;
  pieces: Uint8Array[];
}

/** What is shown of each list; the saved plan has all of it. */
const mostShown = 1_000;
/** Characters of a line about what was not understood. */
const longestShown = 500;

export class PlanDesk {
  readonly #files = new Map<number, DeskFile>();
  #bytes = 0;
  #plan: Plan | null = null;

  /** Pieces of one file come in order. False once there is too much: nothing of the piece is kept. */
  add(file: number, about: { name: string; folder: string }, piece: Uint8Array): boolean {
    if (this.#bytes + piece.length > mostBytes) return false;
    this.#bytes += piece.length;
    const known = this.#files.get(file) ?? { ...about, pieces: [] };
    known.pieces.push(piece);
    this.#files.set(file, known);
    return true;
  }

  /** Plans what is there. An earlier plan among the files is compared with. */
  async plan(language: Language): Promise<PlanOverview> {
    const files = [...this.#files.values()];
    const earlier = files.map(earlierIn);
    const lists = files.filter((_, index) => earlier[index] === null);
    const before = earlier.findLast((one) => one !== null) ?? null;
    const made = makePlan(await gather(lists.map(inputOf)), today());
    const plan = { ...made, changes: before && comparePlans(before, made.tenants) };
    this.#plan = plan;
    return overviewOf(plan, createPlanWords(language));
  }

  /** Up to `sendersAtOnce` of a tenant, by its place in the overview. */
  senders(place: number, from: number, language: Language): PlanSenders {
    const words = createPlanWords(language);
    const tenant = this.#tenant(place);
    const { paragraphsOf } = createTexts(this.#made().era, words);
    return {
      tenant: tenant.tenant,
      switches: switchesOf(tenant, words),
      head: senderHead(words),
      rows: tenant.rows.slice(from, from + sendersAtOnce).map((row) => ({
        cells: senderCells(row, words),
        hit: row.hit,
        text: paragraphsOf(row),
      })),
      total: tenant.rows.length,
    };
  }

  ticket(place: number, language: Language): string {
    return [...renderTicket(this.#tenant(place), this.#made(), createPlanWords(language))].join('');
  }

  render(form: PlanFileForm, language: Language): Iterable<string> {
    const plan = this.#made();
    const words = createPlanWords(language);
    switch (form) {
      case 'html':
        return renderHtml(plan, words, language);
      case 'markdown':
        return renderMarkdown(plan, words);
      case 'csv':
        return renderCsv(plan, words);
      case 'json':
        return renderJson(plan, words);
    }
  }

  #made(): Plan {
    if (!this.#plan) throw new Error('no plan was made');
    return this.#plan;
  }

  #tenant(place: number) {
    const tenant = this.#made().tenants[place];
    if (!tenant) throw new Error('no such tenant');
    return tenant;
  }
}

function inputOf({ name, folder, pieces }: DeskFile): InputFile {
  return { name, folder, open: () => inTurns(pieces) };
}

/** Lets the thread answer other requests between two pieces. */
async function* inTurns(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  for (const piece of pieces) {
    yield piece;
    await nextTurn();
  }
}

/** A plan of another day, as `--format json` writes it: it begins with the name of its schema. */
function earlierIn({ pieces }: DeskFile): EarlierPlan | null {
  const decoder = new TextDecoder();
  if (!/^\uFEFF?\s*\{\s*"schema"\s*:\s*"sendwell\/m365\//.test(decoder.decode(pieces[0]?.subarray(0, 200))))
    return null;
  try {
    return readEarlierPlan(JSON.parse(Buffer.concat(pieces).toString('utf8')));
  } catch {
    return null;
  }
}

function overviewOf(plan: Plan, words: PlanWords): PlanOverview {
  const [era = '', , summary = '', madeOn = ''] = leadOf(plan, words);
  const troubles = [...plan.notUnderstood, ...plan.tenants.flatMap(({ notUnderstood }) => notUnderstood)];
  const changes = changeTable(plan, words);
  const { url, readOn } = dates.offByDefault;
  return {
    empty: saysNothing(plan),
    era,
    summary,
    madeOn,
    source: { url, month: words.month(readOn) },
    hit: plan.summary.hit,
    tenants: {
      head: tenantHead(words),
      rows: plan.tenants.slice(0, mostShown).map((tenant) => tenantCells(tenant, words)),
      more: beyond(plan.tenants),
    },
    troubles: {
      lines: troubles
        .slice(0, mostShown)
        .map((trouble) => capLength(troubleLine(trouble, words), longestShown)),
      more: beyond(troubles),
    },
    changes: changes && {
      head: changes.head,
      rows: changes.rows.slice(0, mostShown),
      more: beyond(changes.rows),
    },
  };
}

/** One line where no file says anything of them. */
function switchesOf({ switches }: PlanTenant, words: PlanWords): PlanSenders['switches'] {
  const { smtpAuth, legacyTls, rejectDirectSend, mailboxes } = switches;
  const known = [smtpAuth, legacyTls, rejectDirectSend].some((value) => value !== null);
  if (!known && Object.values(mailboxes).every((count) => count === 0))
    return [[words('switches.title'), words('switches.unknown')]];
  return switchFacts(switches, words).map(([name, value]) => [name, value]);
}

function beyond(list: readonly unknown[]): number {
  return Math.max(0, list.length - mostShown);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
