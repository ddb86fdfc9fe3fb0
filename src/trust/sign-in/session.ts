import { createHash } from "node:crypto";
import type { Graph } from "../../graph/graph.ts";
import { Seal } from "../seal.ts";
import type { SignedIn } from "./tokens.ts";

/** What the browser keeps between leaving for the issuer and coming back. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The page to go on with. */
  readonly onward: string;
  /** Seconds since 1970. */
  readonly until: number;
}

/**
 * What a browser carries in its cookies, sealed with the city's key: no process remembers anybody, and any of several can open what another
 * sealed. A session holds what was proved at sign-in and until when, not the token: nobody can use it anywhere else.
 */
export class Sessions {
  readonly #graph: Graph;
  readonly #rules: string;

  /** @param rules whatever a session rests on; those made under other rules no longer open */
  constructor(graph: Graph, rules: unknown) {
    this.#graph = graph;
    this.#rules = createHash("sha256").update(JSON.stringify(rules)).digest("base64url");
  }

  async close(kind: "session", value: SignedIn): Promise<string>;
  async close(kind: "errand", value: Errand): Promise<string>;
  async close(kind: string, value: unknown): Promise<string> {
    return (await this.#seal()).close(`${kind}\n${this.#rules}`, value);
  }

  async session(sealed: string | undefined): Promise<SignedIn | undefined> {
    return this.#open<SignedIn>("session", sealed);
  }

  async errand(sealed: string | undefined): Promise<Errand | undefined> {
    return this.#open<Errand>("errand", sealed);
  }

  async #open<T extends { readonly until: number }>(kind: string, sealed: string | undefined): Promise<T | undefined> {
    if (sealed === undefined) return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one kind, one type of value: see close()
    const value = (await this.#seal()).open(`${kind}\n${this.#rules}`, sealed) as T | undefined;
    return value && value.until > Date.now() / 1_000 ? value : undefined;
  }

  async #seal(): Promise<Seal> {
    return Seal.of(this.#graph, "session");
  }
}
