import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { allowInsecureRequests, discovery, None, type Configuration } from "openid-client";

/** The office's sign-in server cannot be reached, or does not say what it must. */
export class IssuerUnreachable extends Error {}

export const ISSUER_PATIENCE = {
  /** Milliseconds after which the published keys are read anew, while the known ones go on serving. */
  fresh: 10 * 60_000,
  /** Milliseconds for which known keys serve while the issuer cannot be reached: by then every token it gave has expired. */
  kept: 60 * 60_000,
  /** The least time between two attempts, so that invented key ids make nobody ask the issuer more often. */
  again: 5_000,
  /** Milliseconds for one of its answers. */
  answer: 3_000,
};

interface Published {
  readonly at: number;
  readonly configuration: Configuration;
  readonly keys: JWTVerifyGetKey;
}

export interface IssuerOptions {
  /** Whom the browser's sign-in acts as; any name will do where there is none. */
  readonly clientId?: string | null;
  readonly patience?: Partial<typeof ISSUER_PATIENCE>;
  readonly onTrouble?: (why: string) => void;
}

/** What an OpenID Connect issuer publishes about itself: read when first needed, kept, and read again when a key is new. */
export class Issuer {
  readonly #url: URL;
  readonly #options: IssuerOptions;
  readonly #patience: typeof ISSUER_PATIENCE;
  #published: Published | undefined;
  #attempt: Promise<void> | undefined;
  #attempted = Number.NEGATIVE_INFINITY;
  #reached = false;

  constructor(url: string, options: IssuerOptions = {}) {
    this.#url = new URL(url);
    this.#options = options;
    this.#patience = { ...ISSUER_PATIENCE, ...options.patience };
  }

  async configuration(): Promise<Configuration> {
    return (await this.#current()).configuration;
  }

  /** For `jwtVerify`: the published key of a token's `kid`. An unknown one has the keys read once more. */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    const { keys } = await this.#current();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    await this.#attemptAgain();
    if (!this.#reached) throw new IssuerUnreachable();
    return (await this.#current()).keys(header, token);
  };

  async #current(): Promise<Published> {
    const known = this.#published;
    const age = known ? Date.now() - known.at : Number.POSITIVE_INFINITY;
    if (known && age < this.#patience.kept) {
      if (age >= this.#patience.fresh) void this.#attemptAgain();
      return known;
    }
    await this.#attemptAgain();
    if (!this.#published || !this.#reached) throw new IssuerUnreachable();
    return this.#published;
  }

  /** Never rejects; whoever comes while it is under way waits for the same attempt. */
  async #attemptAgain(): Promise<void> {
    if (!this.#attempt && Date.now() - this.#attempted < this.#patience.again) return;
    this.#attempt ??= this.#attemptOnce();
    await this.#attempt;
  }

  async #attemptOnce(): Promise<void> {
    try {
      this.#published = await this.#read();
      this.#reached = true;
    } catch (error) {
      this.#reached = false;
      this.#options.onTrouble?.(error instanceof Error ? error.message : typeof error);
    } finally {
      this.#attempted = Date.now();
      this.#attempt = undefined;
    }
  }

  async #read(): Promise<Published> {
    const { answer } = this.#patience;
    const configuration = await discovery(this.#url, this.#options.clientId ?? "musubi", undefined, None(), {
      timeout: answer / 1_000,
      // Settings allow plain HTTP for an issuer on this machine only.
      execute: this.#url.protocol === "http:" ? [allowInsecureRequests] : [],
    });
    const { jwks_uri: address } = configuration.serverMetadata();
    if (address === undefined) throw new Error("the issuer's discovery document names no jwks_uri");
    if (new URL(address).protocol !== this.#url.protocol) throw new Error("the issuer's jwks_uri is not https");
    const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(answer) });
    if (!response.ok) throw new Error(`the issuer's keys answer ${response.status}`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- createLocalJWKSet refuses what is none
    const keys = createLocalJWKSet((await response.json()) as JSONWebKeySet);
    return { at: Date.now(), configuration, keys };
  }
}
