import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Graph } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import type { Viewer } from "./viewer.ts";

const sharedSecret = statement(import.meta.url, "shared-secret.cypher");
const made = new WeakMap<Graph, Promise<Cursors>>();

/**
 * Where a page ended, sealed: opaque, bound to the viewer and the list it was made for, and refused with a clear error when tampered
 * with. The key lies in the graph, so that any process can go on with a page that another began.
 */
export class Cursors {
  readonly #key: Buffer;

  private constructor(key: Buffer) {
    this.#key = key;
  }

  static async of(graph: Graph): Promise<Cursors> {
    let cursors = made.get(graph);
    if (!cursors) {
      cursors = graph
        .write(async (tx) =>
          tx.run<{ value: string }>(sharedSecret, { name: "cursor", proposed: randomBytes(32).toString("base64") }),
        )
        .then((rows) => new Cursors(Buffer.from(rows[0]!.value, "base64")));
      made.set(graph, cursors);
      cursors.catch(() => made.delete(graph));
    }
    return cursors;
  }

  /** @param list names the list with its arguments: a cursor of one list opens no other. */
  seal(viewer: Viewer, list: string, last: readonly (string | number | null)[]): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.#key, iv).setAAD(Buffer.from(`${viewer.id}\n${list}`));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(last), "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
  }

  /** Undefined where no cursor was given. */
  open(viewer: Viewer, list: string, cursor: string | null | undefined): (string | number | null)[] | undefined {
    if (cursor === null || cursor === undefined) return undefined;
    try {
      const bytes = Buffer.from(cursor, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, 12), { authTagLength: 16 })
        .setAAD(Buffer.from(`${viewer.id}\n${list}`))
        .setAuthTag(bytes.subarray(12, 28));
      const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- authenticated: nobody but seal() wrote it
      return JSON.parse(plain) as (string | number | null)[];
    } catch {
      throw new GraphQLError(
        "after: このカーソルはこの一覧のものではありません。最初のページから開き直してください。 / This cursor does not belong to this list; start again without it.",
        { extensions: { code: "BAD_USER_INPUT" } },
      );
    }
  }
}
