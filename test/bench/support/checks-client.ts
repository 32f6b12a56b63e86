/** One side of the checks benchmark, in a process of its own: its memory and its sockets are counted alone. */
import { setTimeout as pause } from 'node:timers/promises';
import { createSystemNetworks } from '../../../electron/engine/network/system.ts';
import { dispatch, signIn, startJob, until } from './assistant.ts';
import { endWithParent, hear, say } from './child.ts';
import type { QuickDoor } from './mail-server.ts';
import { inParallel, timed } from './measure.ts';
import { peerTransport } from './nodemailer.ts';

export interface ChecksOrder {
  who: 'ours' | 'nodemailer';
  door: QuickDoor;
  checks: number;
  concurrency: number;
}

export interface ChecksResult {
  ms: number;
  /** Computing time of this process. */
  cpuMs: number;
  /** Peak of the resident memory above that before the first check. */
  megabytes: number;
  /** Open a moment after the last check had its answer. */
  sockets: number;
}

const mebibyte = 1_048_576;
const samplingMs = 5;
/** What is closed leaves by then; nodemailer still waits for replies to QUIT. */
const momentMs = 100;

endWithParent();
const order = await hear<ChecksOrder>();
const check = order.who === 'ours' ? ourCheck(order) : nodemailerCheck(order);
await check();
say(await measure(order, check));

async function measure(
  { checks, concurrency }: ChecksOrder,
  work: () => Promise<void>,
): Promise<ChecksResult> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, samplingMs);
  const cpu = process.cpuUsage();
  const ms = await timed(() => inParallel(checks, concurrency, work));
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(sampling);
  await pause(momentMs);
  const sockets = process.getActiveResourcesInfo().filter((name) => name.startsWith('TCPSocket')).length;
  return { ms, cpuMs: (user + system) / 1000, megabytes: (peak - before) / mebibyte, sockets };
}

/** The whole job with typed settings and without a message, as `sendwell check --no-send` does it. */
function ourCheck({ door: { host, port, caPem } }: ChecksOrder): () => Promise<void> {
  const network = createSystemNetworks({ extraCaPem: caPem });
  return async () => {
    const assistant = startJob(network, { host, port, security: 'tls' }, { send: false });
    dispatch(assistant, signIn);
    const { signIn: outcome } = await until(assistant, ({ stage }) => stage === 'finished');
    if (!outcome?.ok) throw new Error('the sign-in was refused');
    await assistant.close();
  };
}

function nodemailerCheck({ door: { host, port, caPem } }: ChecksOrder): () => Promise<void> {
  return async () => {
    const transport = peerTransport({ host, servername: host, port, security: 'tls', caPem }, true);
    await transport.verify();
    transport.close();
  };
}
