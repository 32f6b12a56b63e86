/** What `sendwell discover` takes. */
import { Command } from '@commander-js/extra-typings';
import type { Grammar } from '../../options/common.ts';

export const defineDiscover = ({ words }: Grammar) =>
  new Command('discover').description(words('help.discover')).argument('<address>', words('help.address'));
