import type { Context } from "../../context.ts";
import type { Noun, TieKind } from "../../things/model.ts";
import type { MissingTiesArgs } from "./arguments.ts";
import type { DistrictNetwork } from "./network.ts";
import { answerFrom, type Draft, type Made, type NetworkAnswer, type Path } from "./network-answer.ts";
import { Closes } from "./subjects.ts";
import { byId, couldStandBy, household, isChild, metresBetween } from "./who-could.ts";

const NOUNS: readonly Noun[] = ["Person", "Household", "Group", "Company", "Place", "Offer", "Need"];
const KINDS: readonly TieKind[] = [
  "LIVES_IN",
  "LIVES_TOGETHER",
  "KNOWS",
  "FAMILY_OF",
  "MEMBER_OF",
  "FREQUENTS",
  "WORKS_AT",
  "WATCHES_OVER",
  "ACCOMPANIED_BY",
  "RUN_BY",
  "OFFERS",
  "HELPS",
  "ABOUT",
  "HAS_NEED",
];

/** Two who are not tied, by number, and what it would close if they were. */
export interface Missing {
  readonly who: number;
  readonly toWhom: number;
  readonly closes: keyof typeof Closes;
  readonly gains: number;
  readonly need: number | null;
  readonly through: number | null;
  readonly paths: readonly Path[];
  readonly urgency: number;
  readonly metres: number | null;
}

export async function tiesMissing(context: Context, args: MissingTiesArgs): Promise<NetworkAnswer> {
  const list = `missingTies ${JSON.stringify([args.district, args.closes, args.at])}`;
  return answerFrom(context, list, args, { nouns: NOUNS, kinds: KINDS }, (network, at): Made => ({
    drafts: missingIn(network, at)
      .filter(({ closes }) => !args.closes || closes === args.closes)
      .map((each) => missingDraft(network, each)),
    nobody: {
      ja: "記録の中には、結べば何かが閉じるつながりは見つかりません。記録されていないことについては分かりません。",
      en: "In what is recorded there is no missing tie that would close anything; of what is not recorded nothing can be told.",
    },
  }));
}

export function missingIn(network: DistrictNetwork, at: Date): Missing[] {
  return [...toIslands(network, at), ...toNeeds(network), ...secondTies(network, at)];
}

const PERSONAL: readonly TieKind[] = ["KNOWS", "FAMILY_OF", "WATCHES_OVER", "LIVES_TOGETHER"];

/** For each island of people held by nobody: one of them, and whoever of the others is closest to them. */
function toIslands(network: DistrictNetwork, at: Date): Missing[] {
  const seen = new Set<number>();
  return network.nodes.flatMap((_, start): Missing[] => {
    if (seen.has(start) || !network.cutOff.isUnheld(start)) return [];
    const island = new Set([start]);
    for (const v of island) for (const t of network.of(v, ...PERSONAL)) island.add(network.other(t, v));
    const people = [...island].filter((v) => network.nodes[v]!.noun === "Person").toSorted((a, b) => a - b);
    people.forEach((v) => seen.add(v));
    const bridges = people
      .filter((who) => !isChild(network, who, at))
      // Whoever could stand by is held, so of no island.
      .flatMap((who) => couldStandBy(network, who, who, at).map((could) => ({ who, could })))
      .toSorted((a, b) => b.could.strength - a.could.strength || (a.could.metres ?? 1e9) - (b.could.metres ?? 1e9));
    const [best] = bridges;
    if (!best) return [];
    return [
      {
        who: best.who,
        toWhom: best.could.who,
        closes: Closes.ISLAND,
        gains: people.length,
        need: null,
        through: null,
        paths: best.could.path ? [best.could.path] : [],
        urgency: 0,
        metres: best.could.metres,
      },
    ];
  });
}

/** For each open need of a person that nobody answers: a helper whom they do not know, and who both have somebody or something in common with. */
function toNeeds(network: DistrictNetwork): Missing[] {
  return network.nodes.flatMap(({ noun, here, offered }, need): Missing[] => {
    if (noun !== "Need" || !here || offered?.open !== true || !network.to(need, "HELPS").next().done) return [];
    const found: (Missing & { readonly asked: boolean })[] = [];
    for (const has of network.to(need, "HAS_NEED")) {
      const who = network.ties[has]!.from;
      if (network.nodes[who]!.noun !== "Person") continue;
      const common = inCommon(network, who);
      const near = new Set([who, ...household(network, who), ...tiedTo(network, who)]);
      for (const about of network.from(need, "ABOUT")) {
        for (const t of network.to(network.ties[about]!.to, "ABOUT")) {
          const offer = network.ties[t]!.from;
          if (
            network.nodes[offer]!.noun !== "Offer" ||
            network.nodes[offer]!.offered?.open !== true ||
            isFull(network, offer)
          )
            continue;
          for (const offers of network.to(offer, "OFFERS")) {
            const toWhom = network.ties[offers]!.from;
            const shared = common.get(toWhom);
            if (near.has(toWhom) || !shared) continue;
            found.push({
              who,
              toWhom,
              closes: Closes.NEED,
              gains: 1,
              need,
              through: shared.through,
              paths: [[has], [about, t, offers], shared.path],
              urgency: offered.urgency ?? 2,
              metres: metresBetween(network, who, toWhom),
              asked: network.wasAsked(offer),
            });
          }
        }
      }
    }
    const [best] = found.toSorted(
      (a, b) =>
        Number(a.asked) - Number(b.asked) ||
        (a.metres ?? 1e9) - (b.metres ?? 1e9) ||
        (idOf(network, a) < idOf(network, b) ? -1 : 1),
    );
    return best ? [best] : [];
  });
}

