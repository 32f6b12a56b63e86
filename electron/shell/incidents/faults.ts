/** Faults of ours in the main process: no dialog of the system, no silent end; a report that can be copied. */
import os from 'node:os';
import { faultText, onStepFault, watchFaults } from '../../engine/base/network-step.ts';
import type { Incidents } from './incidents.ts';

/**
 * From now on a fault that nobody caught is an incident, also where it ended network steps; what a step throws itself is a
 * result of that step, and stands in the log. `about`: one line that names the build. Gives what takes a fault that
 * somebody caught.
 */
export function reportFaults(
  process: NodeJS.Process,
  incidents: Incidents,
  about: string,
): (error: unknown) => void {
  const report = (error: unknown) => {
    console.error(error);
    incidents.report('bug', faultReport(error, about));
  };
  watchFaults(process, report);
  onStepFault((fault) => console.error(withoutHome(faultText(fault))));
  return report;
}

/** Stack and build, without the name of the person's folder. */
export function faultReport(error: unknown, about: string, home = os.homedir()): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${about}\n${withoutHome(stack, home)}`;
}

function withoutHome(text: string, home = os.homedir()): string {
  return text.replaceAll(home, '~');
}
