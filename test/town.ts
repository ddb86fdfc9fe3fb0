import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { GraphQLFormattedError } from "graphql";
import { contextFor, type Context } from "../src/context.ts";
import type { Graph, Value } from "../src/graph/graph.ts";
import { createApollo } from "../src/http/apollo.ts";
import { schema } from "../src/schema.ts";
import type { Noun, TieKind } from "../src/things/model.ts";
import { settleIn } from "../src/things/settle.ts";
import { viewerOf, type Persona } from "../src/trust/personas.ts";
import { keeperOf, type Viewer } from "../src/trust/viewer.ts";
import { said, testGraph } from "./graph/connect.ts";
import { changedShape } from "./steady.ts";

/** The clock of tests that ask about the demo city: its people speak of November 2026. */
export const TODAY = new Date("2026-11-23T09:00:00+09:00");

/** A thing of a little town. Its name is also how the test speaks of it; `noun` and the tie fields aside, everything is a property. */
export interface Thing {
  noun: Noun;
  name: string;
  /** Left out: the district's coordinators. */
  shownTo?: "PUBLIC" | "DISTRICT" | "COMMISSIONER" | "SELF" | null;
  [property: string]: Value | undefined;
}

/** [kind, from, to, properties]; the ends by name. */
export type TieOf = readonly [kind: TieKind, from: string, to: string, facts?: Record<string, Value>];

export interface Town {
  readonly graph: Graph;
  /** The fresh id of the thing of this name. */
  readonly id: (name: string) => string;
  /** Keeps every school district of the town. */
  readonly coordinator: Viewer;
  /** More things and ties, and everything they touch settled anew. */
  readonly add: (things: readonly Thing[], ties?: readonly TieOf[]) => Promise<void>;
  /** Changes properties of a thing behind the API's back, and settles it. */
  readonly change: (name: string, properties: Record<string, Value>) => Promise<void>;
}

/** Writes a little graph under fresh ids into the one real Neo4j of the run. */
export async function settle(things: readonly Thing[], ties: readonly TieOf[] = []): Promise<Town> {
  const graph = await theGraph();
  const mark = randomBytes(4).toString("hex");
  const ids = new Map<string, string>();
  const id = (name: string) => {
    const known = ids.get(name);
    if (!known) throw new Error(`There is no 「${name}」 in this town: ${[...ids.keys()].join("、")}`);
    return known;
  };
  const add = async (more: readonly Thing[], joined: readonly TieOf[] = []) => {
    for (const thing of more) assertUnfamiliar(thing);
    for (const thing of more) ids.set(thing.name, `${PREFIX[thing.noun]}_${mark}-${ids.size}`);
    await graph.write(async (tx) => {
      const created = more.map(({ noun, name, ...properties }) => {
        const facts: Record<string, Value> = {
          shownTo: noun === "District" || noun === "Topic" ? "PUBLIC" : "DISTRICT",
        };
        for (const [key, value] of Object.entries(properties)) if (value !== undefined) facts[key] = value;
        if (noun === "Offer" || noun === "Need" || noun === "Wish") facts["state"] ??= "OPEN";
        return { noun, facts: { ...facts, id: id(name), name, version: 1, source: "test", sourceId: id(name) } };
      });
      const tied = joined.map(([kind, from, to, facts = {}]) => {
        const tie = `tie_${randomBytes(6).toString("hex")}`;
        const usual = { id: tie, version: 1, shownTo: "DISTRICT", source: "test" };
        return { kind, from: id(from), to: id(to), facts: { ...usual, ...facts } };
      });
      await Promise.all([tx.run(CREATE, { created }), tx.run(JOIN, { ties: tied })]);
      const touched = [...more.map((thing) => thing.name), ...joined.flatMap(([, from, to]) => [from, to])];
      // Twice, as an import does it: the first time those at the other end are not settled yet.
      for (let pass = 0; pass < 2; pass++) await settleIn(tx, [...new Set(touched)].map(id));
    }, SLOWLY);
  };
  await add(things, ties);
  const districts = things.flatMap((thing) =>
    thing.noun === "District" && thing["level"] === "SCHOOL_DISTRICT" ? [id(thing.name)] : [],
  );
  return {
    graph,
    id,
    add,
    coordinator: keeperOf(`per_keeper-${mark}`, districts),
    change: async (name, properties) => {
      await graph.write(async (tx) => {
        await tx.run(CHANGE, { id: id(name), properties });
        await settleIn(tx, [id(name)]);
      }, SLOWLY);
    },
  };
}