/** Everybody and every group with whom this one has somebody or something in common, and the way there. */
function inCommon(network: DistrictNetwork, who: number): Map<number, { through: number; path: Path }> {
  const found = new Map<number, { through: number; path: Path }>();
  const own = [...network.of(who, "KNOWS", "FAMILY_OF"), ...network.from(who, "MEMBER_OF", "FREQUENTS")].toSorted(
    (a, b) => byId(network, a, b),
  );
  for (const t of own) {
    const through = network.other(t, who);
    const onward =
      network.nodes[through]!.noun === "Person"
        ? [...network.of(through, "KNOWS", "FAMILY_OF"), ...network.from(through, "MEMBER_OF")]
        : [...network.to(through, "MEMBER_OF", "FREQUENTS", "MEETS_AT"), ...network.from(through, "RUN_BY")];
    for (const u of onward.toSorted((a, b) => byId(network, a, b))) {
      const other = network.other(u, through);
      if (other !== who && !found.has(other)) found.set(other, { through, path: [t, u] });
    }
  }
  return found;
}

function tiedTo(network: DistrictNetwork, who: number): number[] {
  return [...network.of(who, "KNOWS", "FAMILY_OF", "WATCHES_OVER", "MEMBER_OF")].map((t) => network.other(t, who));
}

function isFull(network: DistrictNetwork, offer: number): boolean {
  const cap = network.nodes[offer]!.offered?.cap ?? null;
  return cap !== null && [...network.from(offer, "HELPS")].length >= cap;
}

/** Who hangs on one person alone, and whom that person could introduce them to: then they are held with that person gone. */
function secondTies(network: DistrictNetwork, at: Date): Missing[] {
  const { cutOff } = network;
  return network.nodes.flatMap((_, through): Missing[] => {
    const hanging = cutOff.by(through);
    if (hanging.length === 0 || network.nodes[through]!.noun !== "Person") return [];
    const cut = new Set(hanging);
    const own = [
      ...network.of(through, "KNOWS", "FAMILY_OF", "WATCHES_OVER"),
      ...network.from(through, "MEMBER_OF"),
    ].toSorted((a, b) => byId(network, a, b));
    const seen = new Set<number>();
    return own.flatMap((t): Missing[] => {
      const who = network.other(t, through);
      if (!cut.has(who) || seen.has(who)) return [];
      // With them come those who hang on the same person through them.
      const piece = new Set([who]);
      for (const v of piece)
        for (const u of network.of(v, ...PERSONAL)) if (network.other(u, v) !== through) piece.add(network.other(u, v));
      piece.forEach((v) => seen.add(v));
      const others = own.flatMap((u) => {
        // Whoever is watched over is not asked to be there for somebody else.
        if (network.ties[u]!.kind === "WATCHES_OVER") return [];
        const met = network.other(u, through);
        if (network.nodes[met]!.noun === "Group")
          return [...network.to(met, "MEMBER_OF")].map((w) => ({ toWhom: network.ties[w]!.from, path: [t, u, w] }));
        return [{ toWhom: met, path: [t, u] }];
      });
      const [best] = others
        .filter(
          ({ toWhom }) =>
            toWhom !== through &&
            network.nodes[toWhom]!.noun === "Person" &&
            !piece.has(toWhom) &&
            !cut.has(toWhom) &&
            !cutOff.isUnheld(toWhom) &&
            !isChild(network, toWhom, at),
        )
        .map((other) => ({ ...other, metres: metresBetween(network, who, other.toWhom) }))
        .toSorted(
          (a, b) =>
            (a.metres ?? 1e9) - (b.metres ?? 1e9) ||
            a.path.length - b.path.length ||
            (network.nodes[a.toWhom]!.id < network.nodes[b.toWhom]!.id ? -1 : 1),
        );
      if (!best) return [];
      const gains = [...piece].filter((v) => cut.has(v)).length;
      return [
        {
          who,
          toWhom: best.toWhom,
          closes: Closes.SECOND_TIE,
          gains,
          need: null,
          through,
          paths: [best.path],
          urgency: 0,
          metres: best.metres,
        },
      ];
    });
  });
}

const ORDER = Object.keys(Closes);
const idOf = (network: DistrictNetwork, { who, toWhom }: Missing) =>
  `${network.nodes[who]!.id}~${network.nodes[toWhom]!.id}`;

/** Islands before needs before second ties; of each kind whatever most people gain by, the most urgent, the nearest. */
function missingDraft(network: DistrictNetwork, missing: Missing): Draft {
  const { who, toWhom, closes, gains, need, through, paths, urgency, metres } = missing;
  return {
    key: [ORDER.indexOf(closes), -gains, -urgency, metres ?? 1e9, idOf(network, missing), need ?? -1],
    nodes: [who, toWhom, ...(need === null ? [] : [need]), ...(through === null ? [] : [through])],
    paths,
    candidate: (page) => {
      const [one, other] = [page.mention(who), page.mention(toWhom)];
      const reasons = page.reasons(paths);
      if (!one || !other || reasons.length === 0) return null;
      return {
        subject: {
          is: "MissingTie",
          id: `${one.id}~${other.id}`,
          who: one,
          toWhom: other,
          closes,
          gains,
          need: need === null ? null : (page.mention(need) ?? null),
          through: through === null ? null : (page.mention(through) ?? null),
        },
        party: page.thing(toWhom) ?? null,
        reasons,
        verdict: "MAY_SHOW",
        distance: metres,
        slots: [],
      };
    },
  };
}
