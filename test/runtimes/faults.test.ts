/** What Sendwell says about a server's encryption is the same on Node 20, on Node 24 and on BoringSSL. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { needs } from '../integration/peers/packages.ts';
import { startDnsServer, type TestDnsServer } from '../support/dns-server.ts';
import { installTools, skipsTools } from '../support/tools.ts';
import { Authorities, host } from './authority.ts';
import { type Outcome, outcomeFor, type Row } from './row.ts';
import { certificateRows } from './rows/certificates.ts';
import { handshakeRows } from './rows/handshakes.ts';
import { type RuntimeName, runOn, runtimeNames } from './runtimes.ts';
import { type Served, Servers } from './servers.ts';

const rows: readonly Row[] = [...certificateRows, ...handshakeRows];
const programs = needs(['openssl']);
const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-faults-'));
const caFile = path.join(folder, 'roots.pem');
const authorities = new Authorities(folder, programs);
const servers = new Servers(folder, authorities, programs);
let dns: TestDnsServer;

/** Seen so far, for the table at the end. */
const seen = new Map<Row, Map<RuntimeName, Outcome>>();

const check = z.object({
  verdict: z.string(),
  diagnosis: z.object({ class: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  warnings: z.array(z.object({ class: z.string() })),
});

async function outcomesOf(row: Row): Promise<Map<RuntimeName, Outcome>> {
  const served = await servers.serve(row.server);
  const told = await Promise.all(
    runtimeNames.map(async (runtime) => [runtime, await outcomeOn(runtime, served)] as const),
  );
  return new Map(told);
}

async function outcomeOn(runtime: RuntimeName, { port, security }: Served): Promise<Outcome> {
  const { exitCode, result } = await runOn(
    runtime,
    [
      ...['check', 'ana@faults.test', '--host', host, '--port', `${port}`, '--security', security],
      ...['--no-send', '--password-env', 'FAULTS_PASSWORD', '--dns', `127.0.0.1:${dns.port}`, '--ca', caFile],
    ],
    { FAULTS_PASSWORD: 'correct horse' },
  );
  return inWords(exitCode, check.parse(result));
}

function inWords(exitCode: number | null, { diagnosis, warnings }: z.infer<typeof check>): Outcome {
  const about = warnings.map((warning) => warning.class).filter((name) => name === 'large-hello');
  if (diagnosis === null) return [exitCode === 0 ? 'works' : `${exitCode}`, ...about].join(', ');
  const { variant, reason, depth } = diagnosis.facts;
  const kind = variant ?? reason;
  const parts = [`${exitCode} ${diagnosis.class}`, kind, depth ? `depth ${depth}` : undefined, ...about];
  return parts.filter((part) => part !== undefined).join(', ');
}

describe.skipIf(skipsTools() || !(await programs.available()))('encryption', () => {
  beforeAll(async () => {
    await installTools();
    writeFileSync(caFile, await authorities.trusted());
    dns = await startDnsServer(({ type, name }) => ({
      answers: type === 'A' ? [{ type: 'A', name, ttl: 60, data: '127.0.0.1' }] : [],
    }));
  });
  afterAll(async () => {
    printTable();
    await servers.close();
    await dns?.close();
    rmSync(folder, { recursive: true });
  });

  it.concurrent.each(rows)('$name', async (row) => {
    const outcomes = await outcomesOf(row);
    seen.set(row, outcomes);
    const right = new Map(runtimeNames.map((runtime) => [runtime, outcomeFor(row, runtime)]));
    if (row.open === undefined) expect(outcomes).toEqual(right);
    else expect(outcomes, 'it is right now: take `open` away from the row').not.toEqual(right);
  });
});

/** A line for each row: what every runtime says, why one says another thing, what is open. */
function printTable(): void {
  const lines = [...seen].map(([row, outcomes]) => {
    const same = new Set(outcomes.values()).size === 1;
    const said = same ? outcomes.get('node20') : perRuntime((runtime) => outcomes.get(runtime));
    const why = row.differs && `(${row.differs.on.join(', ')}: ${row.differs.why})`;
    const open =
      row.open && `OPEN, right is ${perRuntime((runtime) => outcomeFor(row, runtime))}: ${row.open}`;
    return [row.name, said, why, open].filter((part) => part !== undefined).join(' | ');
  });
  const open = rows.filter((row) => row.open !== undefined).length;
  console.log(`${lines.join('\n')}\n${rows.length} rows on ${runtimeNames.length} runtimes, ${open} open`);
}

function perRuntime(tell: (runtime: RuntimeName) => Outcome | undefined): string {
  return runtimeNames.map((runtime) => `${runtime} ${tell(runtime)}`).join(', ');
}
