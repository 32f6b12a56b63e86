/** The form for an error message as typed, and what of it is asked. */
import { type PastedError, pastedErrorSchema } from '../../../shared/tools.ts';
import { parsePort } from '../../steps/start/manual-form.ts';
import { emptyText, type FieldText, wholeText } from './field-text.ts';

export interface ErrorForm {
  text: FieldText;
  port: string;
  /** Empty when nobody said. */
  provider: string;
}

export const emptyForm: ErrorForm = { text: emptyText, port: '', provider: '' };

/** Providers whose servers have ways of speaking of their own. Names are the companies' own in every language. */
export const providerNames = [
  { value: 'gmail', label: 'Gmail, Google Workspace' },
  { value: 'microsoft-365', label: 'Microsoft 365' },
  { value: 'outlook', label: 'Outlook.com, Hotmail' },
  { value: 'yahoo', label: 'Yahoo, AOL' },
  { value: 'icloud', label: 'iCloud' },
  { value: 'qq', label: 'QQ Mail' },
  { value: 'netease-163', label: 'NetEase 163' },
] as const;

export type Pasted = { ok: true; value: PastedError } | { ok: false; problem: 'empty' | 'too-long' | 'port' };

/** What is asked, or what keeps the form from being sent. */
export function pastedError({ text: field, port: typedPort, provider }: ErrorForm): Pasted {
  const text = wholeText(field);
  const port = parsePort(typedPort);
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  if (port === 'unusable') return { ok: false, problem: 'port' };
  const value = { text, port, provider: provider || null };
  return pastedErrorSchema.safeParse(value).success
    ? { ok: true, value }
    : { ok: false, problem: 'too-long' };
}
