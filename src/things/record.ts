import { createHash, randomUUID } from "node:crypto";
import { validate } from "class-validator";
import type { Context } from "../context.ts";
import type { Graph, Transaction, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { atLeast, NOTHING } from "../graph/steady.ts";
import { appendWrite, concerned } from "../trust/log/append.ts";
import { mustBeAbleToWrite } from "../trust/policy.ts";
import { correctionAsText } from "./changes.ts";
import { entityById, type Entity } from "./entity.ts";
import { movedFrom, rankOf, UPWARD, type Rank } from "./hierarchy.ts";
import { mistake, MistakeCode, Refused, type Mistake, type Payload } from "./mistakes.ts";
import { isMutual, NOUNS, otherNouns, OWNING, type Noun, type TieKind } from "./model.ts";
import { liesAt, isSeenByNobody } from "./lies.ts";
import { tell, tellOf } from "./news.ts";
import {
  notFound,
  notKept,
  stale,
  noSuchMove,
  seenByNobody,
  shownToNobody,
  noState,
  endsBeforeItBegins,
  tooMuch,
} from "./refusals.ts";
import { settleIn } from "./settle.ts";
import { mistakesIn } from "./validation.ts";

const openReceipt = statement(import.meta.url, "receipt.cypher");
const findReferred = statement(import.meta.url, "referred.cypher");
const registerNode = statement(import.meta.url, "register.cypher");
const correctNode = statement(import.meta.url, "correct.cypher");
const releaseTies = statement(import.meta.url, "release-ties.cypher");
const addTies = statement(import.meta.url, "add-ties.cypher");
const dependents = statement(import.meta.url, "dependents.cypher");

/**
 * A field of an input that stands for ties: `livesIn: "dst_…"` is a LIVES_IN. IN: the tie's sentence begins at the thing named. Of a list, a correction ends
 * only what the writer sees: they cannot say of the rest that it is over. Where there is only one, it is replaced, seen or not.
 */
export interface TieField {
  readonly kind: TieKind;
  readonly direction?: "IN";
  readonly list?: true;
}

export interface NounRules {
  readonly noun: Noun;
  /** Fields without which it cannot be registered. */
  readonly required: readonly string[];
  readonly ties: Readonly<Record<string, TieField>>;
  /** Where its state may go from each state; every other move is a mistake. Absent: anywhere. */
  readonly moves?: Readonly<Record<string, readonly string[]>>;
  /** Looks, in the transaction that is about to write, at whether this may be said of it. @throws Refused */
  readonly check?: (context: Context, tx: Transaction, draft: Draft) => Promise<void>;
}

/** What a form says, before it is written. */
export interface Draft {
  /** Undefined where it is registered. */
  readonly id: string | undefined;
  readonly properties: Readonly<Record<string, Value>>;
  readonly ties: Readonly<Record<string, readonly string[]>>;
}

/** What people type in a form: properties, and the ties that belong to the form. Undefined leaves a field alone, null clears it. */
type Input = object;

/** More than this many things that would have to be settled anew in one transaction, and the change is refused. */
const MOST_DEPENDENTS = 1_000;

/**
 * Registers something new. The same key once more gives the first result again and writes nothing.
 * @throws GraphQLError FORBIDDEN when the viewer may not write at all; everything else is a mistake in the payload
 */
export async function register<T extends Entity>(
  context: Context,
  rules: NounRules,
  input: Input,
  key: string,
): Promise<Payload<T>> {
  const missing = [...missingIn(rules, input), ...crossed(input)];
  return record<T>(context, rules, input, { action: "Register" }, key, missing, async (tx, properties) => {
    const id = `${NOUNS[rules.noun]}_${randomUUID()}`;
    await tx.run(registerNode, { id, noun: rules.noun, properties, now: context.now, by: context.viewer.id });
    return id;
  });
}

interface Corrected {
  [column: string]: unknown;
  readonly version: number;
  readonly keeps: boolean;
  /** As it was. */
  readonly state: string | null;
  /** As they now are. */
  readonly since: Date | null;
  readonly until: Date | null;
}

/** Corrects what is there. `version` is the one that was read: when somebody corrected it since, nothing is written and the mistake is STALE. */
export async function correct<T extends Entity>(
  context: Context,
  rules: NounRules,
  at: { id: string; version: number },
  input: Input,
  key: string,
): Promise<Payload<T>> {
  const cleared = rules.required
    .filter((field) => field in input && isMissing(fieldsOf(input)[field]) && fieldsOf(input)[field] !== undefined)
    .map((field) =>
      mistake(MistakeCode.REQUIRED, ["input", field], `${field} は空にできません。`, `${field} cannot be empty.`),
    );
  return record<T>(
    context,
    rules,
    input,
    { action: "Correct", ...at },
    key,
    [...cleared, ...emptied(input)],
    async (tx, changes) => {
      const [found] = await tx.run<Corrected>(correctNode, {
        ...at,
        noun: rules.noun,
        changes,
        correction: correctionAsText({
          version: at.version + 1,
          at: context.now,
          by: context.viewer.id,
          fields: Object.entries(fieldsOf(input)).flatMap(([field, value]) => (value === undefined ? [] : [field])),
        }),
        keeps: context.keeps,
        codes: context.viewer.codes,
        now: context.now,
      });
      if (!found) throw new Refused([notFound(["id"], at.id)]);
      if (!found.keeps && rules.noun !== "Topic") throw new Refused([notKept()]);
      if (found.version !== at.version) throw new Refused([stale(found.version)]);
      if (found.since && found.until && found.until < found.since && ("since" in changes || "until" in changes))
        throw new Refused([endsBeforeItBegins()]);
      const wanted = changes["state"];
      const moves = rules.moves?.[found.state ?? ""];
      if (moves && typeof wanted === "string" && wanted !== found.state && !moves.includes(wanted))
        throw new Refused([noSuchMove(["input", "state"], found.state ?? "-", wanted, moves)]);
      return at.id;
    },
  );
}

/**
 * Registers something new within a transaction that does more. Whoever calls settles what was written before, and writes the log.
 * @param path where the input stands in what was sent, for the mistakes
 * @returns its id, and whatever it joins
 * @throws Refused with the mistakes
 */
export async function registerIn(
  context: Context,
  tx: Transaction,
  rules: NounRules,
  input: Input,
  path: readonly string[],
): Promise<Written> {
  const mistakes = [
    ...missingIn(rules, input),
    ...crossed(input),
    ...(await validate(input, { skipMissingProperties: true })).flatMap((error) => mistakesIn(error)),
  ];
  if (mistakes.length > 0) throw new Refused(mistakes.map((each) => movedTo(path, each)));
  const { properties, ties } = split(rules, input);
  const id = `${NOUNS[rules.noun]}_${randomUUID()}`;
  try {
    const wanted = await referred(context, tx, ties);
    await rules.check?.(context, tx, { id: undefined, properties, ties });
    await tx.run(registerNode, { id, noun: rules.noun, properties, now: context.now, by: context.viewer.id });
    await rejoin(context, tx, rules, id, ties, wanted);
    await settleWithDependents(context, tx, id, false);
    const [place] = await liesAt(context, tx, [id]);
    if (!place?.keeps) throw new Refused([notKept()]);
    if (isSeenByNobody(place) && !isGiven(ties, wanted)) throw new Refused([seenByNobody(["input", "shownTo"])]);
  } catch (error) {
    throw error instanceof Refused ? new Refused(error.mistakes.map((each) => movedTo(path, each))) : error;
  }
  return { id, touched: [id, ...Object.values(ties).flat()] };
}

/**
 * Joins within a transaction that does more: each of these to the entity, where the viewer may see it and the model lets it be joined.
 * @param made what the same transaction has just made, which its writer may join whether or not they will see it
 */
export async function joinIn(
  context: Context,
  tx: Transaction,
  rules: Pick<NounRules, "noun" | "ties">,
  id: string,
  ties: Record<string, string[]>,
  made: ReadonlyMap<string, Noun>,
): Promise<void> {
  const own = Array.from(made, ([each, noun]): [string, Named] => [each, { id: each, noun, keeps: true }]);
  await rejoin(context, tx, rules, id, ties, new Map([...(await referred(context, tx, ties)), ...own]));
}

/** Mistakes of a form within a form: `["input", "livesIn"]` becomes `["input", "newPerson", "livesIn"]`. */
function movedTo(path: readonly string[], { code, field, words }: Mistake): Mistake {
  return { code, words, field: field && [...path, ...field.slice(1)] };
}

function missingIn(rules: NounRules, input: Input): Mistake[] {
  return rules.required
    .filter((field) => isMissing(fieldsOf(input)[field]))
    .map((field) =>
      mistake(MistakeCode.REQUIRED, ["input", field], `${field} を入れてください。`, `Please give ${field}.`),
    );
}

async function record<T extends Entity>(
  context: Context,
  rules: NounRules,
  input: Input,
  { action, ...at }: { action: "Register" | "Correct"; id?: string; version?: number },
  key: string,
  missing: readonly Mistake[],
  write: (tx: Transaction, properties: Record<string, Value>) => Promise<string>,
): Promise<Payload<T>> {
  mustBeAbleToWrite(context.viewer);
  const mistakes = [
    ...missing,
    ...(await validate(input, { skipMissingProperties: true })).flatMap((error) => mistakesIn(error)),
  ];
  const { properties, ties } = split(rules, input);
  if (mistakes.length > 0) return { result: null, userErrors: mistakes };
  try {
    const done = `${rules.noun.toLowerCase()}${action}`;
    const { id, subjects } = await context.write(async (tx) =>
      once(context, tx, key, { noun: rules.noun, ...at, properties, ties }, done, async () => {
        // Whoever held it until now is concerned too, when it goes to somebody else.
        const before = at.id !== undefined && "party" in ties ? await concerned(tx, context, [at.id]) : [];
        const wanted = await referred(context, tx, ties);
        await rules.check?.(context, tx, { id: at.id, properties, ties });
        const moves = mayMove(rules, properties, ties);
        const rank = moves && at.id !== undefined ? await rankOf(context, tx, at.id) : undefined;
        const written = await write(tx, properties);
        await rejoin(context, tx, rules, written, ties, wanted);
        await settleWithDependents(context, tx, written, moves);
        if (moves) await mustStandInOrder(context, tx, written, rank, placesIn(rules));
        const [place] = await liesAt(context, tx, [written]);
        if (!place || (!place.keeps && rules.noun !== "Topic")) throw new Refused([notKept()]);
        if (("shownTo" in properties || "party" in ties) && isSeenByNobody(place) && !isGiven(ties, wanted))
          throw new Refused([seenByNobody(["input", "shownTo"])]);
        return { id: written, touched: [written, ...before, ...Object.values(ties).flat()] };
      }),
    );
    context.shown.logged(subjects);
    context.forget();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an id of this noun
    return { result: (await entityById(context, id)) as T | null, userErrors: [] };
  } catch (error) {
    if (error instanceof Refused) return { result: null, userErrors: error.mistakes };
    throw error;
  }
}

/** What was written, and whatever it joins or belongs to: in the log these stand for the persons behind them. */
export interface Written {
  readonly id: string;
  readonly touched: readonly string[];
}

/** It is kept in an index, which takes no text of any length. */
const LONGEST_KEY = 200;
const TOO_LONG_A_KEY = mistake(
  MistakeCode.INVALID,
  ["idempotencyKey"],
  `idempotencyKey は${LONGEST_KEY}字までにしてください。`,
  `An idempotencyKey takes ${LONGEST_KEY} characters at the most.`,
);

/**
 * Does the work at most once for a key: the receipt is written in the same transaction, so a repeated or retried call finds it and
 * is given the first result. The same key with other contents is a mistake. What is done is news in its district and is written into the log, in the same
 * transaction and last, because those who write there wait for each other.
 * @param action what the log calls it
 * @returns the id, and the persons that the log names; nobody when it was done before
 */
export async function once(
  context: Context,
  tx: Transaction,
  key: string,
  contents: object,
  action: string,
  work: () => Promise<Written>,
): Promise<{ id: string; subjects: readonly string[] }> {
  if (key.length > LONGEST_KEY) throw new Refused([TOO_LONG_A_KEY]);
  const fingerprint = createHash("sha256").update(JSON.stringify(contents)).digest("hex");
  const attempt = randomUUID();
  const [receipt] = await tx.run<{ attempt: string; fingerprint: string; result: string | null }>(openReceipt, {
    key: `${context.viewer.id} ${key}`,
    attempt,
    fingerprint,
    result: NOTHING,
    now: context.now,
  });
  if (receipt!.attempt !== attempt) {
    if (receipt!.fingerprint === fingerprint && receipt!.result !== null) return { id: receipt!.result, subjects: [] };
    throw new Refused([
      mistake(
        MistakeCode.KEY_REUSED,
        ["idempotencyKey"],
        "この idempotencyKey は別の内容で使われています。新しいキーで送ってください。",
        "This idempotencyKey was used for something else; send it again under a new key.",
      ),
    ]);
  }
  const { id, touched } = await work();
  await tx.run(openReceipt, { key: `${context.viewer.id} ${key}`, attempt, fingerprint, result: id, now: context.now });
  await tellOf(tx, id, touched, context.now);
  return { id, subjects: await appendWrite(tx, context, action, id, touched) };
}

/** This form says itself whose it is: of a tie that is the party's own from the start its writer sees nothing afterwards. */
function isGiven(ties: TiesWanted, wanted: ReadonlyMap<string, Named>): boolean {
  return (ties["party"] ?? []).some((id) => ["Person", "Company"].includes(wanted.get(id)?.noun ?? ""));
}

/** Whether this form may move it in its hierarchy. */
function mayMove(rules: NounRules, properties: Record<string, Value>, ties: TiesWanted): boolean {
  return (
    Object.keys(ties).some((field) => UPWARD.includes(rules.ties[field]!.kind)) ||
    (rules.noun === "District" && "level" in properties)
  );
}

/** Where in its form it says what it stands below, and how large it is. */
function placesIn(rules: NounRules): { above: string[]; level: string[] } {
  const above = Object.keys(rules.ties).find((field) => UPWARD.includes(rules.ties[field]!.kind)) ?? "partOf";
  return { above: ["input", above], level: ["input", "level"] };
}

/** Asked when it was written and settled. @throws Refused where it may not stand there, or whoever moved it does not keep all that this concerns */
export async function mustStandInOrder(
  context: Context,
  tx: Transaction,
  id: string,
  before: Rank | undefined,
  fields: { above: string[]; level: string[] },
): Promise<void> {
  const now = await rankOf(context, tx, id);
  if (!now) return;
  const { wrong, kept } = movedFrom(before, now, context.keeps, fields);
  if (wrong.length > 0) throw new Refused(wrong);
  if (!kept) throw new Refused([notKept()]);
}

/** Settles a thing; when it moved in its hierarchy, also what stands on shelves because of where it was. */
export async function settleWithDependents(
  context: Context,
  tx: Transaction,
  id: string,
  hierarchy: boolean,
): Promise<void> {
  const moved = hierarchy ? await tx.run<{ id: string }>(dependents, { id, most: MOST_DEPENDENTS + 1 }) : [];
  if (moved.length > MOST_DEPENDENTS) throw new Refused([tooMuch(MOST_DEPENDENTS)]);
  await settleIn(tx, [id, ...moved.map((row) => row.id)], context.now);
}

/**
 * Does what writes, of nobody, and takes it all back, so that nobody's first form waits for the database to plan it. It begins with a receipt, as every mutation does:
 * for a transaction that has written something, the database makes plans of their own.
 * @param within how long planning may take
 */
export async function takenBack(
  graph: Graph,
  within: number,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  const attempt = async (tx: Transaction): Promise<never> => {
    const key = `rehearsal ${randomUUID()}`;
    await tx.run(openReceipt, { key, attempt: key, fingerprint: NOTHING, result: NOTHING, now: new Date() });
    await work(tx);
    throw new Refused([]);
  };
  await graph.write(attempt, { within }).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
}

/** Registers and corrects somebody. */
export async function rehearse(context: Context, within: number): Promise<void> {
  const { now, viewer } = context;
  const [id, by] = ["-", viewer.id];
  await takenBack(context.graph, within, async (tx) => {
    await tx.run(findReferred, { ids: [id], keeps: context.keeps, codes: viewer.codes, now });
    await tx.run(registerNode, { id, noun: "Person", properties: { name: "-" }, now, by });
    await tx.run(correctNode, {
      id,
      version: 1,
      noun: "Person",
      changes: { name: "-" },
      correction: "-",
      keeps: context.keeps,
      codes: viewer.codes,
      now,
    });
    const { codes } = viewer;
    await tx.run(releaseTies, {
      id,
      kind: "LIVES_IN",
      inward: false,
      mutual: false,
      keep: [id],
      all: true,
      codes,
      now,
    });
    await tx.run(addTies, { rows: [[id, id, "-"]], kind: "LIVES_IN", mutual: false, codes, now, by });
    await tx.run(dependents, { id, most: MOST_DEPENDENTS + 1 });
    await settleIn(tx, [id], now);
    await rankOf(context, tx, id);
    await liesAt(context, tx, [id]);
    await tellOf(tx, id, [id], now);
    await tell(tx, [{ kind: "NEW_WISH", things: [id], districts: [id] }], now);
    await appendWrite(tx, context, "rehearsal", id, [id]);
  });
}

type TiesWanted = Record<string, string[]>;

/** Something that a form names. */
interface Named {
  [column: string]: unknown;
  readonly id: string;
  readonly noun: Noun;
  readonly keeps: boolean;
}

/** Parts an input into what is kept on the node and the ids its tie fields name. */
function split(rules: NounRules, input: Input): { properties: Record<string, Value>; ties: TiesWanted } {
  const properties: Record<string, Value> = {};
  const ties: TiesWanted = {};
  for (const [field, value] of Object.entries(fieldsOf(input))) {
    if (value === undefined) continue;
    if (field in rules.ties)
      ties[field] = [...new Set<unknown>(Array.isArray(value) ? value : [value])].filter(
        (id): id is string => typeof id === "string",
      );
    else properties[field] = plain(value);
  }
  return { properties, ties };
}

/** Every thing named must be there, be visible to the viewer and be of a noun that the tie may join. */
async function referred(context: Context, tx: Transaction, ties: TiesWanted): Promise<Map<string, Named>> {
  const ids = Object.values(ties).flat();
  if (ids.length === 0) return new Map();
  const rows = await tx.run<Named>(findReferred, {
    ids,
    keeps: context.keeps,
    codes: context.viewer.codes,
    now: context.now,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function rejoin(
  context: Context,
  tx: Transaction,
  rules: Pick<NounRules, "noun" | "ties">,
  id: string,
  ties: TiesWanted,
  found: Map<string, Named>,
): Promise<void> {
  const mistakes: Mistake[] = [];
  for (const [field, others] of Object.entries(ties)) {
    const { kind, direction } = rules.ties[field]!;
    const allowed = otherNouns(kind, rules.noun, direction === "IN" ? "from" : "to");
    for (const other of others) {
      const named = found.get(other);
      if (!named) {
        mistakes.push(notFound(["input", field], other));
        continue;
      }
      const { noun, keeps } = named;
      if (!allowed.includes(noun) || other === id) {
        mistakes.push(
          mistake(
            MistakeCode.INVALID,
            ["input", field],
            `${field} には ${allowed.join("・")} の id を入れてください（${other} は ${noun} です）。`,
            `${field} takes the id of a ${allowed.join(" or ")}; ${other} is a ${noun}.`,
          ),
        );
      } else if (!keeps && direction !== "IN" && OWNING.includes(kind)) mistakes.push(notKept());
    }
  }
  if (mistakes.length > 0) throw new Refused(mistakes);
  for (const [field, others] of Object.entries(ties)) {
    const { kind, direction, list = false } = rules.ties[field]!;
    const inward = direction === "IN";
    const mutual = isMutual(kind);
    const { codes } = context.viewer;
    await tx.run(releaseTies, {
      id,
      kind,
      inward,
      mutual,
      keep: atLeast(1, NOTHING, others),
      all: !list,
      codes,
      now: context.now,
    });
    if (others.length > 0) {
      await tx.run(addTies, {
        rows: others.map((other) => [inward ? other : id, inward ? id : other, `tie_${randomUUID()}`]),
        kind,
        mutual,
        codes,
        now: context.now,
        by: context.viewer.id,
      });
    }
    // A tie is settled from its start, and its audience asks where its end lies.
    if (inward) await settleIn(tx, [id, ...others], context.now);
  }
}

/** What an input says: the fields that were given, as they are kept. */
export function propertiesOf(input: Input): Record<string, Value> {
  const properties: Record<string, Value> = {};
  for (const [field, value] of Object.entries(input)) if (value !== undefined) properties[field] = plain(value);
  return properties;
}

/** Class instances (a point) become plain objects; lists are copied. */
function plain(value: unknown): Value {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([key, each]) => [key, plain(each)]));
}

function fieldsOf(input: unknown): Record<string, unknown> {
  return typeof input === "object" && input !== null ? { ...input } : {};
}

/** A form says itself that it ends before it begins. */
export function crossed(input: Input): Mistake[] {
  const { since, until } = fieldsOf(input);
  return since instanceof Date && until instanceof Date && until < since ? [endsBeforeItBegins()] : [];
}

/** True for text in which nothing is to be seen: blanks, control characters, characters without width. */
export function isBlank(text: string): boolean {
  return !/[^\p{Z}\p{Cc}\p{Cf}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u.test(text);
}

function isMissing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === "string" && isBlank(value)) ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** What a correction may not empty, whatever is corrected. */
export function emptied(input: Input): Mistake[] {
  const { shownTo, state } = fieldsOf(input);
  return [...(shownTo === null ? [shownToNobody()] : []), ...(state === null ? [noState()] : [])];
}
