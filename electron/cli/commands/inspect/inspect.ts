/** `sendwell inspect`: reads the configuration of another program and names the line that is wrong. Contacts nothing. */
import type { InspectResult } from '../../../../shared/inspect.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import { inspect, nothingRead } from '../../../engine/inspect/inspect.ts';
import { briefOfConfig } from '../../../engine/report/brief.ts';
import { nothingFound, withBrief } from '../../end/brief.ts';
import { type CommandReport, conclude } from '../../end/command.ts';
import { readConfigText } from '../../files/config-text.ts';
import { printInspected } from '../../print/inspected.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Context } from '../../terminal/context.ts';
import type { InspectOptions } from './command.ts';

/** 0 when it was read, whatever was found; 65 without settings in it; 66 without such a file. */
export function inspectCommand(file: string, { as }: InspectOptions, context: Context): Promise<number> {
  return conclude<InspectResult>(
    {
      run: async () => withBrief(await run(file, context), as, context, () => nothingFound, briefOfConfig),
      blank: ({ error }) => ({ ...nothingRead, error }),
    },
    context,
  );
}

async function run(file: string, context: Context): Promise<CommandReport<InspectResult> | Problem> {
  const { terminal, language, register } = context;
  const text = await readConfigText(file, terminal);
  if (!text.ok) return text.problem;
  const { result } = inspect(text.value, language, undefined, register);
  if (result.dialect === null) return { kind: 'file', problem: 'no-mail-settings', file };
  return {
    result,
    exitCode: exitCodes.works,
    print: () => {
      // The JSON says it all; words beside it would say it twice.
      if (!terminal.json) printInspected(result, context);
    },
  };
}
