/** The list of screens in parts, so that several workers can share the work. */
import { type ListedScreen, screenList } from './screen-list.ts';

const count = 4;

export const parts: { name: string; screens: ListedScreen[] }[] = Array.from(
  { length: count },
  (_, part) => ({
    name: `part ${part + 1} of ${count}`,
    screens: screenList.filter((_screen, index) => index % count === part),
  }),
);
