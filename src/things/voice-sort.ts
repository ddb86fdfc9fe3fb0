import { validate } from "class-validator";
import type { Context } from "../context.ts";
import type { Transaction, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { mustBeAbleToWrite } from "../trust/policy.ts";
import { entityById } from "./entity.ts";
import { mistake, MistakeCode, Refused, type Mistake, type Payload } from "./mistakes.ts";
import type { Noun } from "./model.ts";
import { NeedInput, RULES as NEED } from "./need.ts";
import { OfferInput, RULES as OFFER } from "./offer.ts";
import { RULES as PERSON } from "./person.ts";
import { joinIn, once, propertiesOf, registerIn, takenBack, type NounRules, type Written } from "./record.ts";
import { noSuchMove, notFound, notKept, stale } from "./refusals.ts";
import { settleIn } from "./settle.ts";
import { mistakesIn } from "./validation.ts";
import type { Voice } from "./voice.ts";
import type { VoiceSortInput } from "./voice-sort-input.ts";
import { RULES as WISH, WishInput } from "./wish.ts";

const moveVoice = statement(import.meta.url, "voice-move.cypher");

/** What was set aside can be sorted all the same; what was sorted has become something, and its own record goes on from there. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  INBOX: ["SORTED", "SET_ASIDE"],
  SET_ASIDE: ["SORTED"],
  SORTED: [],
};

const TIES: NounRules["ties"] = { topics: { kind: "ABOUT", list: true }, became: { kind: "BECAME", list: true } };

interface At {
  readonly id: string;
  readonly version: number;
}

interface Moved extends Record<string, unknown> {
  version: number;
  state: string;
  keeps: boolean;
  name: string;
  text: string;
  future: boolean;
  heardIn: string | null;
}

interface Made extends Written {
  readonly noun: Noun;
}

/** One sentence becomes a wish, a need or an offer with whose it is and what it is about: in one transaction, so all of it or nothing. */
export async function sortVoice(context: Context, at: At, input: VoiceSortInput, key: string): Promise<Payload<Voice>> {
  mustBeAbleToWrite(context.viewer);
  const mistakes = (await validate(input, { skipMissingProperties: true })).flatMap((error) => mistakesIn(error));
  if (mistakes.length > 0) return { result: null, userErrors: mistakes };
  const { future, publish: published } = input;
  const changes = {
    state: "SORTED",
    setAsideWhy: null,
    ...(future === undefined || future === null ? {} : { future }),
    ...(published ? { shownTo: "PUBLIC" } : {}),
  };
  return written(context, at, key, { sort: propertiesOf(input) }, "voiceSort", async (tx) => {
    const voice = await moved(context, tx, at, changes);
    const wrongs = unfit(input, voice.future);
    if (wrongs.length > 0) throw new Refused(wrongs);
    const made = await becoming(context, tx, voice, input);
    const things = made.filter(({ noun }) => noun !== "Person");
    const topics = voice.future ? (input.topics ?? topicsOf(input)) : [];
    const ties = { topics, became: things.map(({ id }) => id) };
    await joinIn(
      context,
      tx,
      { noun: "Voice", ties: TIES },
      at.id,
      ties,
      new Map(things.map(({ id, noun }) => [id, noun])),
    );
    return made.flatMap(({ touched }) => touched);
  });
}

export async function setAside(context: Context, at: At, why: string, key: string): Promise<Payload<Voice>> {
  mustBeAbleToWrite(context.viewer);
  return written(context, at, key, { setAside: why }, "voiceSetAside", async (tx) => {
    await moved(context, tx, at, { state: "SET_ASIDE", setAsideWhy: why });
    return [];
  });
}

/** Written down wrongly, and said so before anything was made of it. */
export async function correctVoice(
  context: Context,
  at: At,
  changes: Record<string, Value>,
  key: string,
): Promise<Payload<Voice>> {
  mustBeAbleToWrite(context.viewer);
  return written(context, at, key, { changes }, "voiceCorrect", async (tx) => {
    const { state } = await taken(context, tx, at, changes);
    if (state === "SORTED")
      throw new Refused([
        mistake(
          MistakeCode.INVALID,
          ["id"],
          "仕分けた声のことばは直せません。できた願い・困りごと・できることのほうを訂正してください。",
          "The words of a voice that has been sorted stay; correct the wish, need or offer that it became.",
        ),
      ]);
    return [];
  });
}

/** Published or no longer: whoever spoke may change their mind. */
export async function publish(context: Context, at: At, published: boolean, key: string): Promise<Payload<Voice>> {
  mustBeAbleToWrite(context.viewer);
  return written(context, at, key, { published }, "voicePublish", async (tx) => {
    const { state, future } = await taken(context, tx, at, { shownTo: published ? "PUBLIC" : "DISTRICT" });
    if (state !== "SORTED" || !future)
      throw new Refused([
        mistake(
          MistakeCode.INVALID,
          ["id"],
          "公開できるのは、仕分けた将来の声だけです。ほかの声は、その校区のコーディネーターだけが見ます。",
          "Only a voice about the future that has been sorted can be published; any other is for the district's coordinators.",
        ),
      ]);
    return [];
  });
}

/** @param future whether the voice, as it is now sorted, is about the future */
function unfit(input: VoiceSortInput, future: boolean): Mistake[] {
  const becomes = [input.wish, input.need, input.offer].filter(Boolean);
  const anothers = becomes.find((thing) => thing?.party);
  return [
    becomes.length === 0 &&
      !future &&
      wrong(
        MistakeCode.REQUIRED,
        "wish",
        "願い（wish）・困りごと（need）・できること（offer）のどれになるか、将来の声（future）かを選んでください。",
        "Say what it becomes: a wish, a need, an offer, or a voice about the future.",
      ),
    future &&
      (input.topics ?? topicsOf(input)).length === 0 &&
      wrong(
        MistakeCode.REQUIRED,
        "topics",
        "将来の声には、テーマ（topics）を一つ以上選んでください。",
        "Give a voice about the future one topic or more.",
      ),
    input.publish &&
      !future &&
      wrong(
        MistakeCode.INVALID,
        "publish",
        "公開できるのは将来の声（future: true）だけです。ほかの声は、その校区のコーディネーターだけが見ます。",
        "Only a voice about the future (future: true) can be published; any other is for the district's coordinators.",
      ),
    input.person &&
      (becomes.length === 0 || anothers) &&
      wrong(
        MistakeCode.INVALID,
        "person",
        "新しい人（person）か、知っている人（party）のどちらか一つにしてください。",
        "Give either a new person, whose the wish, need or offer is, or the `party` of somebody known.",
      ),
  ].filter((each): each is Mistake => Boolean(each));
}

function wrong(code: MistakeCode, field: string, ja: string, en: string): Mistake {
  return mistake(code, ["input", field], ja, en);
}

/** Takes the voice, and sees to it that it may go there. */
async function moved(
  context: Context,
  tx: Transaction,
  at: At,
  changes: Record<string, Value> & { state: string },
): Promise<Moved> {
  const found = await taken(context, tx, at, changes);
  const allowed = MOVES[found.state] ?? [];
  if (!allowed.includes(changes.state)) throw new Refused([noSuchMove(["id"], found.state, changes.state, allowed)]);
  return found;
}

/** The voice as it was found, if the viewer keeps it and it still is the version that was read; otherwise nothing is changed. */
async function taken(
  context: Context,
  tx: Transaction,
  { id, version }: At,
  changes: Record<string, Value>,
): Promise<Moved> {
  const { viewer, now } = context;
  const [found] = await tx.run<Moved>(moveVoice, {
    id,
    version,
    changes,
    keeps: context.keeps,
    codes: viewer.codes,
    now,
  });
  if (!found) throw new Refused([notFound(["id"], id)]);
  if (!found.keeps) throw new Refused([notKept()]);
  if (found.version !== version) throw new Refused([stale(found.version)]);
  return found;
}

/** Takes nobody's voice out of the inbox and puts it back. */
export async function rehearseVoices(context: Context, within: number): Promise<void> {
  const { graph, viewer, now } = context;
  const move = { id: "-", version: 1, changes: { state: "SORTED" }, keeps: context.keeps, codes: viewer.codes, now };
  await takenBack(graph, within, async (tx) => tx.run(moveVoice, move));
}

/** The new person first, then what is theirs. */
async function becoming(
  context: Context,
  tx: Transaction,
  voice: Moved,
  { wish, need, offer, person }: VoiceSortInput,
): Promise<Made[]> {
  const made: Made[] = [];
  const add = async (rules: NounRules, field: string, filled: object) =>
    made.push({ noun: rules.noun, ...(await registerIn(context, tx, rules, filled, ["input", field])) });
  if (person) await add(PERSON, "person", person);
  const words = { name: voice.name, description: voice.text, party: made[0]?.id ?? null };
  if (wish) await add(WISH, "wish", filledIn(new WishInput(), words, wish));
  if (need) await add(NEED, "need", filledIn(new NeedInput(), words, need));
  if (offer) {
    const usual = {
      ...words,
      lane: "INFORMAL",
      type: "SKILL",
      serves: voice.heardIn === null ? null : [voice.heardIn],
    };
    await add(OFFER, "offer", filledIn(new OfferInput(), usual, offer));
  }
  return made;
}

/** What was filled in, and where a field was left out, what the voice says. */
function filledIn<T extends object>(form: T, usual: object, given: T): T {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
  return Object.assign(form, usual, said);
}

function topicsOf({ wish, need, offer }: VoiceSortInput): string[] {
  return [...new Set([wish, need, offer].flatMap((thing) => thing?.topics ?? []))];
}

async function written(
  context: Context,
  at: At,
  key: string,
  contents: object,
  action: string,
  work: (tx: Transaction) => Promise<readonly string[]>,
): Promise<Payload<Voice>> {
  try {
    const { subjects } = await context.write(async (tx) =>
      once(context, tx, key, { ...at, ...contents }, action, async () => {
        const touched = await work(tx);
        await settleIn(tx, [at.id], context.now);
        return { id: at.id, touched: [at.id, ...touched] };
      }),
    );
    context.shown.logged(subjects);
    context.forget();
    return { result: await entityById(context, at.id), userErrors: [] };
  } catch (error) {
    if (error instanceof Refused) return { result: null, userErrors: error.mistakes };
    throw error;
  }
}
