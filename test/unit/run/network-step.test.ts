/** A fault of ours in a network step: that step ends with a finding, the others go on, and the log has the place. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { faultText, onStepFault, type StepFault } from '../../../electron/engine/base/network-step.ts';
import type {
  Connection,
  DialTarget,
  HttpRequest,
  Network,
} from '../../../electron/engine/network/network.ts';
import { exitCodeOf } from '../../../shared/problems/exit-code.ts';
import { password, published, type Run, signIn, startRun, user } from '../../support/assistant-run.ts';
import { watchFaultsHere } from '../../support/fault-watch.ts';
import { createMemoryNetwork, type MemoryWorld } from '../../support/memory-network/memory.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const host = 'smtp.example.test';
const faults: StepFault[] = [];
let forget = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  forget = onStepFault((fault) => faults.push(fault));
});
afterEach(() => {
  forget();
  faults.length = 0;
  vi.useRealTimers();
});

/** As a library says it: with what it was given. */
function bug(): never {
  throw new TypeError(`cannot take ${password}\n    at ${password}`);
}

/** The world's network, with some of its methods in the place of its own. */
function startWith(world: MemoryWorld, faulty: (network: Network) => Partial<Network>): Run {
  const network = createMemoryNetwork(world);
  return startRun(world, [{ type: 'start', address: user }, signIn], {
    network: { ...network, ...faulty(network) },
  });
}

/** Connections that break where the client writes a line that fits. */
function writesBreak(fits: RegExp): (network: Network) => Partial<Network> {
  return (network) => ({
    async dial(target: DialTarget, signal: AbortSignal) {
      const dialled = await network.dial(target, signal);
      if (dialled.connection) breakWrites(dialled.connection, fits);
      return dialled;
    },
  });
}

function breakWrites(connection: Connection, fits: RegExp): void {
  const write = connection.write.bind(connection);
  connection.write = async (bytes, signal) => {
    if (fits.test(Buffer.from(bytes).toString('latin1'))) bug();
    return write(bytes, signal);
  };
}

const world: MemoryWorld = {
  http: published,
  tcp: { [`${host}:465`]: smtpServer(), [`${host}:587`]: smtpServer({ mode: 'starttls' }) },
};

/** Which steps had one. None of them tells what the error said. */
function faultyStepsInLog(): string[] {
  for (const fault of faults) {
    expect(faultText(fault)).toContain('network-step.test.ts');
    expect(faultText(fault)).toContain('TypeError');
    expect(faultText(fault)).not.toContain(password);
  }
  return [...new Set(faults.map(({ step }) => step))];
}

