/** `sendwell discover`: finds settings and connects to no mail server. */
import { asWritten, factsAsWritten } from '../../../../shared/as-written.ts';
import type { Diagnosis } from '../../../../shared/diagnosis.ts';
import { createExplainer } from '../../../../shared/explain/explain.ts';
import { exitCodeOf } from '../../../../shared/problems/exit-code.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import type { DiscoverResult, Discovery } from '../../../../shared/results.ts';
import { type MailAddress, parseAddress } from '../../../engine/base/address.ts';
import { discover as discoverSettings } from '../../../engine/discovery/discover.ts';
import type { DiscoveryOutcome } from '../../../engine/discovery/types.ts';
import { consentRequired, nothingFound } from '../../../engine/run/verdict.ts';
import { type CommandReport, conclude } from '../../end/command.ts';
import { blankDiscovery } from '../../end/result.ts';
import type { CommonOptions } from '../../options/common.ts';
import { type Prepared, prepare } from '../../prepare/prepare.ts';
import { printContacted } from '../../print/contacted.ts';
import { printDiscovery, wordsOfTrace } from '../../print/discovery.ts';
import { printDiagnosis } from '../../print/explanation.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Context } from '../../terminal/context.ts';
import { createSteps } from '../../terminal/steps.ts';

const schema = 'sendwell/discover/1';

export function discover(address: string, options: CommonOptions, context: Context): Promise<number> {
  return conclude<DiscoverResult>(
    {
      run: () => run(address, options, context),
      blank: (ground) => ({ schema, ...blankDiscovery(address.trim()), ...ground }),
    },
    context,
  );
}

async function run(
  typed: string,
  options: CommonOptions,
  context: Context,
): Promise<CommandReport<DiscoverResult> | Problem> {
  const parsed = parseAddress(typed);
  if (!parsed.ok) return { kind: 'address', field: 'address', problem: parsed.problem, typed };
  const prepared = await prepare(options, context);
  if (!prepared.ok) return prepared.problem;
  const outcome = await showLooking(parsed.address, prepared.value, context);
  const diagnosis = diagnosisOf(outcome);
  const discovery = dataOf(outcome);
  const known = { again: context.call, check: ['check', discovery.address] };
  const values = diagnosis ? factsAsWritten(diagnosis.facts, discovery) : {};
  const explanation =
    diagnosis && createExplainer(context.language, context.register).explain(diagnosis, { values });
  return {
    result: { schema, ...discovery, diagnosis, explanation },
    exitCode: context.stop.cause === 'person' ? exitCodes.stopped : exitCodeOf(diagnosis),
    print() {
      printDiscovery(discovery, context);
      const fromOurList = outcome.candidates.length > 0 && outcome.signs.offline !== null;
      if (fromOurList) context.terminal.say(context.words('discover.offline'));
      if (context.verbose) printContacted(discovery.contacted, context);
      const host = outcome.consentNeeded[0]?.host;
      if (diagnosis)
        printDiagnosis(diagnosis, context, { ...known, host, helpUrl: outcome.provider?.helpUrl });
    },
  };
}

function showLooking(
  address: MailAddress,
  { networks, deps }: Prepared,
  { terminal, words, stop, quiet }: Context,
): Promise<DiscoveryOutcome> {
  const forms = { domain: address.domain, domainUnicode: address.displayDomain };
  const written = asWritten(address.ascii, forms);
  return createSteps(terminal, quiet).run({
    title: words('step.discovering', { address: written }),
    work: (show) =>
      discoverSettings(address, { ...deps.discovery, network: networks() }, stop.signal, ({ trace }) => {
        const last = trace.at(-1);
        if (last) show(wordsOfTrace(last, words));
      }),
    end: ({ candidates }) => ({
      good: candidates.length > 0,
      text:
        candidates.length > 0
          ? words('discover.found', { count: candidates.length, address: written })
          : words('discover.none', { address: written }),
    }),
  });
}

/** Null when there is a candidate; an answer that waits for an agreement is not "nothing found". */
function diagnosisOf(outcome: DiscoveryOutcome): Diagnosis | null {
  if (outcome.candidates.length > 0) return null;
  const [asked] = outcome.consentNeeded;
  return asked ? consentRequired(asked) : nothingFound(outcome.domain, outcome);
}

/** The part of an outcome that the contract names. */
function dataOf(outcome: DiscoveryOutcome): Discovery {
  const { address, domain, addressUnicode, domainUnicode } = outcome;
  const { candidates, incoming, trace, notes, contacted, elapsedMs } = outcome;
  const names = { address, domain, addressUnicode, domainUnicode };
  return { ...names, candidates, incoming, trace, notes, contacted, elapsedMs };
}
