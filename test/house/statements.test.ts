import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph, Params, Plan } from "../../src/graph/graph.ts";
import type { Statement } from "../../src/graph/statement.ts";
import { testGraph } from "../graph/connect.ts";
import { sampled } from "../sample.ts";
import { headerOf, onlyReads, parametersIn, bare, unguarded } from "./cypher.ts";
import { allStatements, called, filesBelow, PROJECT } from "./statements.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

const STATEMENTS = allStatements();
/** The rooms in which an answer is made. */
const ANSWERING = /^src\/(?:questions|things|trust|live)\//;
const READING = STATEMENTS.filter((each) => ANSWERING.test(called(each.file)) && onlyReads(each.text));

/** Read for the program itself, after a write and with no viewer: what they find leaves the process to nobody. */
const FOR_THE_PROGRAM: Readonly<Record<string, string>> = {
  dependents: "which records must be settled again; only their number is ever told (TOO_MUCH)",
  hierarchy:
    "whether what the viewer has just written stands below what it may; of ids that they do not see only that they are the same as before",
  "news-end": "where the news end; a place in them leaves the process sealed only",
  "news-of": "what of a write is news; it is written down by ids, and told to nobody here",
  "news-since": "the news as they happened, by ids; `news-seen` asks what of them may be told before anybody is",
  "rings-due":
    "where the rings must be looked for anew; the search itself asks with the codes of the district's office",
  "settle-what":
    "which records must be settled together, with the texts that are folded and written back in the same transaction",
  sweep: "whose audience has come to an end, to be worked out again; nobody is told",
  "where-it-lies": "whether what the viewer has just written lies in a district of theirs",
};

/** What reads the log: it names persons by id and is no part of the town. Who may read it is decided by role, before it is read. */
const OF_THE_LOG: Readonly<Record<string, string>> = {
  concerned: "whom an event must name; it is written, and told to nobody",
  "log-ends": "where the chain begins and ends, for those who append, check and prune",
  "log-imports": "which imports began and ended, for whoever begins one, and `npm run doctor`; they name nobody",
  "log-page": "the whole log, for `npm run doctor` and `npm run audit`",
  "log-of-all": "the auditor's page",
  "log-of-person": "a person's own page, or the auditor's of one person",
  "tie-other-end": "whom an event must name; it is written, and told to nobody",
};

/** Patterns that may go without the predicate, and why. */
const ALLOWED: Readonly<Record<string, readonly { pattern: string; because: string }[]>> = {
  "who-can-help": [
    {
      pattern: "EXISTS { (x)-[:OFFERS]->(:Offer) }",
      because: "only shortens work: whoever offers nothing is no candidate",
    },
  ],
  "offer-needs": [
    {
      pattern:
        "EXISTS { (x)-[:HAS_NEED|HAS_WISH]->() } OR EXISTS { (x)-[:LIVES_TOGETHER]->(:Household)-[:HAS_NEED]->() }",
      because: "only shortens work: whoever needs and wishes nothing is no candidate",
    },
  ],
  "party-needs": [
    {
      pattern:
        "EXISTS { (x)-[:HAS_NEED|HAS_WISH]->() } OR EXISTS { (x)-[:LIVES_TOGETHER]->(:Household)-[:HAS_NEED]->() }",
      because: "only shortens work: whoever needs and wishes nothing is no candidate",
    },
  ],
  "wish-wishes": [
    {
      pattern: "EXISTS { (x)-[:HAS_WISH]->() }",
      because: "only shortens work: whoever wishes nothing is no candidate",
    },
  ],
};

