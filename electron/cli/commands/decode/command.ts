/** What `sendwell decode` takes. */
import { Command } from '@commander-js/extra-typings';
import type { Grammar } from '../../options/common.ts';

export const defineDecode = ({ words }: Grammar) =>
  new Command('decode').description(words('help.decode')).argument('<code...>', words('help.code'));
