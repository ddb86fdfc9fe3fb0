import { defaultFieldResolver, isObjectType, type GraphQLSchema } from "graphql";
import { asSeen, GUARDED, voucherFor, type Looking } from "../trust/fields.ts";

/** Whatever a statement may have given out: an entity, a mention, a tie, or what is told of them. */
interface Given {
  readonly noun?: string;
  readonly from?: Given;
  readonly to?: Given;
  readonly steps?: readonly Given[];
  readonly subject?: Given;
  readonly assuredBy?: unknown;
  readonly links?: readonly Given[];
  readonly gives?: Given;
  readonly receives?: Given;
  readonly spare?: Given | null;
}

type Look = (looking: Looking, given: Given) => Given;

const entity: Look = (looking, given) => asSeen(looking, given, given.noun);

/** A tie's sentence names both its ends, so they are looked at with it. */
const tie: Look = (looking, given) => ({
  ...asSeen(looking, given, "Tie"),
  ...(given.assuredBy !== undefined && { assuredBy: voucherFor(looking, given.assuredBy) }),
  ...(given.from && { from: entity(looking, given.from) }),
  ...(given.to && { to: entity(looking, given.to) }),
});

const path: Look = (looking, given) => ({ ...given, steps: (given.steps ?? []).map((step) => tie(looking, step)) });

/** One gift of a ring: its sentence names whoever gives and receives, and what. */
const link: Look = (looking, given) => ({
  ...given,
  ...(given.from && { from: entity(looking, given.from) }),
  ...(given.to && { to: entity(looking, given.to) }),
  ...(given.gives && { gives: entity(looking, given.gives) }),
  ...(given.receives && { receives: entity(looking, given.receives) }),
  ...(given.spare && { spare: link(looking, given.spare) }),
});

const ring: Look = (looking, given) => ({ ...given, links: (given.links ?? []).map((each) => link(looking, each)) });

/** What a candidate tells of its subject goes with the subject. */
const candidate: Look = (looking, given) => {
  const subject = given.subject;
  if (!subject || subject === entity(looking, subject)) return given;
  return { ...given, ...UNTOLD };
};
const UNTOLD = { score: null, lane: null, nearness: null, distance: null, slots: [], load: null, freshness: null };

/** The types of the schema whose fields tell of somebody, and how each is looked at. */
const LOOKED_AT: Readonly<Record<string, Look>> = {
  ...Object.fromEntries(GUARDED.map((noun) => [noun, entity])),
  Mention: entity,
  Tie: tie,
  Step: tie,
  Reason: path,
  Path: path,
  Ring: ring,
  RingLink: link,
  RingSpare: link,
  Candidate: candidate,
};

/** Puts the second gate before every field of these types: what may not be seen is gone before the field is read. */
export function withSecondGate(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, look] of Object.entries(LOOKED_AT)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`The second gate looks at ${name}, which the schema does not have.`);
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source: Given, args, context: Looking, info) =>
        resolve(look(context, source), args, context, info);
    }
  }
  return schema;
}
