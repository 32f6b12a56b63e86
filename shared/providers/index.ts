/** All facts about providers, one list. */
import { mailFilters } from './filters.ts';
import type { Provider } from './types.ts';
import { worldwide } from './worldwide.ts';

export const providers: readonly Provider[] = [...worldwide];
export type { Provider } from './types.ts';
export { mailFilters };
