/** The settings that were proven, as the fields that other programs ask for. */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Security } from '../../../shared/model.ts';

export interface ProvenSettings {
  host: string;
  port: number;
  security: Security;
  username: string;
}

/** Null until an endpoint is in use. */
export function provenSettings(state: AssistantState): ProvenSettings | null {
  if (state.chosen === null) return null;
  return { ...state.chosen, username: state.username ?? state.address ?? '' };
}
