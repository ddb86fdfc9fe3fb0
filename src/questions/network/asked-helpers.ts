import type { Context } from "../../context.ts";
import type { Entity } from "../../things/entity.ts";
import type { Noun, TieKind } from "../../things/model.ts";
import type { Offer } from "../../things/offer.ts";
import type { Candidate } from "../answer.ts";
import { Asked, type AskedHelpersArgs } from "./arguments.ts";
import { burdenDraft } from "./burden.ts";
import type { DistrictNetwork } from "./network.ts";
import { answerFrom, type Draft, type Made, type NetworkAnswer, type Path } from "./network-answer.ts";
import { carriedBy, leads } from "./roles.ts";
import { byId, couldOffer, household } from "./who-could.ts";

const NOUNS: readonly Noun[] = ["Person", "Household", "Group", "Company", "Place", "Offer", "Need", "Wish"];
const KINDS: readonly TieKind[] = [
  "LIVES_IN",
  "LIVES_TOGETHER",
  "KNOWS",
  "FAMILY_OF",
  "MEMBER_OF",
  "WATCHES_OVER",
  "ACCOMPANIED_BY",
  "RUN_BY",
  "OFFERS",
  "HELPS",
  "ABOUT",
  "HAS_NEED",
  "HAS_WISH",
];

export async function helpersAsked(context: Context, args: AskedHelpersArgs): Promise<NetworkAnswer> {
  const list = `askedHelpers ${JSON.stringify([args.district, args.asked, args.at])}`;
  return answerFrom(context, list, args, { nouns: NOUNS, kinds: KINDS }, (network, at) =>
    args.asked === Asked.NEVER ? neverAsked(network, at) : askedTooOften(network),
  );
}

/** Informal offers that can be taken up and that nobody was ever helped by, of what the viewer may see. */
function neverAsked(network: DistrictNetwork, at: Date): Made {
  const idle = network.nodes.flatMap(({ noun, here, offered }, v) =>
    noun === "Offer" && here && offered?.open === true && !offered.formal && !network.wasAsked(v) ? [v] : [],
  );
  return {
    drafts: idle.flatMap((offer) => idleDraft(network, offer, at) ?? []),
    nobody: {
      ja: "記録された多様な力の申し出は、どれも一度は頼まれているか、受付中ではありません。記録されていない申し出については分かりません。",
      en: "Every recorded informal offer was asked for once, or cannot be taken up; of offers that are not recorded nothing can be told.",
    },
  };
}

/** Those first for which somebody here is waiting, then those that have waited longest. */
function idleDraft(network: DistrictNetwork, offer: number, at: Date): Draft | null {
  const provider = [...network.to(offer, "OFFERS")].toSorted((a, b) => byId(network, a, b))[0];
  if (provider === undefined) return null;
  const party = network.ties[provider]!.from;
  const waiting = waitingFor(network, offer);
  const paths: Path[] = [
    [provider],
    ...whoKnows(network, party).slice(0, waiting.length > 0 ? 1 : 2),
    ...waiting.slice(0, 1),
  ];
  const since = network.nodes[offer]!.offered?.since ?? at;
  return {
    key: [-waiting.length, since.getTime(), network.nodes[offer]!.id],
    nodes: [offer, party],
    paths,
    candidate: (page) => {
      const subject = page.thing(offer);
      const reasons = page.reasons(paths);
      if (!subject || reasons.length === 0) return null;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what stands on the shelf of offers is one
      const { lane, slots, cap, load, observedAt } = subject as Entity & Offer;
      return {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
        subject: subject as unknown as Candidate["subject"],
        party: page.thing(party) ?? null,
        reasons,
        lane: lane ?? null,
        verdict: "MAY_SHOW",
        slots: (slots ?? []).map((text) => ({ text })),
        load: { now: load ?? 0, cap: cap ?? null },
        freshness: observedAt ?? null,
      };
    },
  };
}

