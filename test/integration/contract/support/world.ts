/** A small internet on loopback: names, pages and mail servers, and the built command looking at it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import {
  type CheckResult,
  checkResultSchema,
  type DiscoverResult,
  discoverResultSchema,
  type ProbeResult,
  probeResultSchema,
} from '../../../../shared/results.ts';
import { type Certificate, certificate, testAuthority } from '../../../support/certificates.ts';
import { startDnsServer, type TestDnsServer } from '../../../support/dns-server.ts';
import { type CliRun, runCli } from '../../cli.ts';
import { freshAddress } from './addresses.ts';
import { type DoorScript, password, type Session } from './door-script.ts';
import type { OpenServer } from './listen.ts';
import { openDoor } from './mail-server.ts';
import { openWebHost, type PageScript, type WebRequest } from './web.ts';
import { answerFrom, type Zone } from './zone.ts';

/** A proxy would look names up by itself: with `--dns` none is used. */
const deadProxy = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '' };

const address = 'ana@shop.test';

export type Ended<R> = Omit<CliRun, 'stdout'> & { result: R };

export interface RunOptions {
  args?: string[];
  address?: string;
  /** Default: the right password. */
  password?: string;
  /** First line of stdin, with the option that reads it. */
  secret?: { option: '--password-stdin' | '--token-stdin'; text: string };
}

export class World {
  readonly zone: Zone = {};
  /** `name TYPE` whose answer carries the AD bit. */
  readonly signed = new Set<string>();
  readonly requests: WebRequest[] = [];
  readonly sessions: Session[] = [];
  readonly #servers: OpenServer[] = [];
  #dns: TestDnsServer | null = null;
  #folder = '';

  /** A world with a provider database that knows nobody. Always close it. */
  static async start(): Promise<World> {
    const world = new World();
    world.#folder = await mkdtemp(path.join(tmpdir(), 'sendwell-contract-'));
    await writeFile(world.#caFile, (await testAuthority()).cert);
    world.#dns = await startDnsServer(({ name, type }) => answerFrom(world, name, type));
    await world.web({ 'https://ispdb.test/': { status: 404 } });
    return world;
  }

  /** Opens web servers for these pages, by URL without query. Every host gets an address of its own. */
  async web(
    pages: Readonly<Record<string, PageScript>>,
    certificates: Readonly<Record<string, Certificate>> = {},
  ): Promise<void> {
    for (const host of new Set(Object.keys(pages).map((url) => new URL(url).hostname))) {
      const ip = freshAddress();
      this.zone[`${host} A`] = [ip];
      const card = certificates[host] ?? (await certificate({ names: [host] }));
      this.#servers.push(...(await openWebHost(host, ip, pages, card, this.requests)));
    }
  }

  /** Opens mail servers under one name and gives their address. */
  async mail(
    name: string,
    doors: Readonly<Record<number, DoorScript>>,
    { card, ip = freshAddress() }: { card?: Certificate; ip?: string } = {},
  ): Promise<string> {
    this.zone[`${name} A`] = [ip];
    const own = card ?? (await certificate({ names: [name] }));
    for (const [port, script] of Object.entries(doors))
      this.#servers.push(await openDoor(ip, Number(port), script, own, this.sessions));
    return ip;
  }

  /** What clients said to one port, or to all; lines in clear are marked. */
  heard(port?: number): string[] {
    return this.sessions.filter((one) => port === undefined || one.port === port).flatMap((one) => one.heard);
  }

  async discover(options: RunOptions = {}): Promise<Ended<DiscoverResult>> {
    const run = await this.#run(['discover', options.address ?? address, ...(options.args ?? [])]);
    expect(this.sessions).toEqual([]);
    return ended(run, discoverResultSchema.parse(onlyJson(run)));
  }

  async probe(host: string, args: string[] = []): Promise<Ended<ProbeResult>> {
    const run = await this.#run(['probe', host, ...args]);
    expect(this.heard().filter((line) => line.includes('AUTH'))).toEqual([]);
    return ended(run, probeResultSchema.parse(onlyJson(run)));
  }

  async check(options: RunOptions = {}): Promise<Ended<CheckResult>> {
    const { args = [], secret, password: given = password } = options;
    const source = secret ? [secret.option] : ['--password-env', 'PW'];
    const input = secret && `${secret.text}\n`;
    const line = ['check', options.address ?? address, ...source, ...args];
    const run = await this.#run(line, { PW: given }, input);
    this.#expectDiscretion(run, secret?.text ?? given, args.includes('none'));
    return ended(run, checkResultSchema.parse(onlyJson(run)));
  }

  /** `check` without a password. `hear` gets what it says while it runs. */
  signInByPage(args: string[], variables: Record<string, string>, hear: (words: string) => void) {
    return this.#run(['check', address, ...args], variables, undefined, hear);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#servers.map((server) => server.close()), this.#dns?.close()]);
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #caFile(): string {
    return path.join(this.#folder, 'ca.pem');
  }

  #run(
    line: string[],
    variables: Record<string, string> = {},
    input?: string,
    hear?: (words: string) => void,
  ): Promise<CliRun> {
    const database = line.includes('--ispdb') ? [] : ['--ispdb', 'https://ispdb.test/'];
    const here = ['--dns', `127.0.0.1:${this.#dns?.port}`, '--ca', this.#caFile, '--json', ...database];
    return runCli([...line, ...here], { ...deadProxy, ...variables }, input, hear);
  }

  /** What holds for every check: the secret is in no output, nothing of it travels in clear, three AUTH at most. */
  #expectDiscretion({ stdout, stderr }: CliRun, secret: string, mayBeClear: boolean): void {
    for (const form of [secret, Buffer.from(secret).toString('base64')])
      expect(stdout + stderr).not.toContain(form);
    const auth = this.heard().filter((line) => /^(clear: )?AUTH /.test(line));
    expect(auth.length).toBeLessThanOrEqual(3);
    if (!mayBeClear) expect(auth.filter((line) => line.startsWith('clear: '))).toEqual([]);
  }
}

/** Plays one world and closes it, whatever happens. */
export async function inWorld(play: (world: World) => Promise<void>): Promise<void> {
  const world = await World.start();
  try {
    await play(world);
  } finally {
    await world.close();
  }
}

/** Stdout holds one JSON object on one line. */
function onlyJson({ stdout }: CliRun): unknown {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout);
}

function ended<R>({ stdout: _, ...run }: CliRun, result: R): Ended<R> {
  return { ...run, result };
}
