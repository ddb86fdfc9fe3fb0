import { GraphQLDateTime } from "graphql-scalars";
import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { statement } from "../graph/statement.ts";
import { maySee, voucherFor } from "../trust/fields.ts";
import { Entity } from "./entity.ts";
import { enumOf } from "./enums.ts";
import { Tie } from "./tie.ts";

const readChanges = statement(import.meta.url, "changes.cypher");

/** A hub's ties are many; a page of its history is not. */
const MOST_TIES = 50;

export const ChangeKind = enumOf("ChangeKind", "What happened to a record. / 記録に起きたこと", {
  REGISTERED: "登録した / registered",
  CORRECTED: "訂正した / corrected",
  CONFIRMED: "確認した / confirmed",
  TIE_BEGAN: "つながりができた / a tie began",
  TIE_ENDED: "つながりが終わった / a tie ended",
});

@ObjectType({
  description:
    "Something that happened to a record. Which fields were corrected is kept, and not what stood in them before. / 記録の履歴の一件",
})
export class Change {
  @Field(() => GraphQLDateTime, { description: "When. / 日時" })
  at!: Date;

  @Field(() => ChangeKind, { description: "What happened. / 何が起きたか" })
  what!: keyof typeof ChangeKind;

  @Field(() => Int, {
    nullable: true,
    description: "The version that it led to; null for ties and for confirmations. / 版",
  })
  version!: number | null;

  @Field(() => [String], {
    description: "With CORRECTED: the names of the fields, as the form calls them; else empty. / 訂正した欄",
  })
  fields!: readonly string[];

  @Field(() => ID, {
    nullable: true,
    description:
      "Who recorded it; null when not known, and when it is a person and you are no staff. / だれが記録したか",
  })
  by!: unknown;

  @Field(() => String, { nullable: true, description: "Where it is known from; null when not recorded. / 出どころ" })
  source!: string | null;

  @Field(() => Tie, { nullable: true, description: "The tie that began or ended; null for the others. / つながり" })
  tie!: Tie | null;
}

interface Row {
  [column: string]: unknown;
  id: string;
  audience: readonly string[];
  createdAt: Date | null;
  recordedBy: string | null;
  source: string | null;
  observedAt: Date | null;
  corrections: readonly string[];
  ties: (Tie & { startedAt?: Date | null; recordedBy?: string | null })[];
}

@Resolver(() => Entity)
export class ChangeResolver {
  @FieldResolver(() => [Change], {
    description:
      "What happened to the record, the latest first: its registering, its last fifty corrections, and the ties that you see. For staff and whoever it is about; empty for others. / 履歴",
  })
  async changes(@Root() of: Entity, @Ctx() context: Context): Promise<Change[]> {
    const loader = context.loader<Change[]>("changes", async (ids) => {
      const rows = await context.ask<Row>(readChanges, { ids: [...ids], most: MOST_TIES });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => changesIn(context, byId.get(id)));
    });
    return loader.load(of.id);
  }
}

/** Reads nobody's history, so that the first page of a record does not wait for the database to plan it. */
export async function rehearseChanges({ graph, viewer: { codes }, now }: Context, within: number): Promise<void> {
  await graph.read(readChanges, { ids: ["-"], most: MOST_TIES, codes, now }, { within });
}

function changesIn(context: Context, row: Row | undefined): Change[] {
  const { codes, party } = context.viewer;
  if (!row || !(codes.includes("staff") || (party !== null && row.audience.includes(`self:${party}`)))) return [];
  const change = (what: Change["what"], at: Date | null | undefined, more: Partial<Change> = {}): Change[] =>
    at ? [{ at, what, version: null, fields: [], source: null, tie: null, ...more, by: by(more.by) }] : [];
  const by = (who: unknown): unknown => voucherFor(context, who) ?? null;
  // The second gate: a tie is told whole or not at all.
  const ties = row.ties.filter((tie) => maySee(context, tie));
  return [
    ...change("REGISTERED", row.createdAt, { version: 1, by: row.recordedBy, source: row.source }),
    ...change("CONFIRMED", row.observedAt),
    ...row.corrections.flatMap((text) => {
      const { at, version, fields, by: who } = correctionIn(text);
      return change("CORRECTED", at, { version, fields, by: who });
    }),
    ...ties.flatMap((tie) => {
      const { startedAt, recordedBy, source = null } = tie;
      return [
        ...change("TIE_BEGAN", startedAt, { tie, source, by: recordedBy }),
        ...change("TIE_ENDED", tie.until, { tie }),
      ];
    }),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

interface Correction {
  readonly version: number;
  readonly at: Date;
  readonly by: string;
  readonly fields: readonly string[];
}

/** As a text that lies on the record itself: what was in the fields before is not kept, because what somebody had taken back would stay in it. */
export function correctionAsText({ version, at, by, fields }: Correction): string {
  return JSON.stringify({ version, at: at.toISOString(), by, fields });
}

function correctionIn(text: string): Correction {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the function above
  const { at, ...rest } = JSON.parse(text) as Omit<Correction, "at"> & { at: string };
  return { ...rest, at: new Date(at) };
}
