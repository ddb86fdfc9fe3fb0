import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { personaOf } from "../../src/trust/personas.ts";
import { examplesOf } from "../../src/warm.ts";
import { FULL } from "../sample.ts";
import { ask, roundsOf, TODAY, type Asked } from "../town.ts";
import { rowsOf } from "./demo-city.ts";

const OPERATIONS = new URL("../../schema/operations/", import.meta.url);
const operationNames = readdirSync(OPERATIONS)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => file.replace(".graphql", ""));
const operation = (name: string) => readFileSync(new URL(`${name}.graphql`, OPERATIONS), "utf8");

interface Mention {
  id: string;
  name: string;
}
interface Step {
  from: Mention;
  to: Mention;
  kind: string;
}
interface Node {
  subject: {
    __typename: string;
    id?: string;
    mark?: string;
    topic?: Mention;
    theme?: Mention;
    underway?: string;
    steps?: Step[];
    length?: number;
    from?: Mention;
    to?: Mention;
    place?: Mention;
    partner?: Mention | null;
    bridges?: { person: Mention }[];
    invitations?: { person: Mention; asker: Mention | null }[];
    neighbourhood?: Mention;
    nearMisses?: { place: Mention; lacks: string }[];
    wish?: Mention;
    owner?: Mention | null;
    group?: Mention | null;
    links?: { from: Mention; to: Mention }[];
  };
  party: Mention | null;
  verdict?: string;
  reasons: { sentence: string; steps: Step[] }[];
}
interface Answer {
  candidates: { edges: { node: Node }[] };
  total: number;
  whyNobody: { sentence: string; gates: unknown[]; relaxations: { gate: string; admits: number }[] } | null;
  coverage: { sentence: string } | null;
}

async function asked(
  name: string,
  persona: string,
  variables: Record<string, unknown>,
): Promise<Asked & { answer: Answer }> {
  const who = personaOf(persona);
  expect(who, `${persona} is a persona`).toBeDefined();
  const told = await ask(who!, operation(name), variables, TODAY);
  expect(told.errors, `schema/operations/${name}.variables.json`).toEqual([]);
  return { ...told, answer: Object.values<Answer>(told.data)[0]! };
}

