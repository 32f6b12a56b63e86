/** The module `protocol`: schemes of the program's own and who answers them. */
import { runtime } from '../runtime.ts';
import { isRegistered, registerScheme } from '../schemes.ts';
import { StrictObject, strict } from '../strict.ts';

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** One per session, as in Electron. */
export class Protocol extends StrictObject {
  readonly #handlers = new Map<string, SchemeHandler>();

  handle(scheme: string, handler: SchemeHandler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!isRegistered(scheme)) {
      throw new Error(`electron stand-in: scheme ${scheme} was not registered as privileged`);
    }
    this.#handlers.set(scheme, handler);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** For the request gate. */
  static handlerOf(protocol: Protocol, scheme: string): SchemeHandler | undefined {
    return protocol.#handlers.get(scheme);
  }
}

/** Every own scheme behaves as a standard and secure one here: a program that asks for less would be shown a lie. */
function registerSchemesAsPrivileged(
  schemes: { scheme: string; privileges?: { standard?: boolean; secure?: boolean } }[],
): void {
  if (runtime.ready) {
    throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  }
  for (const { scheme, privileges } of schemes) {
    if (!privileges?.standard || !privileges.secure) {
      throw new Error(`electron stand-in: scheme ${scheme} must be standard and secure`);
    }
    registerScheme(scheme);
  }
}

export const protocolModule = strict('protocol', { registerSchemesAsPrivileged });
