/** `sendwell probe`: probes endpoints without signing in. */
import type { Diagnosis } from '../../../../shared/diagnosis.ts';
import type { PortFinding, Recommendation } from '../../../../shared/model.ts';
import { exitCodeOf } from '../../../../shared/problems/exit-code.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import type { ProbeResult } from '../../../../shared/results.ts';
import { readServer } from '../../../engine/base/hosts.ts';
import { providerByHost } from '../../../engine/discovery/providers.ts';
import { type NamedServer, probeHosts } from '../../../engine/probe/probe-hosts.ts';
import type { ReportSource } from '../../../engine/report/report.ts';
import { nothingFound, withBrief } from '../../end/brief.ts';
import { type CommandReport, conclude } from '../../end/command.ts';
import { blankProbe } from '../../end/result.ts';
import { wordsAside } from '../../files/write.ts';
import { prepare } from '../../prepare/prepare.ts';
import { printContacted } from '../../print/contacted.ts';
import { printDiagnosis } from '../../print/explanation.ts';
import { sayWhatMoved } from '../../print/moved.ts';
import { printPorts, printReasons } from '../../print/ports.ts';
import { wordsOfEndpoint } from '../../print/seen.ts';
import { printProbeTranscripts } from '../../print/transcript.ts';
import { printWarnings } from '../../print/verdict.ts';
import type { Checked, Problem } from '../../problems/problem.ts';
import type { Context } from '../../terminal/context.ts';
import { createSteps } from '../../terminal/steps.ts';
import type { Words } from '../../terminal/words.ts';
import type { ProbeOptions } from './command.ts';

const schema = 'sendwell/probe/1';

export function probe(hosts: string[], options: ProbeOptions, context: Context): Promise<number> {
  const aside = options.as === undefined ? context : wordsAside(context);
  return conclude<ProbeResult>(
    {
      run: async () => withBrief(await run(hosts, options, aside), options.as, context, sourceOf),
      blank: ({ error }) => ({ schema, ...blankProbe(), error }),
    },
    context,
  );
}

/** The cause of the endpoint that ranks first, where none can be used. */
function sourceOf({ findings, recommendation, warnings, contacted, elapsedMs }: ProbeResult): ReportSource {
  const diagnosis = recommendation ? null : (firstTelling(findings)?.diagnosis ?? null);
  return { ...nothingFound, findings, recommendation, diagnosis, warnings, contacted, elapsedMs };
}

async function run(
  typed: string[],
  options: ProbeOptions,
  context: Context,
): Promise<CommandReport<ProbeResult> | Problem> {
  const servers = readServers(typed, context);
  if (!servers.ok) return servers.problem;
  const hosts = servers.value.map(({ host }) => host);
  const prepared = await prepare(options, context);
  if (!prepared.ok) return prepared.problem;
  const { ports, servername, trustFingerprint } = options;
  const network = prepared.value.networks();
  const provider = providerByHost(hosts[0] ?? '')?.id ?? null;
  const look = (onFinding: (finding: PortFinding) => void) =>
    probeHosts(
      {
        servers: servers.value,
        ports,
        servername,
        trustedFingerprint: trustFingerprint,
        network,
        provider,
        onFinding,
      },
      context.stop.signal,
    );
  const result: ProbeResult = { schema, ...(await showLooking(hosts, look, context)) };
  return { result, exitCode: exitCodeOfProbe(result, context), print: () => print(result, context) };
}

function readServers(typed: string[], context: Context): Checked<NamedServer[]> {
  const servers: NamedServer[] = [];
  for (const text of typed) {
    const reading = readServer(text);
    if (!reading.ok) return { ok: false, problem: { kind: 'host', problem: reading.problem, typed: text } };
    sayWhatMoved(reading, { port: false, security: false }, context);
    servers.push(reading);
  }
  return { ok: true, value: servers };
}

type Found = Omit<ProbeResult, 'schema'>;

/** One step, with each endpoint that answers as its progress. */
function showLooking(
  hosts: string[],
  look: (onFinding: (finding: PortFinding) => void) => Promise<Found>,
  { terminal, words, quiet }: Context,
): Promise<Found> {
  return createSteps(terminal, quiet).run({
    title: words('probe.looking', { hosts: hosts.join(', ') }),
    work: (show) => look((finding) => show(wordsOfEndpoint(finding, words))),
    end: ({ recommendation }) => ({
      good: recommendation !== null,
      text: conclusion(recommendation, words),
    }),
  });
}

function conclusion(recommendation: Recommendation | null, words: Words): string {
  if (!recommendation) return words('probe.none');
  const { host, port, security } = recommendation.endpoint;
  return words('probe.best', { host, port, security: words(`security.${security}`) });
}

/** 0 when any endpoint is usable. */
function exitCodeOfProbe({ findings }: ProbeResult, { stop }: Context): number {
  if (stop.cause === 'person') return exitCodes.stopped;
  if (findings.some(({ usable }) => usable)) return exitCodes.works;
  const finding = firstTelling(findings);
  return finding ? exitCodeOf(finding.diagnosis) : exitCodes.tryLater;
}

/** Of those that told something the one that ranks first; where none did, the first. Findings come in that order. */
function firstTelling(findings: readonly PortFinding[]): PortFinding | undefined {
  return findings.find(({ diagnosis }) => diagnosis && tells(diagnosis)) ?? findings[0];
}

function tells({ stage, class: problem }: Diagnosis): boolean {
  if (stage === 'dns' || stage === 'connect') return false;
  return problem !== 'connection-timeout' && problem !== 'connection-reset';
}

function print(result: ProbeResult, context: Context): void {
  const { findings, recommendation } = result;
  if (context.quiet) {
    if (recommendation) context.terminal.say(conclusion(recommendation, context.words));
    else explainTelling(findings, context);
    return;
  }
  printPorts(findings, recommendation, context);
  if (recommendation) printReasons(recommendation, context);
  else explainTelling(findings, context);
  printWarnings(result.warnings, context);
  if (!context.verbose) return;
  printProbeTranscripts(findings, context);
  printContacted(result.contacted, context);
}

function explainTelling(findings: readonly PortFinding[], context: Context): void {
  const { diagnosis, endpoint } = firstTelling(findings) ?? {};
  if (!diagnosis) return;
  const host = endpoint?.host ?? '';
  const check = ['check', 'ADDRESS', '--host', host];
  printDiagnosis(diagnosis, context, { again: context.call, tell: context.call, check, host });
}
