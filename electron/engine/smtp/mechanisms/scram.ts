/** SCRAM (RFC 5802, RFC 7677): both sides prove that they know the password; nobody sends it. */

import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { ProofProblem } from '../../base/smtp-terms.ts';
import {
  answer,
  type ChannelBinding,
  type Mechanism,
  type MechanismContext,
  type MechanismStep,
  undecodable,
  unexpected,
} from './mechanism.ts';
import { prepared } from './saslprep.ts';
import { escapeName, readServerFinal, readServerFirst, type ServerFirst } from './scram-messages.ts';

export type ScramHash = 'sha1' | 'sha256';

/** PBKDF2 rounds. The standard asks for 4096; some old servers do less. The ceiling keeps a server from burning our CPU. */
const iterationFloor = 2048;
const iterationCeiling = 2_000_000;

const derive = promisify(pbkdf2);
const keyLength: Readonly<Record<ScramHash, number>> = { sha1: 20, sha256: 32 };
/** Errors that say somebody sits between us and the server (RFC 5802 7). */
const interceptionErrors: readonly string[] = [
  'channel-bindings-dont-match',
  'server-does-support-channel-binding',
] satisfies ProofProblem[];

/** SCRAM without channel binding. */
export function scram(hash: ScramHash): (context: MechanismContext) => Mechanism {
  return (context) => new Scram(hash, context, null);
}

/** SCRAM bound to the TLS session. Only for a context with a binding. */
export function scramPlus(hash: ScramHash): (context: MechanismContext) => Mechanism {
  return (context) => new Scram(hash, context, context.binding);
}

class Scram implements Mechanism {
  readonly initial: Uint8Array;
  proofProblem: ProofProblem | null = 'signature-missing';
  #stage: 'first' | 'final' | 'done' = 'first';
  #serverSignature: Uint8Array = new Uint8Array(0);
  readonly #hash: ScramHash;
  readonly #password: string;
  readonly #nonce: string;
  readonly #header: string;
  readonly #firstBare: string;
  readonly #bindingData: Uint8Array;

  constructor(hash: ScramHash, context: MechanismContext, binding: ChannelBinding | null) {
    this.#hash = hash;
    this.#password = prepared(context.secret);
    this.#nonce = context.nonce();
    this.#header = `${bindingFlag(context, binding)},,`;
    this.#bindingData = binding?.data ?? new Uint8Array(0);
    this.#firstBare = `n=${escapeName(prepared(context.username))},r=${this.#nonce}`;
    this.initial = Buffer.from(this.#header + this.#firstBare, 'utf8');
  }

  async respond(challenge: Uint8Array | null): Promise<MechanismStep> {
    if (!challenge) return undecodable;
    const message = Buffer.from(challenge).toString('utf8');
    if (this.#stage === 'first') return this.#answerFirst(message);
    return this.#stage === 'final' ? this.#answerFinal(message) : unexpected;
  }

  async #answerFirst(message: string): Promise<MechanismStep> {
    const first = readServerFirst(message);
    if (first === null) return undecodable;
    if (first === 'extension') return { kind: 'cancel', reason: 'extension-required' };
    if (!first.nonce.startsWith(this.#nonce) || first.nonce.length === this.#nonce.length)
      return { kind: 'cancel', reason: 'nonce-mismatch' };
    if (first.iterations < iterationFloor || first.iterations > iterationCeiling)
      return { kind: 'cancel', reason: 'iterations-out-of-range' };
    this.#stage = 'final';
    return answer(await this.#clientFinal(first, message));
  }

  /** RFC 5802 3: the client's proof, and the server's signature that has to come back. */
  async #clientFinal(first: ServerFirst, serverFirst: string): Promise<string> {
    const { nonce, salt, iterations } = first;
    const salted = await derive(this.#password, salt, iterations, keyLength[this.#hash], this.#hash);
    const binding = Buffer.concat([Buffer.from(this.#header), this.#bindingData]).toString('base64');
    const withoutProof = `c=${binding},r=${nonce}`;
    const authMessage = `${this.#firstBare},${serverFirst},${withoutProof}`;
    const clientKey = this.#hmac(salted, 'Client Key');
    const storedKey = createHash(this.#hash).update(clientKey).digest();
    const clientSignature = this.#hmac(storedKey, authMessage);
    this.#serverSignature = this.#hmac(this.#hmac(salted, 'Server Key'), authMessage);
    const proof = clientKey.map((byte, index) => byte ^ (clientSignature[index] ?? 0));
    return `${withoutProof},p=${Buffer.from(proof).toString('base64')}`;
  }

  #answerFinal(message: string): MechanismStep {
    this.#stage = 'done';
    const final = readServerFinal(message);
    if (final === null) return undecodable;
    if (final.kind === 'error') {
      const interception = interceptionErrors.find((error) => error === final.value);
      return interception ? { kind: 'not-authentic', reason: interception as ProofProblem } : answer('');
    }
    this.proofProblem = sameBytes(final.value, this.#serverSignature) ? null : 'signature-wrong';
    return this.proofProblem ? { kind: 'not-authentic', reason: this.proofProblem } : answer('');
  }

  #hmac(key: Uint8Array, text: string): Buffer {
    return createHmac(this.#hash, key).update(text, 'utf8').digest();
  }
}

/** RFC 5802 6: `p` binds, `y` could bind but the server does not offer it, `n` cannot. */
function bindingFlag(context: MechanismContext, binding: ChannelBinding | null): string {
  if (binding) return `p=${binding.type}`;
  return context.binding && !context.plusOffered ? 'y' : 'n';
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
