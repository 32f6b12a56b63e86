/** What the person signs in with: kept while it may be used, set aside once the server has refused it. */
import type { MailAddress } from '../base/address.ts';
import type { AuthBudget, Credentials } from '../smtp/sign-in.ts';

/** AUTH commands per account and run (lock-out guard). A new sign-in by the person begins anew. */
const authCommands = 3;

export class Pass {
  #credentials: Credentials | null = null;
  /** A refused password is never sent again, but for one try under the other form of the name. */
  #refused: Credentials | null = null;
  #otherNameUsed = false;
  #budget: AuthBudget = { left: authCommands };

  /** Null: the person has to sign in (again). */
  get credentials(): Credentials | null {
    return this.#credentials;
  }

  get budget(): AuthBudget {
    return this.#budget;
  }

  /** New credentials, typed by the person or made by the provider's page. */
  take(credentials: Credentials): void {
    this.forget();
    this.#credentials = credentials;
    this.#budget = { left: authCommands };
  }

  /** The same account with a fresh token. */
  renew(credentials: Credentials): void {
    if (this.#credentials) this.#credentials = credentials;
  }

  /** The server said no to these credentials. */
  refuse(): void {
    this.#refused = this.#credentials;
    this.#credentials = null;
  }

  /** Hands the credentials over, and keeps none. */
  handOver(): Credentials | null {
    const credentials = this.#credentials;
    this.forget();
    return credentials;
  }

  forget(): void {
    this.#credentials = null;
    this.#refused = null;
    this.#otherNameUsed = false;
  }

  /**
   * The whole address where the part before the @ was refused, and the other way round. Null when there is no refused
   * password, when both forms were tried, or when no AUTH command is left.
   */
  otherName({ ascii, local }: MailAddress): string | null {
    if (this.#refused?.kind !== 'password' || this.#otherNameUsed || this.#budget.left === 0) return null;
    return this.#refused.username === ascii ? local : ascii;
  }

  /** Takes the refused password up again under the other name. False when that is not on offer. */
  tryOtherName(address: MailAddress): boolean {
    const username = this.otherName(address);
    if (!this.#refused || username === null) return false;
    this.#credentials = { ...this.#refused, username };
    this.#refused = null;
    this.#otherNameUsed = true;
    return true;
  }
}