/** Values of the right form, so that the plan is the one that is used. */
const SAMPLE: Params = {
  ...Object.fromEntries(
    [
      "ids",
      "unread",
      "topics",
      "nouns",
      "kinds",
      "relax",
      "codes",
      "keeps",
      "shelves",
      "grams",
      "keep",
      "timeless",
      "wantStarts",
      "wantEnds",
      "districts",
      "sides",
      "offers",
      "introductions",
      "things",
      "about",
    ].map((name) => [name, ["-"]]),
  ),
  ...Object.fromEntries(
    ["keys", "rows", "ends", "refs", "pairs"].map((name) => [name, [["-", "-", "KNOWS", "-", {}, {}]]]),
  ),
  ...Object.fromEntries(["first", "limit", "most", "version", "refused", "seq", "before"].map((name) => [name, 20])),
  ...Object.fromEntries(["changes", "facts", "properties", "move", "answer"].map((name) => [name, {}])),
  wantStarts: [-1],
  wantEnds: [-1],
  wantWeeks: [-1],
  wantDays: [-1],
  wantTimes: [-1],
  afterRank: -1,
  at: new Date(),
  now: new Date(),
  all: false,
  inward: false,
  mutual: false,
  kind: "KNOWS",
  noun: "Person",
  southWest: { longitude: 138, latitude: 34 },
  northEast: { longitude: 139, latitude: 35 },
};

/** Where one of these names means something else. */
const OTHERWISE: Readonly<Record<string, Params>> = {
  "run-finish": { rows: 20 },
  "tie-correct": { ends: false },
  "wish-move": { from: ["OPEN"], changes: { state: "OPEN" } },
  "wish-touch": { done: true },
  "wish-outcomes": { from: new Date(), until: new Date(), states: ["OPEN"] },
  "suits-me": { near: 600 },
  "log-page": { after: 0, from: new Date(), until: new Date() },
  "log-of-all": { from: new Date(), until: new Date() },
  "log-of-person": { from: new Date(), until: new Date() },
  "log-prune": { from: 1 },
  "log-append": { events: [{}, {}] },
  "news-append": { news: [[], ["NEW_WISH", ["-"], ["-"], [], null]] },
  "news-of": { born: { Wish: "NEW_WISH" }, changed: { Wish: "WISH_MOVED" } },
  "news-prune": { before: new Date() },
  "news-seen": { events: [[-1, ["-"], ["-"], false]] },
  "news-since": { after: 0, upTo: 20 },
};

const parametersOf = ({ name: statement, text }: Statement): Params => ({
  ...Object.fromEntries(parametersIn(bare(text)).map((name) => [name, SAMPLE[name] ?? "-"])),
  ...OTHERWISE[statement],
});

const PICTURE = readFileSync(join(PROJECT, "schema", "graph.md"), "utf8");

/** Planning the longest statement takes a busy machine a while; once for all rules is enough. */
const plans = new Map<Statement, Promise<Plan>>();
async function planned(each: Statement): Promise<Plan> {
  const plan = plans.get(each) ?? graph.plan(each, parametersOf(each), { within: 60_000 });
  plans.set(each, plan);
  return plan;
}

function* walk(plan: Plan): Generator<Plan> {
  yield plan;
  for (const child of plan.children) yield* walk(child);
}

/** Planning is what takes its time here: in the ordinary run each that answers, and one in six of the others; in the full one all. */
const PLANNED = [...READING, ...sampled(STATEMENTS, 6).filter((each) => !READING.includes(each))];

/** Each as [path, statement], so that a failing test is called by its file. */
const named = (statements: readonly Statement[]) => statements.map((each) => [called(each.file), each] as const);

describe("every sentence of Cypher", () => {
  it.each(named(STATEMENTS))("%s is loaded by a module beside it", (path, each) => {
    const loaders = filesBelow("src", ".ts")
      .filter((file) => dirname(file) === dirname(each.file))
      .filter((file) => readFileSync(file, "utf8").includes(`statement(import.meta.url, "${each.name}.cypher")`));
    expect(
      loaders.map(called),
      `${path}: nobody loads it. Load it with statement(import.meta.url, …), or take it away.`,
    ).not.toEqual([]);
  });

  it.each(named(STATEMENTS))(
    "%s says in its header what it does, and names the parameters it uses",
    (path, { text }) => {
      const header = headerOf(text);
      const used = parametersIn(bare(text));
      expect(text.startsWith("// "), `${path}: begin with a comment that says what the statement is for.`).toBe(true);
      expect(header.parameters, `${path}: name each parameter it uses in its header, with $, and no other.`).toEqual(
        used,
      );
    },
  );

  it.each(named(PLANNED))("%s is understood by the database", async (path, each) => {
    const { notices } = await planned(each);
    // A property that nobody has yet is no mistake where the picture of the graph names it.
    const strange = notices.filter(
      (notice) =>
        !/cartesian/i.test(notice) && !PICTURE.includes(/missing property name is: (\w+)/.exec(notice)?.[1] ?? notice),
    );
    expect(strange, `${path}: mend what the planner warns of, a misspelt label, tie or property perhaps.`).toEqual([]);
  });
});

