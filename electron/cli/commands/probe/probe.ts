/** `sendwell probe`: looks at doors without signing in. */
import { createExplainer } from '../../../../shared/explain/explain.ts';
import type { PortFinding, Recommendation } from '../../../../shared/model.ts';
import { exitCodeOf } from '../../../../shared/problems/exit-code.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import type { ProbeResult } from '../../../../shared/results.ts';
import { normaliseHost } from '../../../engine/base/hosts.ts';
import { providerByHost } from '../../../engine/discovery/providers.ts';
import { probeHosts } from '../../../engine/probe/probe-hosts.ts';
import { type CommandReport, conclude } from '../../end/command.ts';
import { blankProbe } from '../../end/result.ts';
import { prepare } from '../../prepare/prepare.ts';
import { printContacted } from '../../print/contacted.ts';
import { printExplanation } from '../../print/explanation.ts';
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
  return conclude<ProbeResult>(
    {
      run: () => run(hosts, options, context),
      blank: ({ error }) => ({ schema, ...blankProbe(), error }),
    },
    context,
  );
}

async function run(
  typed: string[],
  options: ProbeOptions,
  context: Context,
): Promise<CommandReport<ProbeResult> | Problem> {
  const hosts = readHosts(typed);
  if (!hosts.ok) return hosts.problem;
  const prepared = await prepare(options, context);
  if (!prepared.ok) return prepared.problem;
  const { ports, servername, trustFingerprint } = options;
  const network = prepared.value.networks();
  const provider = providerByHost(hosts.value[0] ?? '')?.id ?? null;
  const look = (onFinding: (finding: PortFinding) => void) =>
    probeHosts(
      {
        hosts: hosts.value,
        ports,
        servername,
        trustedFingerprint: trustFingerprint,
        network,
        provider,
        onFinding,
      },
      context.stop.signal,
    );
  const result: ProbeResult = { schema, ...(await showLooking(hosts.value, look, context)) };
  return { result, exitCode: exitCodeOfProbe(result, context), print: () => print(result, context) };
}

function readHosts(typed: string[]): Checked<string[]> {
  const hosts = typed.map((text) => normaliseHost(text));
  const wrong = typed[hosts.indexOf(null)];
  if (wrong !== undefined) return { ok: false, problem: { kind: 'host', typed: wrong } };
  return { ok: true, value: hosts.filter((host) => host !== null) };
}

type Found = Omit<ProbeResult, 'schema'>;

/** One step, with each door that answers as its progress. */
function showLooking(
  hosts: string[],
  look: (onFinding: (finding: PortFinding) => void) => Promise<Found>,
  { terminal, words }: Context,
): Promise<Found> {
  return createSteps(terminal).run({
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

/** 0 when any door is usable, else the code of the door that ranks first: findings come in that order. */
function exitCodeOfProbe({ findings }: ProbeResult, { stop }: Context): number {
  if (stop.cause === 'person') return exitCodes.stopped;
  if (findings.some(({ usable }) => usable)) return exitCodes.works;
  return findings[0] ? exitCodeOf(findings[0].diagnosis) : exitCodes.tryLater;
}

function print(result: ProbeResult, context: Context): void {
  const { findings, recommendation } = result;
  printPorts(findings, recommendation, context);
  if (recommendation) printReasons(recommendation, context);
  else explainFirst(findings, context);
  printWarnings(result.warnings, context);
  if (!context.verbose) return;
  printProbeTranscripts(findings, context);
  printContacted(result.contacted, context);
}

function explainFirst(findings: readonly PortFinding[], context: Context): void {
  const diagnosis = findings[0]?.diagnosis;
  if (!diagnosis) return;
  const host = findings[0]?.endpoint.host;
  printExplanation(createExplainer(context.language).explain(diagnosis), context, { host });
}
