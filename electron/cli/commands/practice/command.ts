/** What `sendwell practice` takes. */
import { Argument, Command } from '@commander-js/extra-typings';
import { scenarioNames } from '../../../../shared/practice-scenarios.ts';
import type { Grammar, OptionsOf } from '../../options/common.ts';

export type PracticeOptions = OptionsOf<typeof definePractice>;

/** The command itself checks the name: where practice is switched off, that is said first. */
export const definePractice = ({ words }: Grammar) =>
  new Command('practice')
    .description(words('help.practice'))
    .addArgument(
      new Argument('[scenario]', words('help.scenario'))
        .choices(scenarioNames)
        .argParser(String)
        .default('works'),
    )
    .option('--serve', words('help.serve'));