describe("a sentence that answers", () => {
  it("is found at all", () => expect(READING.length).toBeGreaterThan(12));

  it.each(named(READING))("%s is a question, and says which columns come back", (path, { text }) => {
    const header = headerOf(text);
    expect(header.question, `${path}: begin the header with the question in words, ending in “?”.`).toMatch(/^\S.*\?$/);
    expect(header.columns, `${path}: say behind “→” which columns come back.`).not.toBe("");
  });

  it.each(named(READING))("%s starts from an index and never walks without end", async (path, each) => {
    const plan = await planned(each);
    const operators = [...walk(plan)];
    const scans = operators.filter(({ operatorType }) =>
      /^(?:Partitioned)?(?:AllNodesScan|NodeByLabelScan|UnionNodeByLabelsScan|IntersectionNodeByLabelsScan|SubtractionNodeByLabelsScan|(?:Un)?[Dd]irected(?:All)?Relationship(?:s|Type)?(?:Types)?Scan|(?:Undirected|Directed)UnionRelationshipTypesScan)$/.test(
        operatorType,
      ),
    );
    expect(
      scans.map(({ operatorType, details }) => `${operatorType} ${details}`),
      `${path}: starts from all nodes or ties of a kind. Begin with an id, a shelf's key or an indexed property.`,
    ).toEqual([]);
    expect(
      operators
        .filter(
          ({ operatorType, details }) =>
            /Expand|Repeat|Shortest/.test(operatorType) && /\*(?:\d*\.\.)?\]|,\s*\}/.test(details),
        )
        .map(({ operatorType, details }) => `${operatorType} ${details}`),
      `${path}: walks as far as it can. Give the walk an upper bound, such as *1..3.`,
    ).toEqual([]);
    expect(
      bare(each.text),
      `${path}: walks as far as it can. Give the walk an upper bound, such as *1..3.`,
    ).not.toMatch(/\[[^\][]*\*(?:\d*\.\.)?\s*[\]{]|\)[*+](?:\s|\()|\{\d*,\}/);
    const products = operators.filter(
      (operator) => operator.operatorType === "CartesianProduct" && !operator.children.some(isOneRow),
    );
    expect(
      products.map(({ details, identifiers }) => `${details} ${identifiers.join(", ")}`),
      `${path}: multiplies two lists with one another. Tie them by a pattern, or find one of them by a unique key.`,
    ).toEqual([]);
  });

  it.each(named(READING.filter(({ name }) => !(name in FOR_THE_PROGRAM) && !(name in OF_THE_LOG))))(
    "%s takes everything it touches through the audience",
    (path, { name, text }) => {
      const allowed = (ALLOWED[name] ?? []).map(({ pattern }) => pattern);
      expect(
        allowed.filter((pattern) => !bare(text).replace(/\s+/g, " ").includes(pattern)),
        `${path}: this exception is not needed any more; take it out of ALLOWED.`,
      ).toEqual([]);
      expect(
        unguarded(
          text,
          allowed.map((pattern) => pattern),
        ),
        `${path}: whoever may not see it would see it, or its effect. Add both halves of the predicate where it is taken up.`,
      ).toEqual([]);
    },
  );

  it.each(named(READING.filter(({ name }) => !(name in FOR_THE_PROGRAM))))(
    "%s hands out the audience with every name, for the second gate",
    (path, { text }) => {
      const without = [
        ...bare(text).matchAll(
          /\bname: ([\w()]+)\.name\b(?!, audience: \1\.audience, audienceUntil: \1\.audienceUntil)/g,
        ),
        ...bare(text).matchAll(
          /\{[^{}]*\.name\b(?!, \.audience, \.audienceUntil|, audience|, ([\w[\]]+)\.audience, \1\.audienceUntil)[^{}]*\}/g,
        ),
      ].map(([found]) => found);
      expect(
        without.filter((found) => !/^\{(?:id: [\w()]+\.id, )?name: /.test(found)),
        `${path}: whoever may see this would read （非公開） all the same. Write .audience, .audienceUntil behind .name, or keep all of it with .*.`,
      ).toEqual([]);
      expect(bare(text), `${path}: the second gate would be shut for everybody; leave the audience in.`).not.toMatch(
        /audience: null/,
      );
    },
  );

  it.each(Object.entries(FOR_THE_PROGRAM))("%s is read for the program itself: %s", (name) => {
    expect(READING.map((each) => each.name)).toContain(name);
  });

  it.each(Object.entries(OF_THE_LOG))("%s is of the log: %s", (name) => {
    expect(READING.map((each) => each.name)).toContain(name);
  });
});

