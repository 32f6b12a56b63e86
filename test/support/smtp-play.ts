/** A whole session against a scripted server, in virtual time. The test has to have fake timers. */
import { vi } from 'vitest';
import { type RunOptions, runSession } from './smtp-run.ts';
import { type ServerPlan, startServer } from './smtp-server.ts';

/** Runs a session to its end in virtual time and returns what both sides saw. */
export async function play(plan: ServerPlan, options: RunOptions = {}) {
  const server = startServer(plan);
  const running = runSession(server.connection, { mode: plan.mode, ...options });
  let done = false;
  void running.finally(() => {
    done = true;
  });
  for (let seconds = 0; seconds < 400 && !done; seconds += 1) await vi.advanceTimersByTimeAsync(1000);
  const result = await running;
  return { ...result, server, heard: server.heard, closed: server.closedByClient() };
}
