/**
 * Proves a way of Microsoft 365 that needs no sign-in: one verification message to the MX host of the tenant, port 25,
 * STARTTLS with a verified certificate, after the person agreed to it. The one exception to "an MX host is never used".
 */
import type { AssistantState } from '../../../shared/assistant.ts';
import { idleState } from '../../../shared/idle-state.ts';
import type { MxWay } from '../../../shared/microsoft-365/provable.ts';
import type { Endpoint, PortFinding, Verification } from '../../../shared/model.ts';
import type { MxWayFinding } from '../../../shared/results.ts';
import type { MailAddress } from '../base/address.ts';
import { networkStep, type StepFault } from '../base/network-step.ts';
import { networkSigns } from '../discovery/network-signs.ts';
import { providerByMx, summaryOf } from '../discovery/providers.ts';
import type { DnsAnswer, MxRecord, Network } from '../network/network.ts';
import { reachOf } from '../network/reach.ts';
import { findingOf } from '../probe/findings.ts';
import { unknownContext } from '../probe/observe.ts';
import { probeEndpoint } from '../probe/probe-endpoint.ts';
import type { MessageWords } from '../smtp/message.ts';
import { verificationMessage } from '../smtp/verification-message.ts';
import { deliver } from './deliver.ts';
import { clientFault, consentRequired, nothingFound } from './verdict.ts';

/** One message without a sign-in to the server that receives the mail of the domain. */
export interface MxWayOrder {
  way: MxWay;
  /** Sender, and recipient where `to` is another one. */
  address: MailAddress;
  to: MailAddress;
  network: Network;
  words: MessageWords;
  /** Endpoints that may be tried; without it every one. */
  isAllowedEndpoint?: (endpoint: Endpoint) => boolean;
  /** Asks the person for the agreement to send one message through this host. */
  agree: (host: string) => Promise<boolean>;
}

/** `foreign`: the mail of the domain is not at Microsoft 365. `restricted`: a settings file allows other servers only. */
export type MxWayResult =
  | { kind: 'ran'; state: AssistantState; finding: MxWayFinding | null }
  | { kind: 'foreign'; exchange: string }
  | { kind: 'restricted' };

const family = 'microsoft-365';

/** Never asks for a password and never tries twice. Rejects only by a fault of ours. */
export async function proveMxWay(order: MxWayOrder, signal: AbortSignal): Promise<MxWayResult> {
  const startedAt = performance.now();
  const { address, to, network, isAllowedEndpoint } = order;
  const end = (over: Partial<AssistantState>, finding: MxWayFinding | null = null): MxWayResult => ({
    kind: 'ran',
    state: {
      ...idleState,
      stage: 'finished',
      verdict: 'fails',
      address: address.ascii,
      from: address.ascii,
      to: to.ascii,
      contacted: network.contacted(),
      elapsedMs: performance.now() - startedAt,
      ...over,
    },
    finding,
  });
  const answer = await networkStep<DnsAnswer<MxRecord> | StepFault>(
    'names',
    (stop) => network.resolve(address.domain, 'MX', stop),
    (fault) => fault,
    signal,
  );
  if ('step' in answer) return end({ diagnosis: clientFault(answer.code) });
  if (signal.aborted) return end({ verdict: 'unfinished' });
  if (answer.outcome !== 'found') {
    const signs = networkSigns([], await reachOf(network, signal));
    return end({
      diagnosis: nothingFound(address.domain, {
        incomplete: answer.outcome !== 'absent',
        signInRefusedAt: null,
        signs,
      }),
    });
  }
  const exchange = bestOf(answer.records);
  const provider = providerByMx(exchange);
  if (provider?.id !== family) return { kind: 'foreign', exchange };
  const endpoint: Endpoint = { host: exchange, port: 25, security: 'starttls' };
  if (isAllowedEndpoint && !isAllowedEndpoint(endpoint)) return { kind: 'restricted' };
  if (!(await order.agree(exchange))) {
    const diagnosis = signal.aborted ? null : consentRequired({ host: exchange, source: 'mx-provider' });
    return end({ verdict: 'unfinished', diagnosis });
  }
  const sent = await send(endpoint, order, signal);
  const proved = { provider: summaryOf(provider), chosen: endpoint, contacted: network.contacted(), ...sent };
  return end(proved, { way: order.way, host: exchange, port25: portFrom(sent.findings) });
}

/** The first MX host of the best preference (RFC 5321 5.1); `.` where the domain takes no mail (RFC 7505). */
function bestOf(records: readonly MxRecord[]): string {
  const [best] = [...records].sort((a, b) => a.preference - b.preference);
  return best?.exchange ?? '.';
}

type Sent = Pick<
  AssistantState,
  'findings' | 'verification' | 'verdict' | 'diagnosis' | 'transcript' | 'code'
>;

async function send(
  endpoint: Endpoint,
  { address, to, network, words }: MxWayOrder,
  signal: AbortSignal,
): Promise<Sent> {
  const options = {
    network,
    provider: family,
    why: 'probe',
    bothModes: false,
    withoutSignIn: true,
  } as const;
  const probe = await probeEndpoint(endpoint, options, signal);
  const findings = [findingOf({ probe }, [probe], unknownContext)];
  if (!probe.session || !probe.usable) {
    probe.session?.close();
    const diagnosis = findings[0]?.diagnosis ?? null;
    const { transcript = [] } = findings[0] ?? {};
    const verdict = signal.aborted ? 'unfinished' : 'fails';
    return { findings, verification: null, verdict, diagnosis, transcript, code: null };
  }
  const message = await verificationMessage({ from: address, to, words });
  const { verification, transcript } = await deliver(
    {
      network,
      endpoint,
      session: probe.session,
      credentials: null,
      renew: async () => null,
      tokensOnly: false,
      guessed: false,
      budget: { left: 0 },
      provider: family,
      needsUtf8: address.needsUtf8 || to.needsUtf8,
      message,
      tell: () => {},
    },
    signal,
  );
  const diagnosis = verification?.diagnosis ?? null;
  return {
    findings,
    verification,
    verdict: verdictOf(verification),
    diagnosis,
    transcript,
    code: message.code,
  };
}

function verdictOf(verification: Verification | null): AssistantState['verdict'] {
  if (verification?.ok) return 'works';
  return verification?.ok === false ? 'fails' : 'unfinished';
}

/** Whether port 25 is open from here. */
function portFrom(findings: readonly PortFinding[]): MxWayFinding['port25'] {
  const addresses = findings.flatMap((finding) => finding.addresses);
  if (addresses.some(({ connectMs }) => connectMs !== null)) return 'open';
  return addresses.some(({ error }) => error === 'ECONNREFUSED') ? 'refused' : 'silent';
}
