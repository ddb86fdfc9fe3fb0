import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import type { Entity } from "../../things/entity.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import { slotsOf } from "../../things/slots.ts";
import { Cursors } from "../../trust/cursors.ts";
import { notUnderstood, Part, reasonOf, type Candidate, type PartName, type Score, type StepRow } from "../answer.ts";
import { leftOutOf, MOST_READ } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import { fallenAway, type KanaeaiRingsArgs } from "./arguments.ts";
import { WHOLE } from "./candidates.ts";
import type { Found, FoundLink, FoundRing } from "./find-rings.ts";
import type { Demand, Gift, RingGround } from "./ground.ts";
import { foundInWorker } from "./in-worker.ts";
import { CHANCE, GIVES, RECEIVES, type Measures } from "./links.ts";
import { groundOf } from "./reading.ts";
import type { Packing, Ring, RingLink, RingSpare } from "./ring.ts";
import type { RingAnswer } from "./ring-answer.ts";
import { whatIsOpen } from "./rings-now.ts";
import { whyNoRing } from "./words.ts";

const ringsTold = statement(import.meta.url, "rings-told.cypher");

interface ToldRow {
  [column: string]: unknown;
  gift: string;
  demand: string;
  gives: Entity;
  receives: Entity;
  giver: Entity;
  receiver: Entity;
  reasons: StepRow[][];
  step: StepRow[];
}

/**
 * Two round trips: what is open, and how what was found is told; a district named in words takes one more before them. The search itself runs in a thread of
 * its own.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be, or too many that fall away
 */
export async function closeRings(context: Context, args: KanaeaiRingsArgs): Promise<RingAnswer> {
  const first = sizeOf(args.first);
  const without = fallenAway(args.without);
  const cursors = await Cursors.of(context.graph);
  const list = `kanaeaiRings ${JSON.stringify([args.district, args.chains, without, args.of, args.at])}`;
  const [afterWeight, afterKey, askedAt] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const place = await theDistrict(context, args.district);
  if (!place.id) return Object.assign(notUnderstood(place.words, place.didYouMean, []), { packing: null });
  const read = await whatIsOpen(context, place.id, at);
  if (!read) return Object.assign(notUnderstood(place.words, place.didYouMean, []), { packing: null });

  const ground = groundOf(read, new Set(without), at);
  const of = args.of ? ground.parties.indexOf(args.of) : null;
  const found = await foundInWorker(context.viewer.id, ground, { chains: args.chains, of, most: MOST_READ.RINGS.most });
  const ranked = found.rings
    .map((ring) => ({ ring, key: keyOf(ground, ring) }))
    .toSorted((a, b) => b.ring.weight - a.ring.weight || (a.key < b.key ? -1 : 1));
  const page = ranked.filter(({ ring, key }) => isAfter(ring.weight, key, afterWeight, afterKey)).slice(0, first + 1);
  const told = await tell(
    context,
    ground,
    page.slice(0, first).map(({ ring }) => ring),
    at,
  );
  const [offersKnown, confirmedWithinYear, population] = read.coverage;
  return {
    candidates: pageOf(page, first, afterKey !== undefined, ({ ring, key }) => ({
      cursor: cursors.seal(context.viewer, list, [ring.weight, key, at.getTime()]),
      node: candidateOf(ground, ring, told),
    })),
    total: ranked.length,
    whyNobody:
      ranked.length > 0
        ? null
        : {
            words: whyNoRing(
              read.district.name,
              found,
              { gifts: ground.gifts.length, demands: ground.demands.length },
              { chains: args.chains, of: of === null ? "NOBODY" : of < 0 ? "UNKNOWN" : "KNOWN" },
            ),
            gates: (["TOPIC", "CAP", "TIME", "CONDITIONS"] as const).map((gate) => ({ gate, left: found.gates[gate] })),
            relaxations: [],
          },
    coverage: { offersKnown, confirmedWithinYear, population },
    leftOut: leftOutOf(
      ["RING_MATERIAL", read.more ? MOST_READ.RING_MATERIAL.most : 0],
      ["RINGS", found.capped ? MOST_READ.RINGS.most : 0],
    ),
    didYouMean: place.didYouMean,
    understood: [read.district],
    packing: packingOf(ground, found, !read.more),
  };
}

function packingOf(ground: RingGround, found: Found, complete: boolean): Packing {
  return {
    parties: ground.parties.length,
    complete,
    links: found.links,
    candidates: found.candidates,
    most: MOST_READ.RINGS.most,
    capped: found.capped,
    worth: found.weight / WHOLE,
    bound: found.bound / WHOLE,
    gap: found.bound === 0 ? 0 : (found.bound - found.weight) / found.bound,
  };
}

/** Names a ring whatever else is found: its gifts and what they meet. */
function keyOf(ground: RingGround, { links }: FoundRing): string {
  return links.map((link) => pairOf(ground, link.gift, link.demand).join(">")).join(" ");
}

