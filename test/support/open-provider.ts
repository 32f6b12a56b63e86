/** A provider that nobody has registered this program with: metadata, registration, page and tokens, in memory. */
import { createHash } from 'node:crypto';
import type { MemoryPage, MemoryRequest } from './memory-network/memory-http.ts';
import { json, visit } from './oauth-world.ts';

export const openIssuer = 'https://id.example.test';

export interface OpenHabits {
  /** Beside what RFC 8414 asks for; undefined takes a field away. */
  metadata?: Record<string, unknown>;
  /** Answer to a registration, beside the client id. Null: it registers nobody. */
  registration?: Record<string, unknown> | null;
  /** Instead of any registration. */
  refusal?: MemoryPage;
  /** What comes back beside the code and the state. */
  wayBack?: Record<string, string>;
  /** In the answer of the token endpoint, beside the tokens. */
  tokens?: Record<string, unknown>;
  /** Answer to a request to end a sign-in (RFC 7009 2.2); it names a place for that only where there is one. */
  revocation?: MemoryPage;
}

export class OpenProvider {
  habits: OpenHabits;
  readonly registrations: Record<string, unknown>[] = [];
  /** Sign-in pages that were opened. */
  readonly pages: URL[] = [];
  /** Requests to end a sign-in. */
  readonly revocations: { form: URLSearchParams; authorization: string | undefined }[] = [];
  readonly tokenRequests: { form: URLSearchParams; authorization: string | undefined }[] = [];

  constructor(habits: OpenHabits = {}) {
    this.habits = habits;
  }

  readonly serve = (request: MemoryRequest): MemoryPage | null => {
    switch (request.url) {
      case `${openIssuer}/.well-known/oauth-authorization-server`:
        return json({ ...this.#metadata(), ...this.habits.metadata });
      case `${openIssuer}/register`:
        return this.#register(request);
      case `${openIssuer}/token`:
        return this.#token(request);
      case `${openIssuer}/revoke`:
        return this.#revoke(request);
      default:
        return null;
    }
  };

  /** The person's browser, which agrees and goes straight back. */
  readonly openPage = async (address: string): Promise<boolean> => {
    const page = new URL(address);
    this.pages.push(page);
    const state = page.searchParams.get('state') ?? '';
    void visit(page, { code: 'code-7hG2', state, iss: openIssuer, ...this.habits.wayBack });
    return true;
  };

  #metadata() {
    return {
      issuer: openIssuer,
      authorization_endpoint: `${openIssuer}/authorize`,
      token_endpoint: `${openIssuer}/token`,
      authorization_response_iss_parameter_supported: true,
      ...(this.habits.revocation && { revocation_endpoint: `${openIssuer}/revoke` }),
      ...(this.habits.registration !== null && { registration_endpoint: `${openIssuer}/register` }),
    };
  }

  #register({ body }: MemoryRequest): MemoryPage {
    const { registration = {} } = this.habits;
    this.registrations.push(JSON.parse(body ?? '{}'));
    if (this.habits.refusal) return this.habits.refusal;
    return json({ client_id: `client-${this.registrations.length}`, ...registration }, 201);
  }

  #revoke({ body, headers }: MemoryRequest): MemoryPage | null {
    const form = new URLSearchParams(body ?? '');
    this.revocations.push({ form, authorization: headers.authorization });
    return this.habits.revocation ?? null;
  }

  #token({ body, headers }: MemoryRequest): MemoryPage {
    const form = new URLSearchParams(body ?? '');
    this.tokenRequests.push({ form, authorization: headers.authorization });
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '');
    const page = this.pages.at(-1);
    const refresh = form.get('refresh_token');
    const renews = refresh !== null && refresh === this.habits.tokens?.refresh_token;
    const proves =
      page?.searchParams.get('code_challenge') === challenge.digest('base64url') &&
      page.searchParams.get('redirect_uri') === form.get('redirect_uri');
    if (!proves && !renews) return json({ error: 'invalid_grant' }, 400);
    return json({
      access_token: 'access-5kT9',
      token_type: 'Bearer',
      expires_in: 3600,
      ...this.habits.tokens,
    });
  }
}
