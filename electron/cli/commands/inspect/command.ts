/** What `sendwell inspect` takes. */
import { Command } from '@commander-js/extra-typings';
import type { Grammar } from '../../options/common.ts';

export const defineInspect = ({ words }: Grammar) =>
  new Command('inspect').description(words('help.inspect')).argument('<file>', words('help.inspectFile'));
