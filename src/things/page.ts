import { GraphQLError } from "graphql";
import { ArgsType, Field, ID, Int, ObjectType, type ClassType } from "type-graphql";
import { Tie } from "./tie.ts";

/** No list gives more rows than this at once. */
export const MOST = 50;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many at the most, 1 to ${MOST}. / 件数` })
  first!: number;

  @Field(() => ID, {
    nullable: true,
    description: "Go on after this cursor (`pageInfo.endCursor` or an edge's `cursor`). / 続きの位置",
  })
  after?: string | null;
}

/** The page's size, or BAD_USER_INPUT naming the bounds. */
export function sizeOf(first: number): number {
  if (first >= 1 && first <= MOST) return first;
  throw new GraphQLError(`first: 1〜${MOST} で指定してください（${first} は使えません）。 / Ask for 1 to ${MOST}.`, {
    extensions: { code: "BAD_USER_INPUT" },
  });
}

@ObjectType({ description: "Where this page lies in its list. / ページの位置" })
export class PageInfo {
  @Field(() => Boolean, { description: "There is more after this page." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Something stands before this page (it was asked for with `after`)." })
  hasPreviousPage!: boolean;

  @Field(() => ID, { nullable: true, description: "Cursor of the first row; null when the page is empty." })
  startCursor!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Cursor of the last row, to be given as `after`; null when the page is empty.",
  })
  endCursor!: string | null;
}

export interface Page<T> {
  nodes: T[];
  edges: { cursor: string; node: T; tie?: Tie | null }[];
  pageInfo: PageInfo;
}

/** A page out of the rows read, of which one more than `first` was asked for to see whether there is more. */
export function pageOf<R, T>(
  rows: readonly R[],
  first: number,
  continued: boolean,
  edge: (row: R) => { cursor: string; node: T; tie?: Tie | null },
): Page<T> {
  const edges = rows.slice(0, first).map(edge);
  return {
    nodes: edges.map((each) => each.node),
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: continued,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The Relay connection and edge of a noun: facts about the tie that led there sit on the edge. */
export function connectionOf<T extends object>(name: string, node: () => abstract new () => T): ClassType<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, with the tie that led to it.` })
  class Edge {
    @Field(() => ID, { description: "Opaque; give it as `after` to go on from here." })
    cursor!: string;

    @Field(node, { description: `The ${name}.` })
    node!: T;

    @Field(() => Tie, { nullable: true, description: "The tie that led here; null where the list is not of ties." })
    tie?: Tie | null;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}, in reading order.` })
  class Connection implements Page<T> {
    @Field(() => [node()], { description: "The rows without their edges." })
    nodes!: T[];

    @Field(() => [Edge], { description: "The rows with cursor and tie." })
    edges!: Edge[];

    @Field(() => PageInfo, { description: "Where this page lies." })
    pageInfo!: PageInfo;
  }
  return Connection;
}
