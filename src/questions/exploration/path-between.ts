import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Mention } from "../../things/entity.ts";
import type { TieKind } from "../../things/model.ts";
import { stepOf, type RankedAnswer, type StepRow } from "../answer.ts";
import { leftOutOf } from "../left-out.ts";
import { WALKED, type PathBetweenArgs } from "./arguments.ts";

const pathBetween = statement(import.meta.url, "path-between.cypher");

/** May be walked when they are named. */
const ALSO: readonly TieKind[] = ["WATCHES_OVER", "LIVES_TOGETHER"];

/**
 * The ways on which everybody agreed to introduce, the shortest first, then the other of the five shortest; one round trip.
 * @throws GraphQLError BAD_USER_INPUT for a kind of tie that nobody is introduced by
 */
export async function findPaths(context: Context, args: PathBetweenArgs): Promise<RankedAnswer> {
  const strange = args.kinds.find((kind) => ![...WALKED, ...ALSO].includes(kind));
  if (strange) {
    throw new GraphQLError(
      `kinds: ${strange} はたどれません。${[...WALKED, ...ALSO].join("・")} から選んでください。 / ${strange} cannot be walked.`,
      { extensions: { code: "BAD_USER_INPUT" } },
    );
  }
  const rows = await context.ask<PathRow>(pathBetween, {
    from: args.from,
    to: args.to,
    kinds: atLeast<string>(11, NOTHING, args.kinds),
    at: args.at ?? context.now,
  });
  const nodes = rows.map(({ steps, agreed, toAsk }) => {
    const hops = steps.map(stepOf);
    return {
      subject: { steps: hops, length: hops.length, agreed, toAsk },
      // A reason is read at a glance: three hops at the most, and the path itself holds them all.
      reasons: [{ steps: hops.slice(0, 3) }],
      verdict: toAsk.length === 0 ? ("MAY_SHOW" as const) : ("ASK_FIRST" as const),
      slots: [],
      freshness: oldest(hops.flatMap((hop) => hop.observedAt ?? [])),
    };
  });
  return {
    candidates: {
      nodes,
      edges: nodes.map((node, at) => ({ node, cursor: String(at) })),
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    },
    total: nodes.length,
    whyNobody:
      nodes.length > 0
        ? null
        : {
            words: {
              ja: "見てよいつながりだけでは、五人以内でつながる道すじはありません。種類を増やすか、ほかのコーディネーターに聞いてみてください。",
              en: "There is no way of five hops or less over the ties you may see. Allow more kinds, or ask another coordinator.",
            },
            gates: [],
            relaxations: [],
          },
    coverage: null,
    leftOut: leftOutOf(["WAYS", nodes.length]),
    didYouMean: [],
    understood: [],
  };
}

interface PathRow {
  [column: string]: unknown;
  steps: StepRow[];
  agreed: Mention[];
  toAsk: Mention[];
}

/** A path is as fresh as its oldest tie. */
function oldest(days: readonly Date[]): Date | null {
  return days.length > 0 ? new Date(Math.min(...days.map((day) => day.getTime()))) : null;
}
