import { getNamedType, isListType, isNonNullType, Kind, parse, visit, type GraphQLObjectType } from "graphql";
import { schema } from "../../src/schema.ts";
import type { Noun } from "../../src/things/model.ts";
import { ASKED, THINGS, type Question } from "../questions/everything.ts";
import type { Town } from "../town.ts";
import type { Matrix } from "./matrix-town.ts";

/**
 * Every question of the schema, asked of the matrix: the queries are those of the property of the hidden, which fails when a root field has none, and in the
 * places of their names stand things of the matrix, of every sight in turn.
 */

const SIGHTS = ["COMMISSIONER", "DISTRICT", "PUBLIC", "SELF", "OWN_CONSENT"];
const OF_PERSONS: readonly Noun[] = ["Person", "Household", "Introduction"];
/** What nobody writes down under a word of its own is looked at as it is published. */
const PUBLISHED: readonly Noun[] = ["Group", "Company", "Place", "Meeting", "Decision"];

function stands(matrix: Matrix, noun: Noun, at: number): string {
  if (noun === "District" || noun === "Topic") return matrix.id(`${noun} town PUBLIC`);
  if (noun === "Voice") return matrix.id("Voice voice DISTRICT");
  if (PUBLISHED.includes(noun)) return matrix.id(`${noun} published PUBLIC`);
  const sight = SIGHTS[at % SIGHTS.length]!;
  const keys = [`${noun} person's ${sight}`, `${noun} published ${sight}`, `${noun} person's PUBLIC`];
  const key = (OF_PERSONS.includes(noun) ? keys : keys.slice(at % 2)).find((each) =>
    matrix.cells.some((cell) => cell.key === each),
  );
  return matrix.id(key ?? `${noun} published PUBLIC`);
}

/** Where a step tells of a tie, all that is told of ties is asked for. */
const STEPS = "steps { kind from { id } to { id } source observedAt }";
const TOLD_OF_STEPS = "steps { kind role source assuredBy from { id name } to { id name } }";
const TIES = "... on Tie { id kind role from";
const TOLD_OF_TIES = "... on Tie { id kind role source assuredBy sentence from";

export function everyQuestion(matrix: Matrix): ReadonlyMap<string, readonly Question[]> {
  const turn = new Map(THINGS.map(({ name, noun }) => [name, { noun, at: 0 }]));
  const counts = new Map<Noun, number>();
  for (const thing of turn.values()) {
    thing.at = counts.get(thing.noun) ?? 0;
    counts.set(thing.noun, thing.at + 1);
  }
  const id = (name: string): string => {
    const thing = turn.get(name);
    if (!thing) throw new Error(`There is no 「${name}」 in test/questions/everything.ts.`);
    return stands(matrix, thing.noun, thing.at);
  };
  const word = (text: string): string => {
    const thing = turn.get(text);
    const name = thing && matrix.cells.find((cell) => cell.id === id(text))?.fields["name"];
    if (typeof name === "string") return name;
    return /^(?:[a-z]+_\w+-\d+|[A-Z_]+|[\d:+TZ.-]+|[A-Z]{2} [\d:-]+)$/u.test(text) ? text : `うみqz ${text}`;
  };
  const said = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(said);
    return typeof value === "string" ? word(value) : value;
  };
  const questions = (root: string): Question[] =>
    ASKED[root]!({ ...matrix.town, id } satisfies Town).map(([query, variables]): Question => [
      query.replaceAll(STEPS, TOLD_OF_STEPS).replaceAll(TIES, TOLD_OF_TIES),
      Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, said(value)])),
    ]);
  const log: Readonly<Record<string, Question>> = {
    myLog: [`{ myLog(first: 50) { nodes { at roles action why basis sentence districts { id name } } } }`, {}],
    auditLog: [`{ auditLog(first: 20) { nodes { seq who roles office action about subjects basis why report } } }`, {}],
  };
  return new Map(
    Object.keys(schema.getQueryType()!.getFields()).map((root) => {
      const ofLog = log[root];
      return [root, ofLog ? [ofLog] : questions(root)];
    }),
  );
}

/** The root fields that these queries ask. */
export function rootsOf(queries: Iterable<string>): Set<string> {
  const roots = new Set<string>();
  for (const query of queries) for (const { field } of namesIn(query)) roots.add(field);
  return roots;
}

/** Every argument at the root that can name a thing, as `field.argument`: by its id, or by words. */
export function namingArguments(of: GraphQLObjectType, type: "ID" | "String"): string[] {
  return Object.values(of.getFields()).flatMap(({ name, args }) =>
    args
      .filter((arg) => getNamedType(arg.type).name === type && arg.name !== "after" && arg.name !== "idempotencyKey")
      // Hours are written as text, and name nothing.
      .filter((arg) => !(type === "String" && isListType(isNonNullType(arg.type) ? arg.type.ofType : arg.type)))
      .map((arg) => `${name}.${arg.name}`),
  );
}

/** In which arguments at the root these queries put `$id`. */
export function namedBy(queries: readonly string[]): Set<string> {
  return new Set(
    queries.flatMap((query) => namesIn(query).flatMap(({ field, by }) => by.map((argument) => `${field}.${argument}`))),
  );
}

function namesIn(query: string): { field: string; by: string[] }[] {
  const found: { field: string; by: string[] }[] = [];
  let depth = 0;
  visit(parse(query), {
    FragmentDefinition: () => false,
    Field: {
      enter({ name, arguments: given = [] }) {
        depth += 1;
        if (depth > 1) return;
        const by = given.filter(({ value }) => {
          const values = value.kind === Kind.LIST ? value.values : [value];
          return values.some((each) => each.kind === Kind.VARIABLE && each.name.value === "id");
        });
        found.push({ field: name.value, by: by.map((argument) => argument.name.value) });
      },
      leave() {
        depth -= 1;
      },
    },
  });
  return found;
}
