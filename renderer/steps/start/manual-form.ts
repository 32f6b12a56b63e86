/** The manual form as typed, and what of it is sent. */
import type { ManualSettings } from '../../../shared/assistant.ts';

/** `auto`: both kinds of protection are looked at. */
export const securityChoices = ['auto', 'tls', 'starttls', 'none'] as const;

export interface ManualForm {
  address: string;
  host: string;
  port: string;
  security: (typeof securityChoices)[number];
  username: string;
}

/** The form filled with what is known already. */
export function formOf(address: string, manual: ManualSettings): ManualForm {
  return {
    address,
    host: manual.host ?? '',
    port: manual.port?.toString() ?? '',
    security: manual.security ?? 'auto',
    username: manual.username ?? '',
  };
}

/** Empty fields are left out: what is missing is found out. */
export function manualSettings(form: ManualForm, port: number | null): ManualSettings {
  const host = form.host.trim();
  const username = form.username.trim();
  return {
    ...(host && { host }),
    ...(port !== null && { port }),
    ...(form.security !== 'auto' && { security: form.security }),
    ...(username && { username }),
  };
}

/** A port as typed; null when the field is empty. */
export function parsePort(typed: string): number | null | 'unusable' {
  const text = typed.trim();
  if (text === '') return null;
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port >= 1 && port <= 65535 ? port : 'unusable';
}
