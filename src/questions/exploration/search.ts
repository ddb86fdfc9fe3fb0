import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Entity } from "../../things/entity.ts";
import { NOUNS } from "../../things/model.ts";
import { pageOf, sizeOf, type Page } from "../../things/page.ts";
import { fold, lucene } from "../../things/text.ts";
import { Cursors } from "../../trust/cursors.ts";
import type { SearchArgs } from "./arguments.ts";

const search = statement(import.meta.url, "search.cypher");

const NOUN_NAMES: readonly string[] = Object.keys(NOUNS);

interface Hit {
  rank: number;
  sort: string;
  entity: Entity;
}

/** One round trip. */
export async function find(context: Context, args: SearchArgs): Promise<Page<Entity>> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const folded = fold(args.text).slice(0, 100);
  const list = `search ${JSON.stringify([folded, args.nouns, args.district])}`;
  const [afterRank, afterSort] = cursors.open(context.viewer, list, args.after) ?? [];
  const [found] = await context.ask<{ rows: Hit[]; more: boolean }>(search, {
    folded,
    lucene: lucene(args.text) || NOTHING,
    nouns: atLeast(2, NOTHING, args.nouns ?? NOUN_NAMES),
    district: args.district ?? NOTHING,
    first,
    afterRank: afterRank ?? -1,
    afterSort: afterSort ?? NOTHING,
  });
  return pageOf(found?.rows ?? [], first, afterRank !== undefined, (hit) => ({
    cursor: cursors.seal(context.viewer, list, [hit.rank, hit.sort]),
    node: hit.entity,
  }));
}
