/** Faults that nobody caught, watched as the program does; the test runner's own listeners step aside meanwhile. */
import { type FaultReport, watchFaults } from '../../electron/engine/base/network-step.ts';

const events = ['uncaughtException', 'unhandledRejection'] as const;

/** `report` hears of every fault. The returned function puts everything back. */
export function watchFaultsHere(report: FaultReport): () => void {
  const before = events.map((event) => [event, process.listeners(event as 'uncaughtException')] as const);
  for (const event of events) process.removeAllListeners(event);
  watchFaults(process, report);
  return () => {
    for (const [event, listeners] of before) {
      process.removeAllListeners(event);
      for (const listener of listeners) process.on(event, listener);
    }
  };
}
