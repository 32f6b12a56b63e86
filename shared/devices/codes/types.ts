/** The shape of a device's code or sentence, and of what its maker says about it. */
import type { Fact } from '../../facts.ts';
import type { DeviceMeaning } from './meanings.ts';

/** One code that a maker shows, and what it means. */
export interface DeviceCode {
  maker: string;
  /** Names by which a text tells the maker or the product, lower case, whole words. */
  names: readonly string[];
  /** The code or sentence as the device shows it; more than one where it is shown in several notations. */
  shown: readonly string[];
  /** No other device shows the like: it counts without the name of the maker. */
  alone: boolean;
  meaning: Fact<DeviceMeaning>;
  /** Where to look on the device, in its own menu words. */
  menu?: string;
}

/** Rows of one page: the code, what it means, and the words of the page; further notations of the code last. */
export type CodeRow = readonly [shown: string, kind: DeviceMeaning, quote: string, ...others: string[]];

/** The rows of one page of one maker. */
export function codesOf(
  page: Omit<DeviceCode, 'shown' | 'meaning'> & Pick<DeviceCode['meaning'], 'url' | 'readOn' | 'by'>,
  rows: readonly CodeRow[],
): DeviceCode[] {
  const { url, readOn, by, ...device } = page;
  return rows.map(([shown, value, quote, ...others]) => ({
    ...device,
    shown: [shown, ...others],
    meaning: { value, url, quote, readOn, by },
  }));
}
