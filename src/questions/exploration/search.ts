import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import { Entities } from "../../things/entities.ts";
import type { Entity } from "../../things/entity.ts";
import { NOUNS } from "../../things/model.ts";
import { pageOf, sizeOf, type Page } from "../../things/page.ts";
import { fold, lucene } from "../../things/text.ts";
import { Cursors } from "../../trust/cursors.ts";
import { LeftOut, leftOutOf, type Read } from "../left-out.ts";
import type { SearchArgs } from "./arguments.ts";

const search = statement(import.meta.url, "search.cypher");

const NOUN_NAMES: readonly string[] = Object.keys(NOUNS);

interface Hit {
  rank: number;
  sort: string;
  entity: Entity;
}

/** What a search found, and what it could not read. */
interface Found extends Page<Entity> {
  readonly leftOut: LeftOut[];
}

@Resolver(() => Entities)
export class SearchLeftOut {
  @FieldResolver(() => [LeftOut], {
    description:
      "Of a search: more things bear the word than are read at once, so type more of it. Empty when all were read, and for any other list. / 読みきれなかったもの",
  })
  leftOut(@Root() found: Page<Entity> & Partial<Found>): LeftOut[] {
    return found.leftOut ?? [];
  }
}

/** How people are addressed, which is no part of what they are called. */
const ADDRESSED = /(?<=\S{2})\s*(?:さん|さま|様|氏)$/u;

/** One round trip. */
export async function find(context: Context, args: SearchArgs): Promise<Found> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const text = args.text.trim().replace(ADDRESSED, "");
  const folded = fold(text).slice(0, 100);
  const list = `search ${JSON.stringify([folded, args.nouns, args.district])}`;
  const [afterRank, afterSort] = cursors.open(context.viewer, list, args.after) ?? [];
  const [found] = await context.ask<{ rows: Hit[]; read: readonly Read[] }>(search, {
    folded,
    lucene: lucene(text) || NOTHING,
    nouns: atLeast(2, NOTHING, args.nouns ?? NOUN_NAMES),
    district: args.district ?? NOTHING,
    first,
    afterRank: afterRank ?? -1,
    afterSort: afterSort ?? NOTHING,
  });
  const page = pageOf(found?.rows ?? [], first, afterRank !== undefined, (hit) => ({
    cursor: cursors.seal(context.viewer, list, [hit.rank, hit.sort]),
    node: hit.entity,
  }));
  return { ...page, leftOut: leftOutOf(...(found?.read ?? [])) };
}