describe('a fault of ours in', () => {
  it('a web request of a source: the source could not be checked, and another one names the server', async () => {
    const run = startWith(world, (network) => ({
      fetch: (request: HttpRequest, signal: AbortSignal) =>
        request.url.includes('ispdb.test') ? bug() : network.fetch(request, signal),
    }));
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'works', chosen: { host, port: 465 } });
    const lines = state.discovery?.trace.filter(({ outcome }) => outcome === 'client-fault');
    expect(lines).toMatchObject([{ source: 'ispdb', detail: 'TypeError' }]);
    expect(faultyStepsInLog()).toEqual(['source']);
  });

  it('every question to the DNS: the sources on the web still answer', async () => {
    const run = startWith(world, () => ({ resolve: bug, resolveAddresses: bug }));
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'works', chosen: { host, port: 465 } });
    expect(faultyStepsInLog()).toEqual(['source', 'names']);
  });

  it('everything: nothing is known, and later it may be', async () => {
    const run = startWith(world, () => ({
      resolve: bug,
      resolveAddresses: bug,
      fetch: bug,
      reach: bug,
      dial: bug,
    }));
    const { verdict, diagnosis } = await run.settle();
    expect({ verdict, diagnosis }).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'settings-not-found', facts: { incomplete: true } },
    });
    expect(exitCodeOf(diagnosis)).toBe(75);
    expect(faultyStepsInLog()).toEqual(['source', 'routes']);
  });

  it('the look at the routes of this computer', async () => {
    const run = startWith(world, () => ({ reach: bug }));
    expect(await run.settle()).toMatchObject({ verdict: 'works' });
    expect(faultyStepsInLog()).toEqual(['routes']);
  });

  it('the probe of one endpoint: the other one is used', async () => {
    const run = startWith(world, (network) => ({
      dial: (target: DialTarget, signal: AbortSignal) =>
        target.port === 465 ? bug() : network.dial(target, signal),
    }));
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'works', chosen: { host, port: 587 } });
    const broken = state.findings.find(({ endpoint }) => endpoint.port === 465);
    expect(broken).toMatchObject({
      usable: false,
      diagnosis: { class: 'client-fault', certainty: 'certain', actor: 'wait', facts: { code: 'TypeError' } },
    });
    expect(faultyStepsInLog()).toEqual(['endpoint']);
  });

  it('the probe of every endpoint: that is the cause, and "try later"', async () => {
    const run = startWith(world, () => ({ dial: bug }));
    const { verdict, diagnosis } = await run.settle();
    expect({ verdict, diagnosis }).toMatchObject({ verdict: 'fails', diagnosis: { class: 'client-fault' } });
    expect(exitCodeOf(diagnosis)).toBe(75);
  });

  it('the sign-in: the next endpoint is tried', async () => {
    const run = startWith(world, (network) => ({
      async dial(target: DialTarget, signal: AbortSignal) {
        const dialled = await network.dial(target, signal);
        if (dialled.connection && target.port === 465) breakWrites(dialled.connection, /^AUTH/);
        return dialled;
      },
    }));
    expect(await run.settle()).toMatchObject({ verdict: 'works', chosen: { host, port: 587 } });
    expect(faultyStepsInLog()).toEqual(['sign-in']);
  });

  it('every sign-in', async () => {
    const { verdict, diagnosis, signIn: result } = await startWith(world, writesBreak(/^AUTH/)).settle();
    expect({ verdict, diagnosis }).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'client-fault', stage: 'auth' },
    });
    expect(result).toMatchObject({ ok: false });
    expect(exitCodeOf(diagnosis)).toBe(75);
    expect(faultyStepsInLog()).toEqual(['sign-in']);
  });

  it('the sending, before the message has left: it was not sent', async () => {
    const { verdict, diagnosis, verification } = await startWith(world, writesBreak(/^MAIL/)).settle();
    expect({ verdict, diagnosis, verification }).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'client-fault', stage: 'mail-from' },
      verification: { ok: false },
    });
    expect(exitCodeOf(diagnosis)).toBe(75);
    expect(faultyStepsInLog()).toEqual(['send']);
  });

  it('the final dot: nobody knows what became of the message, and it is not sent again', async () => {
    const log: string[] = [];
    const tcp = { [`${host}:465`]: smtpServer({ log }) };
    const run = startWith({ http: published, tcp }, writesBreak(/^\.\r\n$/));
    const { verdict, diagnosis, verification } = await run.settle();
    expect({ verdict, diagnosis, verification }).toMatchObject({
      verdict: 'unfinished',
      diagnosis: { class: 'outcome-unknown', stage: 'after-data' },
      verification: { ok: null },
    });
    expect(log.filter((line) => line === 'DATA')).toHaveLength(1);
    expect(exitCodeOf(diagnosis)).toBe(75);
    expect(faultyStepsInLog()).toEqual(['send']);
  });

  it('the goodbye: the message was taken, and that counts', async () => {
    const run = startWith(world, writesBreak(/^QUIT/));
    expect(await run.settle()).toMatchObject({ verdict: 'works', verification: { ok: true } });
    expect(faultyStepsInLog()).toEqual(['goodbye']);
  });

  it('a callback of a session that the race has handed on: the sign-in ends, and the next endpoint is tried', async () => {
    const restore = watchFaultsHere((_, endedSteps) => expect(endedSteps).toBe(1));
    const run = startWith(world, (network) => ({
      async dial(target: DialTarget, signal: AbortSignal) {
        const dialled = await network.dial(target, signal);
        const { connection } = dialled;
        if (!connection || target.port !== 465) return dialled;
        const write = connection.write.bind(connection);
        connection.write = async (bytes, stop) => {
          if (!/^AUTH/.test(Buffer.from(bytes).toString('latin1'))) return write(bytes, stop);
          void Promise.resolve().then(bug);
          return new Promise(() => {});
        };
        return dialled;
      },
    }));
    const state = await run.settle();
    restore();
    expect(state).toMatchObject({ verdict: 'works', chosen: { host, port: 587 } });
    expect(faultyStepsInLog()).toEqual(['sign-in']);
  });

  it('anything: no connection stays open', async () => {
    const network = createMemoryNetwork(world);
    const run = startRun(world, [{ type: 'start', address: user }, signIn], {
      network: { ...network, ...writesBreak(/^AUTH/)(network) },
    });
    await run.settle();
    await run.assistant.close();
    expect(network.openConnections()).toBe(0);
  });
});
