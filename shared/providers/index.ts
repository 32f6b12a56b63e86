/** All facts about providers as one list. Of two providers with the same server the first one stands for it. */
import { americas } from './americas.ts';
import { asiaPacific } from './asia-pacific.ts';
import { easternEurope } from './eastern-europe.ts';
import { mailFilters } from './filters.ts';
import { france } from './france.ts';
import { germanHosting } from './german-hosting.ts';
import { germany } from './germany.ts';
import { hosting } from './hosting.ts';
import { independent } from './independent.ts';
import { japan } from './japan.ts';
import { northernEurope } from './northern-europe.ts';
import { senders } from './senders.ts';
import { southernEurope } from './southern-europe.ts';
import type { Provider } from './types.ts';
import { worldwide } from './worldwide.ts';

/** The order says which row stands for a server that two of them share. */
export const providers: readonly Provider[] = [
  ...worldwide,
  ...independent,
  ...germany,
  ...germanHosting,
  ...hosting,
  ...senders,
  ...france,
  ...southernEurope,
  ...northernEurope,
  ...easternEurope,
  ...americas,
  ...asiaPacific,
  ...japan,
];
export type { Provider } from './types.ts';
export { mailFilters };
