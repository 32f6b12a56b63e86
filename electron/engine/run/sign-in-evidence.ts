/** What signing in and sending came to, as evidence. */
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import { evidenceAt, evidenceOfReply, type Where } from '../diagnosis/evidence-at.ts';
import { evidenceOfFailure, evidenceOfOffer } from '../probe/failure-evidence.ts';
import type { SmtpFailure } from '../smtp/outcome.ts';
import type { SignInFailure } from '../smtp/sign-in.ts';

/** Signing in did not work. */
export function evidenceOfSignIn(failure: SignInFailure, where: Where): Evidence {
  switch (failure.kind) {
    case 'auth-not-offered':
    case 'mechanisms-not-spoken':
      return evidenceOfOffer(failure, where);
    case 'oauth-only':
      return evidenceAt(where, 'auth', [{ kind: 'oauth-only' }]);
    case 'cancelled': {
      const evidence = evidenceOfReply(failure.reply, 'auth', where);
      return { ...evidence, observations: [{ kind: 'sign-in-cancelled', reason: failure.reason }] };
    }
    case 'server-not-authentic':
      return evidenceAt(where, 'auth', [{ kind: 'scram-proof-wrong', problem: failure.reason }]);
    case 'budget-spent':
      return evidenceAt(where, 'auth', [{ kind: 'sign-in-budget-spent' }]);
    case 'not-protected':
      return evidenceAt(where, 'auth', [{ kind: 'not-protected' }]);
    case 'credentials-unusable':
      return evidenceAt(where, 'auth', [{ kind: 'credentials-unusable' }]);
    case 'client-fault':
      return evidenceAt(where, 'auth', [failure]);
    default:
      return withSeen(evidenceOfFailure(failure, where), encrypted(failure, where));
  }
}

/** A failure from MAIL to the final reply; `signedIn` tells whether the server knew who sends. */
export function evidenceOfSend(failure: SmtpFailure, where: Where, signedIn: boolean): Evidence {
  const seen = encrypted(failure, where);
  return withSeen(evidenceOfFailure(failure, where), signedIn ? [...seen, { kind: 'signed-in' }] : seen);
}

/** Nothing of this is said to a server in clear but where the person wants it. */
function encrypted({ kind }: SmtpFailure, { security }: Where): Observation[] {
  return kind === 'reply' && security !== 'none' ? [{ kind: 'encrypted' }] : [];
}

function withSeen(evidence: Evidence, seen: readonly Observation[]): Evidence {
  return { ...evidence, observations: [...evidence.observations, ...seen] };
}
