/** What the main process and the thread of the plan say to each other. */
import type { Language } from '../../../shared/languages.ts';
import type { PlanFileForm, PlanOverview, PlanSenders } from '../../../shared/microsoft-365/desk.ts';

/** By what is done: what it needs, and what comes back. */
export interface Orders {
  add: { needs: { file: number; name: string; folder: string; piece: Uint8Array }; gives: boolean };
  plan: { needs: { language: Language }; gives: PlanOverview };
  senders: { needs: { tenant: number; from: number; language: Language }; gives: PlanSenders };
  ticket: { needs: { tenant: number; language: Language }; gives: string };
  /** False when the file cannot be written. */
  save: { needs: { form: PlanFileForm; language: Language; path: string }; gives: boolean };
}
export type OrderName = keyof Orders;

export interface Order<N extends OrderName = OrderName> {
  id: number;
  name: N;
  needs: Orders[N]['needs'];
}

/** `failed`: a bug of ours, in its own words. */
export type OrderAnswer =
  | { id: number; ok: true; gives: unknown }
  | { id: number; ok: false; failed: string };
