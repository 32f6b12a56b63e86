/** `sendwell practice --serve`: keeps a practice world open to other programs on this computer until it is stopped. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PracticeScenario } from '../../../../shared/practice-scenarios.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import type { PracticeServeResult } from '../../../../shared/results.ts';
import { untilAborted } from '../../../engine/base/deadline.ts';
import { servePracticeWorld } from '../../../engine/practice/serve.ts';
import { startPracticeWorld } from '../../../engine/practice/start.ts';
import type { PracticeWorld } from '../../../engine/practice/world.ts';
import type { Context } from '../../terminal/context.ts';
import { printServed } from './print.ts';

/** Ends with Ctrl-C or with `--timeout`. */
export async function serve(scenario: PracticeScenario, context: Context): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sendwell-practice-'));
  const world = await startPracticeWorld(scenario);
  try {
    await keepOpen(world, path.join(folder, 'practice-ca.pem'), context);
  } finally {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
  return context.stop.cause === 'person' ? exitCodes.stopped : exitCodes.works;
}

async function keepOpen(world: PracticeWorld, ca: string, context: Context): Promise<void> {
  const { terminal, stop } = context;
  const { scenario, address, password, ports, caPem } = world;
  const served = await servePracticeWorld(world);
  try {
    await writeFile(ca, caPem);
    const result: PracticeServeResult = {
      schema: 'sendwell/practice-serve/1',
      scenario,
      address,
      password,
      ports,
      dns: served.dns,
      ca,
    };
    printServed(result, context);
    if (terminal.json) terminal.writeJson(result);
    await Promise.race([untilAborted(stop.signal), terminal.system.fault]);
  } finally {
    await served.close();
  }
}
