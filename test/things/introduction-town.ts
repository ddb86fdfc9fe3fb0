import { randomUUID } from "node:crypto";
import { viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import { ask, settle, type Asked, type Thing, type Town } from "../town.ts";

/** A town in which people are introduced: each test brings its own people, so that nobody is introduced twice by two tests. */
export const SEES = `id name version state since outcome metAt moves due { move at sentence }
  parties { party { id name } as answer askedAt } concerns { id name }
  history { version move state at who given said proxy reason note recordedBy }`;
const PROPOSE = `mutation ($input: IntroductionInput!, $key: String!) { written: introductionPropose(input: $input, idempotencyKey: $key) {
  introduction { ${SEES} } userErrors { code field message(language: EN) } } }`;
const MOVE = `mutation ($id: ID!, $version: Int!, $move: IntroductionMove!, $input: IntroductionMoveInput, $key: String!) {
  written: introductionMove(id: $id, version: $version, move: $move, input: $input, idempotencyKey: $key) {
    introduction { ${SEES} } userErrors { code field message(language: EN) } } }`;

export interface Introduced {
  // oxlint-disable-next-line typescript/no-explicit-any -- what came back, as a test likes to read it
  readonly introduction: any;
  readonly mistakes: readonly { code: string; field: readonly string[] | null; message: string }[];
  readonly errors: Asked["errors"];
}

function told({ data, errors }: Asked): Introduced {
  return { introduction: data?.written?.introduction ?? null, mistakes: data?.written?.userErrors ?? [], errors };
}

export async function propose(who: Viewer, input: object, key: string = randomUUID(), now?: Date): Promise<Introduced> {
  return told(await ask(who, PROPOSE, { input, key }, now));
}

export async function move(
  who: Viewer,
  { id, version }: { id: string; version: number },
  what: string,
  input: object = {},
  { key = randomUUID(), now }: { key?: string; now?: Date } = {},
): Promise<Introduced> {
  return told(await ask(who, MOVE, { id, version, move: what, input, key }, now));
}

/** `code field`, as the mistakes read at a glance. */
export const codes = ({ mistakes }: Introduced) =>
  mistakes.map(({ code, field }) => `${code} ${field?.join(".") ?? "-"}`);

/** Whoever is asked next agrees, by word of mouth, until nobody is left to be asked. */
export async function agreedByAll(who: Viewer, id: string, now?: Date): Promise<Introduced> {
  for (let version = 1; ; version += 2) {
    const asked = await move(who, { id, version }, "ASK", {}, { ...(now && { now }) });
    if (asked.mistakes.length > 0) throw new Error(JSON.stringify(asked.mistakes));
    const answered = await move(who, { id, version: version + 1 }, "AGREE", SPOKEN, { ...(now && { now }) });
    if (answered.mistakes.length > 0) throw new Error(JSON.stringify(answered.mistakes));
    if (answered.introduction.state === "ACCEPTED") return answered;
  }
}

export const SPOKEN = { given: "SPOKEN", said: "はい、お願いします" };

export const residentOf = (town: Town, name: string): Viewer =>
  viewerWith(`resident ${town.id(name)}`, [{ role: "resident" }], town.id(name));

/** People of one district, by name; with a thing each that they offer or wish. */
export async function townOf(district: string, people: readonly string[], more: readonly Thing[] = []): Promise<Town> {
  return settle(
    [
      { noun: "District", name: district, level: "SCHOOL_DISTRICT" },
      { noun: "Topic", name: `${district}のあれこれ` },
      ...people.map((name): Thing => ({ noun: "Person", name })),
      ...more,
    ],
    people.map((name) => ["LIVES_IN", name, district]),
  );
}