function isAfter(weight: number, key: string, afterWeight: unknown, afterKey: unknown): boolean {
  if (typeof afterWeight !== "number" || typeof afterKey !== "string") return true;
  return weight < afterWeight || (weight === afterWeight && key > afterKey);
}

function pairOf(ground: RingGround, gift: number, demand: number): [string, string] {
  return [ground.gifts[gift]!.id, ground.demands[demand]!.id];
}

/** The page's links and spares, each as it is told, by its pair. */
async function tell(
  context: Context,
  ground: RingGround,
  rings: readonly FoundRing[],
  at: Date,
): Promise<ReadonlyMap<string, ToldRow>> {
  const links = rings.flatMap((ring) =>
    ring.links.flatMap(({ gift, demand, spare }) => [
      pairOf(ground, gift, demand),
      ...(spare ? [pairOf(ground, spare.gift, demand)] : []),
    ]),
  );
  if (links.length === 0) return new Map();
  const rows = await context.ask<ToldRow>(ringsTold, { refs: links, at });
  return new Map(rows.map((row) => [`${row.gift} ${row.demand}`, row]));
}

function candidateOf(ground: RingGround, found: FoundRing, told: ReadonlyMap<string, ToldRow>): Candidate {
  const rows = found.links.map((link) => told.get(pairOf(ground, link.gift, link.demand).join(" "))!);
  const links = found.links.map((link, at) => linkOf(ground, link, rows[at]!, at === found.weakest, told));
  const ring: Ring = { shape: found.chain ? "CHAIN" : "RING", links, fit: found.fit, holds: found.holds };
  const value = found.weight / WHOLE / found.links.length;
  // At most three: of four links the one that is the surest is told by itself only.
  const surest = found.links.length > 3 ? surestOf(found) : -1;
  return {
    subject: ring,
    party: null,
    score: {
      value,
      parts: [
        { part: Part.FIT, value: found.fit, weight: 1 },
        { part: Part.HOLDS, value: found.holds, weight: 1 },
      ],
    },
    reasons: rows.filter((_, at) => at !== surest).map((row) => reasonOf(row.step)),
    verdict: "MAY_SHOW",
    slots: [],
  };
}

function surestOf({ links }: FoundRing): number {
  const chances = links.map(({ measures }) => measures.chance);
  return chances.indexOf(Math.max(...chances));
}

function linkOf(
  ground: RingGround,
  { gift, demand, measures, spare }: FoundLink,
  row: ToldRow,
  weakest: boolean,
  told: ReadonlyMap<string, ToldRow>,
): RingLink {
  const stepsIn = spare ? told.get(pairOf(ground, spare.gift, demand).join(" ")) : undefined;
  const wanted = ground.demands[demand]!;
  return {
    id: `${row.gift} ${row.demand}`,
    from: row.giver,
    to: row.receiver,
    gives: row.gives,
    receives: row.receives,
    slots: hoursOf(ground.gifts[gift]!, wanted),
    distance: measures.metres,
    fit: measures.fit / 1000,
    ...scoresOf(measures),
    weakest,
    spare: spare && stepsIn ? spareOf(stepsIn, ground.gifts[spare.gift]!, wanted, spare) : null,
    reasons: row.reasons.map(reasonOf),
  };
}

function spareOf(
  row: ToldRow,
  gift: Gift,
  wanted: Demand,
  { chance, closes }: { chance: number; closes: boolean },
): RingSpare {
  return { from: row.giver, gives: row.gives, slots: hoursOf(gift, wanted), chance: chance / 1000, closes };
}

/** The hours that suit both, as they are written; none where either is by arrangement. */
function hoursOf(gift: Gift, demand: Demand): { text: string }[] {
  const shared = gift.starts.flatMap((start, g) =>
    demand.starts.map((from, w) => ({
      start: Math.max(start, from),
      end: Math.min(gift.ends[g]!, demand.ends[w]!),
    })),
  );
  return slotsOf(shared.filter(({ start, end }) => start < end)).map((text) => ({ text }));
}

function scoresOf(m: Measures): Pick<RingLink, "forReceiver" | "forGiver" | "chance"> {
  return {
    forReceiver: scoreOf(m.receives, RECEIVES, { TOPIC: m.topic, TIME: m.time }),
    forGiver: scoreOf(m.gives, GIVES, { DISTANCE: m.distance, URGENCY: m.urgency }),
    chance: scoreOf(m.chance, CHANCE, { FRESHNESS: m.freshness, ROOM: m.room, TIES: m.ties, DISTANCE: m.distance }),
  };
}

function scoreOf<P extends PartName>(
  thousandths: number,
  weights: Readonly<Record<P, number>>,
  parts: Readonly<Record<P, number>>,
): Score {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the parts
  const names = Object.keys(weights) as P[];
  return {
    value: thousandths / 1000,
    parts: names.map((part) => ({ part, value: parts[part] / 1000, weight: weights[part] / 100 })),
  };
}
