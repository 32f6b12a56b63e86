/** swaks, the reference client: what it finds is what Sendwell has to find. */
import { needs } from './packages.ts';
import { mailHost } from './peer.ts';

const programs = needs(['swaks'], ['libnet-ssleay-perl']);

/** How far a run came and the reply code that ended it. `tls`: encryption or the certificate failed, no code. */
export interface RunResult {
  step: 'tls' | 'auth' | 'mail-from' | 'rcpt-to' | 'data' | 'after-data' | 'accepted';
  code: number | null;
}

export interface SwaksRun {
  port: number;
  security: 'tls' | 'starttls';
  caFile: string;
  mechanism?: string;
  username?: string;
  password?: string;
  from: string;
  to: string;
  /** About as many octets in the body. */
  bodyBytes?: number;
}

/** Exit codes of swaks, each named after the step that failed. */
const steps: Record<number, RunResult['step']> = {
  0: 'accepted',
  23: 'mail-from',
  24: 'rcpt-to',
  25: 'data',
  26: 'after-data',
  28: 'auth',
  29: 'tls',
};

/** Runs swaks against 127.0.0.1 with the certificate's chain checked, not its name. Rejects on any other exit code. */
export async function runSwaks(options: SwaksRun): Promise<RunResult> {
  const { exitCode, stdout, stderr } = await programs.finish('swaks', swaksArguments(options));
  const step = steps[exitCode ?? -1];
  if (step === undefined) throw new Error(`swaks ended with ${exitCode}:\n${stdout}\n${stderr}`);
  return { step, code: step === 'tls' ? null : decidingCode(stdout, step) };
}

function swaksArguments({ port, security, caFile, from, to, bodyBytes, ...signIn }: SwaksRun): string[] {
  const args = ['--server', '127.0.0.1', '--port', String(port), '--from', from, '--to', to];
  args.push(security === 'tls' ? '--tls-on-connect' : '--tls');
  args.push('--tls-verify', '--tls-ca-path', caFile, '--tls-sni', mailHost);
  if (signIn.username !== undefined)
    args.push('--auth', signIn.mechanism ?? 'PLAIN', '--auth-user', signIn.username);
  if (signIn.password !== undefined) args.push('--auth-password', signIn.password);
  if (bodyBytes !== undefined)
    args.push(
      '--body',
      'x'
        .repeat(70)
        .concat('\n')
        .repeat(bodyBytes / 71),
    );
  return args;
}

/** The last refusal, or for an accepted message the reply before that to QUIT. */
function decidingCode(output: string, step: RunResult['step']): number | null {
  const codes = [...output.matchAll(/^<(?:-|~|\*\*|~\*)\s+(\d{3}) /gm)].map((match) => Number(match[1]));
  const deciding = step === 'accepted' ? codes.at(-2) : codes.filter((code) => code >= 400).at(-1);
  return deciding ?? null;
}
