/** What `sendwell explain` takes. */
import { Command } from '@commander-js/extra-typings';
import type { Grammar } from '../../options/common.ts';

export const defineExplain = ({ words }: Grammar) =>
  new Command('explain').description(words('help.explain')).argument('[text...]', words('help.text'));