/** Open needs, and wishes to receive, of others here about the same that nobody answers: each as the path from it to the offer. */
function waitingFor(network: DistrictNetwork, offer: number): Path[] {
  const providers = new Set([...network.to(offer, "OFFERS")].map((t) => network.ties[t]!.from));
  const found: Path[] = [];
  for (const about of network.from(offer, "ABOUT")) {
    for (const t of network.to(network.ties[about]!.to, "ABOUT")) {
      const wanted = network.ties[t]!.from;
      const { noun, offered } = network.nodes[wanted]!;
      if (
        (noun !== "Need" && noun !== "Wish") ||
        offered?.open !== true ||
        offered.gives ||
        !network.to(wanted, "HELPS").next().done
      )
        continue;
      const own = [...network.to(wanted, "HAS_NEED", "HAS_WISH")].some((has) => providers.has(network.ties[has]!.from));
      if (!own) found.push([t, about]);
    }
  }
  return found.toSorted((a, b) => byId(network, a[0]!, b[0]!));
}

/** Who knows this party: those who are there for others first; of a group, who accompanies it and who leads it. */
function whoKnows(network: DistrictNetwork, party: number): Path[] {
  const own = new Set([party, ...household(network, party)]);
  const isPerson = network.nodes[party]!.noun === "Person";
  const ties = isPerson
    ? [...network.of(party, "KNOWS", "WATCHES_OVER", "FAMILY_OF")]
    : [...network.from(party, "ACCOMPANIED_BY", "RUN_BY"), ...network.to(party, "MEMBER_OF")];
  const rank = (t: number) => {
    const { kind, role } = network.ties[t]!;
    if (kind === "FAMILY_OF") return 3;
    if (kind === "ACCOMPANIED_BY" || leads(role)) return 0;
    return isPerson && network.helps(network.other(t, party)) ? 1 : 2;
  };
  return ties
    .filter((t) => !own.has(network.other(t, party)))
    .toSorted((a, b) => rank(a) - rank(b) || byId(network, a, b))
    .map((t) => [t]);
}

/** So many things at once are much for anybody, whatever the limits say. */
export const MUCH = 6;

/** Who is at the limit of an offer or beyond it, or carries much at once; whoever carries most first. */
function askedTooOften(network: DistrictNetwork): Made {
  return {
    drafts: network.nodes.flatMap(({ noun, here }, v) =>
      here && (noun === "Person" || noun === "Group") ? (laden(network, v) ?? []) : [],
    ),
    nobody: {
      ja: `記録では、自分の上限に達している人も、一度に${MUCH}つ以上を抱えている人もいません。記録されていない頼まれごとについては分かりません。`,
      en: `Nobody is recorded at their own limit, or carrying ${MUCH} things at once; of what is not recorded nothing can be told.`,
    },
  };
}

function laden(network: DistrictNetwork, v: number): Draft | null {
  const carried = carriedBy(network, v);
  const { helping, watching, leading, accompanying } = carried;
  const offers = [...network.from(v, "OFFERS")].map((t) => network.ties[t]!.to);
  const full = offers.filter((offer) => {
    const cap = network.nodes[offer]!.offered?.cap ?? null;
    return cap !== null && cap > 0 && [...network.from(offer, "HELPS")].length >= cap;
  });
  const total = helping.length + watching.length + leading.length + accompanying.length;
  if (full.length === 0 && total < MUCH) return null;
  const caps = offers.map((offer) => network.nodes[offer]!.offered?.cap ?? null);
  const cap =
    caps.length === 0 || caps.includes(null) ? null : caps.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  // Whose offers of the same kind have never been asked for; of the full ones first.
  const relief = [...full, ...offers]
    .flatMap((offer) => couldOffer(network, offer, v))
    .filter(({ strength }) => strength === 1)
    .filter(({ who }, at, all) => all.findIndex((other) => other.who === who) === at)
    .slice(0, 3);
  const each = [helping, watching, accompanying, leading].map((ties) => ties.toSorted((a, b) => byId(network, a, b)));
  // One of each kind, then more of the first.
  const paths: Path[] = [...each.flatMap((ties) => ties.slice(0, 1)), ...each.flatMap((ties) => ties.slice(1, 3))]
    .slice(0, 3)
    .map((t) => [t]);
  return burdenDraft(network, v, carried, { key: -total, paths, cap, relief });
}
