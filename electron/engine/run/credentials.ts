/** What the person signs in with: held while it may be used, set aside once the server has refused it. */
import type { Endpoint } from '../../../shared/model.ts';
import { withoutShownBlanks } from '../../../shared/providers/app-passwords.ts';
import type { MailAddress } from '../base/address.ts';
import type { Credentials } from '../base/credentials.ts';
import type { Redactor } from '../base/redactor.ts';
import { Secret } from '../base/secret.ts';
import { providerByHost } from '../discovery/providers.ts';
import type { AuthBudget } from '../smtp/sign-in.ts';
import type { Keeper } from './keeper.ts';
import type { SignInPage } from './sign-in-page.ts';

/** AUTH commands per account and run (lock-out guard). A new sign-in by the person begins anew. */
const authCommands = 3;

/**
 * One at a time, under a budget of three AUTH commands for each sign-in by the person. A token is renewed by its
 * page; what is kept beyond the run is for the keeper to decide.
 */
export class HeldCredentials {
  readonly #address: MailAddress;
  readonly #page: SignInPage;
  readonly #keeper: Keeper | undefined;
  readonly #secrets: Redactor;
  #current: Credentials | null = null;
  /** A refused password is never sent again, but for one try under the other form of the name. */
  #refused: Credentials | null = null;
  #otherNameUsed = false;
  /** The refused password without the blanks that it is shown with. */
  #withoutBlanks: Secret | null = null;
  /** Hosts that said no to a name or a secret of this run. */
  readonly #refusedAt = new Set<string>();
  #budget: AuthBudget = { left: authCommands };

  /** `secrets` learns everything that is taken. */
  constructor(address: MailAddress, page: SignInPage, keeper: Keeper | undefined, secrets: Redactor) {
    this.#secrets = secrets;
    this.#address = address;
    this.#page = page;
    this.#keeper = keeper;
  }

  /** Null: the person has to sign in (again). */
  get current(): Credentials | null {
    return this.#current;
  }

  get budget(): AuthBudget {
    return this.#budget;
  }

  /** New credentials, typed by the person or made by the provider's page. */
  take(credentials: Credentials): void {
    this.forget();
    this.#current = credentials;
    this.#secrets.addSecret(credentials.secret.open(), credentials.username);
    this.#budget = { left: authCommands };
  }

  /** They may go to this endpoint: a token of a page goes to mail servers of that page only. */
  fit(endpoint: Endpoint): boolean {
    return this.#page.fits(this.#current, endpoint);
  }

  /** The same, or new ones where a token is about to run out; null where there are none. */
  async fresh(signal: AbortSignal): Promise<Credentials | null> {
    return this.#current && this.#page.fresh(this.#current, signal);
  }

  /** New ones in place of a token that the server did not take; null when there are none. */
  async renew(refused: Credentials, signal: AbortSignal): Promise<Credentials | null> {
    const renewed = await this.#page.renew(refused, signal);
    if (renewed && this.#current) this.#current = renewed;
    if (renewed) this.#secrets.addSecret(renewed.secret.open(), renewed.username);
    return renewed;
  }

  /** The server at this endpoint took them, or said no. */
  judge({ host }: Endpoint, taken: boolean): void {
    const current = this.#current;
    if (current?.kind === 'password')
      void this.#keeper?.judged({ ...current, kind: 'password', host }, taken);
    else if (current) this.#page.judged(current, taken);
    if (taken) return;
    this.#refusedAt.add(host);
    this.#refused = current;
    const shorter = current && withoutShownBlanks(current.secret.open(), providerByHost(host)?.id ?? null);
    this.#withoutBlanks = current?.kind === 'password' && shorter ? new Secret(shorter) : null;
    this.#current = null;
  }

  /** Some servers shut out a place where wrong passwords came from. */
  wereRefusedAt({ host }: Endpoint): boolean {
    return this.#refusedAt.has(host);
  }

  /** Hands them over, and holds none. */
  handOver(): Credentials | null {
    const credentials = this.#current;
    this.forget();
    return credentials;
  }

  forget(): void {
    this.#current = null;
    this.#refused = null;
    this.#otherNameUsed = false;
    this.#withoutBlanks = null;
  }

  /** The refused password is an app password with the blanks that it is shown with, and an AUTH command is left. */
  get typedWithBlanks(): boolean {
    return this.#withoutBlanks !== null && this.#budget.left > 0;
  }

  /** Takes the refused password up again, without those blanks. Nothing happens when that is not on offer. */
  takeWithoutBlanks(): void {
    if (!this.#refused || !this.#withoutBlanks || !this.typedWithBlanks) return;
    const { username } = this.#refused;
    this.#secrets.addSecret(this.#withoutBlanks.open(), username);
    this.#takeUp({ ...this.#refused, secret: this.#withoutBlanks });
  }

  /**
   * The whole address where the part before the @ was refused, and the other way round. Null when there is no refused
   * password, when both forms were tried, or when no AUTH command is left.
   */
  get otherName(): string | null {
    if (this.#refused?.kind !== 'password' || this.#otherNameUsed || this.#budget.left === 0) return null;
    const { ascii, local } = this.#address;
    return this.#refused.username === ascii ? local : ascii;
  }

  /** The name that the password was refused under; null where none was, or where no AUTH command is left. */
  get refusedName(): string | null {
    return this.#refused?.kind === 'password' && this.#budget.left > 0 ? this.#refused.username : null;
  }

  /** Takes the refused password up again under a name that the source of the settings gave since. */
  takeUnder(username: string): void {
    if (this.#refused) this.#takeUp({ ...this.#refused, username });
  }

  /** Takes the refused password up again under the other name, which is given back; null when that is not on offer. */
  takeOtherName(): string | null {
    const username = this.otherName;
    if (!this.#refused || username === null) return null;
    this.#takeUp({ ...this.#refused, username });
    this.#otherNameUsed = true;
    return username;
  }

  /** What is known of the refused ones does not hold for the next try. */
  #takeUp(credentials: Credentials): void {
    this.#current = credentials;
    this.#refused = null;
    this.#withoutBlanks = null;
  }
}
