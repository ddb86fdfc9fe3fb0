import type { Context } from "../context.ts";
import { statement } from "../graph/statement.ts";
import { BEGINNING, NOTHING } from "../graph/steady.ts";
import { Cursors } from "../trust/cursors.ts";
import type { Entity } from "./entity.ts";
import type { Noun, TieKind } from "./model.ts";
import { pageOf, sizeOf, type Page, type PageArgs } from "./page.ts";
import type { Tie } from "./tie.ts";

const tiedEntities = statement(import.meta.url, "tied.cypher");
const onShelf = statement(import.meta.url, "shelf.cypher");

interface TiedRow {
  sort: string;
  tie: Tie;
  node: Entity;
}

interface ShelfRow {
  sort: string;
  node: Entity;
}

/** OUT: the tie's sentence begins at the entity. IN: it ends there. */
export type Direction = "OUT" | "IN" | "BOTH";

/**
 * A page of what is tied to an entity by one kind of tie, in reading order. However many entities a request asks this of, they go out as
 * one statement.
 */
export async function tied<T extends Entity>(
  context: Context,
  of: Entity,
  kind: TieKind,
  direction: Direction,
  page: PageArgs,
): Promise<Page<T>> {
  const first = sizeOf(page.first);
  const cursors = await Cursors.of(context.graph);
  const list = `${of.id} ${kind} ${direction}`;
  const [afterSort, afterId] = cursors.open(context.viewer, list, page.after) ?? [];
  const loader = context.loader<TiedRow[]>(`tied ${kind} ${direction} ${first} ${page.after ?? ""}`, async (ids) => {
    const rows = await context.ask<{ id: string; rows: TiedRow[] }>(tiedEntities, {
      ids: [...ids],
      kind,
      direction,
      first,
      afterSort: afterSort ?? BEGINNING,
      afterId: afterId ?? NOTHING,
      at: context.now,
    });
    const byId = new Map(rows.map((row) => [row.id, row.rows]));
    return ids.map((id) => byId.get(id) ?? []);
  });
  return pageOf(await loader.load(of.id), first, afterSort !== undefined, (row) => ({
    cursor: cursors.seal(context.viewer, list, [row.sort, row.tie.id]),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the model says which noun stands at this end of the tie
    node: row.node as T,
    tie: row.tie,
  }));
}

/** The first of them, for ties of which an entity has one: a person's household, an offer's provider. Null when none may be seen. */
export async function tiedOne<T extends Entity>(
  context: Context,
  of: Entity,
  kind: TieKind,
  direction: Direction,
): Promise<T | null> {
  const page = await tied<T>(context, of, kind, direction, { first: 1, after: null });
  return page.nodes[0] ?? null;
}

/**
 * A page of what stands in a district or below it.
 * @param by the type of a place, group or company, or the topic (or a broader one) of an offer, need or wish; null for all
 */
export async function shelved<T extends Entity>(
  context: Context,
  district: string,
  noun: Noun,
  by: string | null | undefined,
  page: PageArgs,
): Promise<Page<T>> {
  const first = sizeOf(page.first);
  const cursors = await Cursors.of(context.graph);
  const shelf = [district, noun, by].filter(Boolean).join("/");
  const [afterSort] = cursors.open(context.viewer, shelf, page.after) ?? [];
  const loader = context.loader<ShelfRow[]>(`shelf ${first} ${page.after ?? ""}`, async (shelves) => {
    const rows = await context.ask<{ shelf: string; rows: ShelfRow[] }>(onShelf, {
      shelves: [...shelves],
      first,
      afterSort: afterSort ?? BEGINNING,
    });
    const byShelf = new Map(rows.map((row) => [row.shelf, row.rows]));
    return shelves.map((each) => byShelf.get(each) ?? []);
  });
  return pageOf(await loader.load(shelf), first, afterSort !== undefined, (row) => ({
    cursor: cursors.seal(context.viewer, shelf, [row.sort]),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shelf's key names the noun
    node: row.node as T,
  }));
}