/** One to three reasons of at most three steps, each a sentence; and where there is nobody, a sentence that says so. */
function isExplained({ candidates, total, whyNobody }: Answer): void {
  for (const { node } of candidates.edges) {
    expect(node.reasons.length).toBeGreaterThanOrEqual(1);
    expect(node.reasons.length).toBeLessThanOrEqual(3);
    for (const { sentence, steps } of node.reasons) {
      expect(steps.length).toBeGreaterThanOrEqual(1);
      expect(steps.length).toBeLessThanOrEqual(3);
      expect(sentence.trim()).not.toBe("");
      expect(sentence).not.toMatch(/undefined|null|\[object/u);
    }
  }
  if (total === 0) expect(whyNobody?.sentence.trim()).toBeTruthy();
  else expect(whyNobody).toBeNull();
}

/** Every sentence of an answer, in order. */
function said({ whyNobody, candidates }: Answer): (string | undefined)[] {
  return [whyNobody?.sentence, ...candidates.edges.flatMap(({ node }) => node.reasons.map(({ sentence }) => sentence))];
}

interface Found {
  first: Node | undefined;
  nodes: Node[];
  answer: Answer;
}

/** What an answer about places puts forward, as the table writes it; undefined for all other subjects. */
function placeTold(subject: Node["subject"]): string | undefined {
  const [invited] = subject.invitations ?? [];
  const [miss] = subject.nearMisses ?? [];
  const told: Readonly<Record<string, readonly (string | undefined)[]>> = {
    LonelyPlace: [subject.place?.id, subject.partner?.id, subject.bridges?.[0]?.person.id],
    GenerationMix: [subject.place?.id, subject.mark, invited?.person.id, invited?.asker?.id],
    ReachGap: [subject.neighbourhood?.id, subject.mark, miss?.place.id, miss?.lacks],
    Opening: [subject.wish?.id, subject.owner?.id, subject.group?.id],
  };
  // oxlint-disable-next-line no-underscore-dangle -- GraphQL's own name
  return told[subject.__typename]?.join(":");
}

/** What the table may expect, in all its forms (seeds/city/README.md). */
function isAsTold(
  name: string,
  expected: string,
  { first, nodes, answer }: Found,
  variables: Record<string, unknown>,
): void {
  const [what, mark] = expected.split(":");
  const places = nodes.flatMap(({ subject }) => placeTold(subject) ?? []);
  if (places.length > 0) {
    // A place among those that mix, or could, need not be the first.
    const looked = name === "MixingGenerations" ? places : places.slice(0, 1);
    expect(
      looked.some((told) => `${told}:`.startsWith(`${expected}:`)),
      `${expected} in ${looked.join(" ")}`,
    ).toBe(true);
  } else if (name === "UncoveredTopics") {
    const marks = nodes.map(({ subject }) => `${subject.topic?.id}:${subject.mark}`);
    expect(marks).toContain(expected);
  } else if (name === "DistrictVision") {
    expect(nodes.map(({ subject }) => `${subject.theme?.id}:${subject.underway}`)).toContain(expected);
  } else if (what === "gate") {
    expect(answer.total).toBe(0);
    const admitting = answer.whyNobody?.relaxations.filter(({ admits }) => admits > 0).map(({ gate }) => gate);
    expect(admitting).toContain(mark);
  } else if (mark === "NONE") {
    expect(answer.total).toBe(0);
    expect(answer.whyNobody?.relaxations).toEqual([]);
  } else if (name === "KanaeaiRings") {
    expect(wayRound(first?.subject.links ?? [], what!)).toBe(expected);
  } else if (name === "IntroductionPath") {
    const [step] = first?.subject.steps ?? [];
    const start = variables["from"];
    expect(step?.from.id === start ? step?.to.id : step?.from.id).toBe(what);
    if (mark !== undefined) expect(first?.verdict).toBe(mark);
    // Each of these paths is the only one of its length, or the only one that all agreed to.
    const alike = nodes.filter(
      ({ subject, verdict }) => subject.length === first?.subject.length && (mark === undefined || verdict === mark),
    );
    expect(alike).toHaveLength(1);
  } else if (name === "EcoMap") {
    const held = nodes.flatMap(({ subject }) => [subject.from?.id, subject.to?.id]);
    expect(held).toContain(what);
  } else {
    expect(first?.subject.id).toBe(what);
  }
}

/** The parties of a ring in the order in which the gifts go round, beginning with the one that the table names first; a chain has its own beginning. */
function wayRound(links: readonly { from: Mention; to: Mention }[], expected: string): string {
  const parties = [...new Set(links.flatMap(({ from, to }) => [from.id, to.id]))];
  const begins = Math.max(0, parties.indexOf(expected.split(">")[0]!));
  const closes = links.at(-1)?.to.id === links[0]?.from.id;
  return (closes ? [...parties.slice(begins), ...parties.slice(0, begins)] : parties).join(">");
}

describe("the stories of the demo city", () => {
  const stories = rowsOf("stories.csv");
  /** Told in English too: the first of each operation. */
  const inEnglish = new Set(
    FULL ? stories : operationNames.map((name) => stories.find(({ operation: of }) => of === name)),
  );

  it("are told for every operation of the catalogue", () => {
    expect(new Set(stories.map((story) => story["operation"]))).toEqual(new Set(operationNames));
    expect(stories.length).toBeGreaterThanOrEqual(40);
  });

  it.each(stories.map((story) => [story["storyEn"]!, story] as const))("%s", async (_, story) => {
    const name = story["operation"]!;
    const variables: Record<string, unknown> = JSON.parse(story["variables"]!);
    const { answer } = await asked(name, story["persona"]!, { ...variables, language: "JA" });
    const nodes = answer.candidates.edges.map(({ node }) => node);
    isAsTold(name, story["expectedFirst"]!, { first: nodes[0], nodes, answer }, variables);
    isExplained(answer);
    if (!inEnglish.has(story)) return;

    const { answer: english } = await asked(name, story["persona"]!, { ...variables, language: "EN" });
    isExplained(english);
    // The same answer, and every sentence of it in the other language.
    expect(said(english)).toHaveLength(said(answer).length);
    said(english).forEach((sentence, at) => {
      if (sentence !== undefined) expect(sentence).not.toBe(said(answer)[at]);
    });
  });
});

describe("every operation of the catalogue", () => {
  it.each(operationNames)(
    "%s gives to each of its examples an explained answer in four round trips at most, and a filled one to some",
    async (name) => {
      let filled = 0;
      for (const { persona, variables } of examplesOf(name)) {
        const { answer, statements } = await asked(name, persona, variables);
        isExplained(answer);
        const rounds = roundsOf(statements);
        const told = `${name} ${JSON.stringify(variables)}: ${statements.join(", ")}`;
        expect(rounds.answer.length, told).toBeLessThanOrEqual(4);
        expect(rounds.log.length, told).toBeLessThanOrEqual(3);
        if (answer.candidates.edges.length > 0) filled += 1;
      }
      expect(filled, `schema/operations/${name}.graphql: none of its examples finds anything.`).toBeGreaterThan(0);
    },
  );

  it.each(operationNames)("%s shows nothing of anybody to the public and the administrator", async (name) => {
    for (const persona of ["public", "administrator"] as const) {
      for (const { variables } of examplesOf(name)) {
        const { data } = await ask(persona, operation(name), variables, TODAY);
        // The question itself repeats what was asked; the answer must not name a person, a household, a need or a wish.
        expect(JSON.stringify(data)).not.toMatch(/"(?:per|hh|need|wish)_/u);
      }
    }
  });
});
