import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Graph } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";

const sharedSecret = statement(import.meta.url, "shared-secret.cypher");
const made = new WeakMap<Graph, Map<string, Promise<Seal>>>();

/**
 * Closes a value so that only Musubi can open it, and only for the purpose it was closed for (AES-256-GCM). The key lies in the graph,
 * so that any process of the same city can open what another closed.
 */
export class Seal {
  readonly #key: Buffer;

  private constructor(key: Buffer) {
    this.#key = key;
  }

  /** @param name which of the city's keys; the first to ask makes it */
  static async of(graph: Graph, name: string): Promise<Seal> {
    const ofGraph = made.get(graph) ?? new Map<string, Promise<Seal>>();
    made.set(graph, ofGraph);
    let seal = ofGraph.get(name);
    if (!seal) {
      const proposed = randomBytes(32).toString("base64");
      seal = graph
        .write(async (tx) => tx.run<{ value: string }>(sharedSecret, { name, proposed }))
        .then((rows) => new Seal(Buffer.from(rows[0]!.value, "base64")));
      ofGraph.set(name, seal);
      seal.catch(() => ofGraph.delete(name));
    }
    return seal;
  }

  close(purpose: string, value: unknown): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.#key, iv).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
  }

  /** Undefined for what was closed by another, for something else, or changed since. */
  open(purpose: string, sealed: string): unknown {
    try {
      const bytes = Buffer.from(sealed, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, 12), { authTagLength: 16 })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(12, 28));
      const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      return JSON.parse(plain);
    } catch {
      return undefined;
    }
  }
}