/** At most one row comes up from here: a look-up by a unique key, one argument, all rows gathered into one, or the first of them. */
function isOneRow({ operatorType, details, children }: Plan): boolean {
  if (operatorType.startsWith("NodeUniqueIndexSeek")) return !/\bIN\b/.test(details);
  if (operatorType === "Argument") return true;
  if (operatorType === "EagerAggregation") return /^(?:collect|count|max|min|sum)\(/.test(details);
  if (/^(?:Limit|Top)$/.test(operatorType) && /(?:^|LIMIT )1$/.test(details)) return true;
  return (
    /^(?:Filter|Optional|Projection|CacheProperties|Apply|CartesianProduct)$/.test(operatorType) &&
    children.every(isOneRow)
  );
}

const GUARD = (name: string) => `any(a IN ${name}.audience WHERE a IN $codes) AND ${name}.audienceUntil > $now`;

describe("the reader of statements", () => {
  it.each([
    ["a node without it", "MATCH (n:Person {id: $id}) RETURN n.name"],
    ["half of it", "MATCH (n:Person {id: $id}) WHERE any(a IN n.audience WHERE a IN $codes) RETURN n.name"],
    [
      "another's",
      `MATCH (n:Person {id: $id})-[t:KNOWS]-(m:Person) WHERE ${GUARD("n")} AND ${GUARD("m")} RETURN m.name`,
    ],
    [
      "a tie without name",
      `MATCH (n:Person {id: $id})-[:KNOWS]-(m:Person) WHERE ${GUARD("n")} AND ${GUARD("m")} RETURN m.name`,
    ],
    [
      "the same name in another block",
      `CALL () { MATCH (n:Person {id: $a}) WHERE ${GUARD("n")} RETURN n.name AS x UNION MATCH (n:Person {id: $b}) RETURN n.name AS x } RETURN x`,
    ],
    ["a count on the way", `MATCH (n:Person {id: $id}) WHERE ${GUARD("n")} RETURN COUNT { (n)-[:KNOWS]-(:Person) }`],
    ["a pattern in a condition", `MATCH (n:Person {id: $id}) WHERE ${GUARD("n")} AND (n)-[:KNOWS]-() RETURN n`],
    ["a named shelf tie", `MATCH (n:Offer)-[r:SHELVED_ON]->(:Shelf {key: $key}) WHERE ${GUARD("n")} RETURN n`],
    [
      "those whom an introduction goes through",
      `MATCH (n:Introduction {id: $id})-[:THROUGH]->(p:Person) WHERE ${GUARD("n")} AND ${GUARD("p")} RETURN p.name`,
    ],
    ["what full text gives", "CALL db.index.fulltext.queryNodes('entity_text', $q) YIELD node AS n RETURN n.name"],
    [
      "a walk",
      `MATCH (n:Topic {id: $id})-[ts:BROADER*1..2]->(up:Topic) WHERE ${GUARD("n")} AND ${GUARD("up")} RETURN up.id`,
    ],
  ])("finds %s", (_what, text) => {
    expect(unguarded(text)).not.toEqual([]);
  });

  it("is content with a statement that asks for everything", () => {
    expect(
      unguarded(`MATCH (n:Person {id: $id})-[t:KNOWS]-(m:Person)
        WHERE ${GUARD("n")} AND ${GUARD("t")} AND ${GUARD("m")}
        WITH n, m WHERE m.name STARTS WITH $x
        RETURN n.name, COLLECT { MATCH (m)-[u:OFFERS]->(o:Offer) WHERE ${GUARD("u")} AND ${GUARD("o")} RETURN o.id } AS offers`),
    ).toEqual([]);
  });
});
