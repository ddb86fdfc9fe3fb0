import { GraphQLError } from "graphql";
import type { Graph } from "../graph/graph.ts";
import { Seal } from "./seal.ts";
import type { Viewer } from "./viewer.ts";

type Last = readonly (string | number | null)[];

/**
 * Where a page ended, sealed: opaque, bound to the viewer and the list it was made for, and refused with a clear error when tampered
 * with. Any process can go on with a page that another began.
 */
export class Cursors {
  readonly #seal: Seal;

  private constructor(seal: Seal) {
    this.#seal = seal;
  }

  static async of(graph: Graph): Promise<Cursors> {
    return new Cursors(await Seal.of(graph, "cursor"));
  }

  /** @param list names the list with its arguments: a cursor of one list opens no other. */
  seal(viewer: Viewer, list: string, last: Last): string {
    return this.#seal.close(`${viewer.id}\n${list}`, last);
  }

  /** Undefined where no cursor was given. */
  open(viewer: Viewer, list: string, cursor: string | null | undefined): (string | number | null)[] | undefined {
    if (cursor === null || cursor === undefined) return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody but seal() wrote it
    const last = this.#seal.open(`${viewer.id}\n${list}`, cursor) as (string | number | null)[] | undefined;
    if (last) return last;
    throw new GraphQLError(
      "after: このカーソルはこの一覧のものではありません。最初のページから開き直してください。 / This cursor does not belong to this list; start again without it.",
      { extensions: { code: "BAD_USER_INPUT" } },
    );
  }
}