export interface Asked {
  // oxlint-disable-next-line typescript/no-explicit-any -- what came back, as a test likes to read it
  readonly data: any;
  readonly errors: readonly GraphQLFormattedError[];
  /** The statements that went to the database, in order. */
  readonly statements: readonly string[];
}

const LOGGING = ["concerned", "log-head", "log-append"];

/**
 * The statements of an answer itself; and of the transaction behind one that shows persons, which writes into the log whom. Without the key of the cursors, which the
 * first answer of a process fetches.
 */
export function roundsOf(statements: readonly string[]): { answer: readonly string[]; log: readonly string[] } {
  const sent = statements.filter((name) => name !== "shared-secret");
  return {
    answer: sent.filter((name) => !LOGGING.includes(name)),
    log: sent.filter((name) => LOGGING.includes(name)),
  };
}

/** Asks through the real schema, as this viewer, at this moment. */
export async function ask(
  who: Viewer | Persona,
  query: string,
  variables: Record<string, unknown> = {},
  now: Date = new Date(),
): Promise<Asked> {
  return askIn(
    contextFor(await theGraph(), typeof who === "string" ? viewerOf(who) : who, now, SLOWLY),
    query,
    variables,
  );
}

/** Asks within a context of the test's own making. */
export async function askIn(context: Context, query: string, variables: Record<string, unknown> = {}): Promise<Asked> {
  const server = await theServer();
  const statements: string[] = [];
  const changed: string[] = [];
  // One question at a time: a test that asks several at once counts them together.
  context.graph.onRoundTrip = (statement, params, before) => {
    changed.push(...changedShape(statement, params, before));
    statements.push(statement.name);
  };
  const { body } = await server.executeOperation({ query, variables }, { contextValue: context });
  if (changed.length > 0) throw new Error(`Keep the shape steady (src/graph/steady.ts). ${changed.join("; ")}.`);
  if (body.kind !== "single") throw new Error("One answer was expected.");
  // What a client gets: plain JSON.
  const { data = null, errors = [] } = JSON.parse(JSON.stringify(body.singleResult));
  return { data, errors, statements };
}

/** Words mean one thing only while nobody else is called by them: the demo city stands in the same graph. */
const FAMILIAR = new Set(["../seeds/topics.csv", "../seeds/city/districts.csv"].flatMap(namesIn));

function namesIn(file: string): string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both tables have the column
  const rows = parse(readFileSync(new URL(file, import.meta.url)), { columns: true, bom: true }) as { name: string }[];
  return rows.map((row) => row.name);
}

function assertUnfamiliar({ noun, name }: Thing): void {
  if ((noun !== "District" && noun !== "Topic") || !FAMILIAR.has(name)) return;
  throw new Error(
    `The demo city has a 「${name}」; call this ${noun} otherwise, or other tests' words get two meanings.`,
  );
}

/** The machine that runs the tests may be busy with others, and a long question takes seconds to plan the first time. */
const SLOWLY = { within: 60_000 };

const PREFIX: Record<Noun, string> = {
  District: "dst",
  Household: "hh",
  Person: "per",
  Group: "grp",
  Company: "com",
  Place: "plc",
  Topic: "top",
  Offer: "off",
  Need: "need",
  Wish: "wish",
  Voice: "voi",
  Meeting: "mtg",
  Decision: "dec",
  WishStep: "stp",
  Introduction: "int",
};

const CREATE = said(
  `UNWIND $created AS thing
   CREATE (n:Entity:$(thing.noun)) SET n = thing.facts, n.createdAt = datetime(), n.updatedAt = datetime()`,
  "town-create",
);
const JOIN = said(
  `UNWIND $ties AS tie
   MATCH (a:Entity {id: tie.from}) MATCH (b:Entity {id: tie.to})
   CREATE (a)-[t:$(tie.kind)]->(b) SET t = tie.facts`,
  "town-join",
);
const CHANGE = said("MATCH (n:Entity {id: $id}) SET n += $properties", "town-change");

let graph: Promise<Graph> | undefined;
async function theGraph(): Promise<Graph> {
  graph ??= testGraph();
  return graph;
}

let server: Promise<ReturnType<typeof createApollo>> | undefined;
async function theServer(): Promise<ReturnType<typeof createApollo>> {
  server ??= (async () => {
    const made = createApollo(schema, (entry) => console.error(entry));
    await made.start();
    return made;
  })();
  return server;
}
