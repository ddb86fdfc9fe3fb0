import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import type { Noun, TieKind } from "../../things/model.ts";
import type { Candidate } from "../answer.ts";
import type { IfLeavesArgs, OnlyMyTiesArgs } from "./arguments.ts";
import {
  eachOnce,
  lossDraft,
  offersEnding,
  onlyKnownBy,
  onlyWatchedBy,
  peopleCutOff,
  thingsOnlyOn,
  type Hanging,
} from "./losses.ts";
import type { DistrictNetwork } from "./network.ts";
import { leads } from "./roles.ts";
import { answerFrom, type Draft, type Made, type NetworkAnswer, type Shown } from "./network-answer.ts";

const NOUNS: readonly Noun[] = ["Person", "Household", "Group", "Company", "Place", "Offer"];
const KINDS: readonly TieKind[] = [
  "LIVES_IN",
  "LIVES_TOGETHER",
  "KNOWS",
  "FAMILY_OF",
  "MEMBER_OF",
  "FREQUENTS",
  "WORKS_AT",
  "WATCHES_OVER",
  "MEETS_AT",
  "ACCOMPANIED_BY",
  "RUN_BY",
  "OFFERS",
  "HELPS",
  "ABOUT",
];
const RECKONING = { nouns: NOUNS, kinds: KINDS };

/**
 * Of one person what breaks; of everybody in the district how much, whoever most hangs on first.
 * @throws GraphQLError BAD_USER_INPUT where neither a person nor a district is given
 */
export async function whatBreaks(context: Context, args: IfLeavesArgs): Promise<NetworkAnswer> {
  if (!args.district && !args.person) {
    throw new GraphQLError("district か person のどちらかを指定してください。 / Give a district or a person.", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
  const list = `ifLeaves ${JSON.stringify([args.district, args.person, args.at])}`;
  return answerFrom(context, list, args, RECKONING, (network, at) =>
    args.person ? ofOne(network, args.person, at, everythingOn) : ofEverybody(network),
  );
}

/** A handover list. */
export async function handover(context: Context, args: OnlyMyTiesArgs): Promise<NetworkAnswer> {
  const list = `onlyMyTies ${JSON.stringify([args.person, args.at])}`;
  return answerFrom(context, list, args, RECKONING, (network, at) =>
    ofOne(network, args.person, at, (own, v) => [
      ...onlyKnownBy(own, v),
      ...onlyWatchedBy(own, v),
      ...thingsOnlyOn(own, v),
    ]),
  );
}

function everythingOn(network: DistrictNetwork, v: number): Hanging[] {
  return [
    ...peopleCutOff(network, v),
    ...onlyWatchedBy(network, v),
    ...thingsOnlyOn(network, v),
    ...offersEnding(network, v),
  ];
}

function ofOne(
  network: DistrictNetwork,
  person: string,
  at: Date,
  hangingOn: (network: DistrictNetwork, v: number) => Hanging[],
): Made | null {
  const v = network.number(person);
  if (v === undefined || network.nodes[v]!.noun !== "Person") return null;
  return {
    drafts: eachOnce(hangingOn(network, v)).map((each) => lossDraft(network, each, v, at)),
    understood: [v],
    nobody: {
      ja: "記録されたつながりの中には、この人だけが支えているものはありません。記録されていないつながりについては分かりません。",
      en: "Among the recorded ties nothing hangs on this person alone; of ties that are not recorded nothing can be told.",
    },
  };
}

/** How much hangs on one person. */
export interface Weight {
  readonly v: number;
  readonly cutOff: number;
  readonly unwatched: number;
  readonly things: number;
  readonly offers: number;
}

/** Of everybody on whom something hangs. One pass over the network, however large it is, and a closer look only at those on whom anything can hang. */
export function weights(network: DistrictNetwork): Weight[] {
  const { counts } = network.cutOff;
  const looked = new Uint8Array(network.nodes.length);
  for (const { kind, from, to, role } of network.ties) {
    if (kind === "WATCHES_OVER" || (kind === "MEMBER_OF" && leads(role))) looked[from] = 1;
    if (kind === "RUN_BY" || kind === "ACCOMPANIED_BY") looked[to] = 1;
  }
  const found: Weight[] = [];
  network.nodes.forEach(({ noun, here }, v) => {
    const cutOff = counts[v]!;
    if (noun !== "Person" || !here || (cutOff === 0 && looked[v] === 0)) return;
    const unwatched = onlyWatchedBy(network, v).length;
    const things = thingsOnlyOn(network, v).length;
    if (cutOff + unwatched + things > 0)
      found.push({ v, cutOff, unwatched, things, offers: offersEnding(network, v).length });
  });
  return found;
}

function ofEverybody(network: DistrictNetwork): Made {
  return {
    drafts: weights(network).map((weight) => departureDraft(network, weight)),
    nobody: {
      ja: "記録されたつながりの中には、だれか一人だけに頼っているものはありません。記録されていないつながりについては分かりません。",
      en: "Among the recorded ties nothing hangs on one person alone; of ties that are not recorded nothing can be told.",
    },
  };
}

const NAMED = 10;

/** People count before groups and places, these before offers. Who is concerned is only worked out for the page. */
function departureDraft(network: DistrictNetwork, { v, cutOff, unwatched, things, offers }: Weight): Draft {
  let worked: Hanging[] | undefined;
  const hanging = () => (worked ??= eachOnce(everythingOn(network, v)));
  const ofKinds = (...kinds: readonly string[]) => hanging().filter(({ kind }) => kinds.includes(kind));
  const people = () =>
    ofKinds("LAST_TIE", "CUT_OFF", "UNWATCHED")
      .map(({ of }) => of)
      .slice(0, NAMED);
  const groups = () =>
    [...new Set(ofKinds("LEADERLESS", "RUNNERLESS", "UNACCOMPANIED").map(({ of }) => of))].slice(0, NAMED);
  const paths = () =>
    hanging()
      .flatMap((each) => each.paths.slice(0, 1))
      .slice(0, 3);
  return {
    key: [-(cutOff + unwatched), -things, -offers, network.nodes[v]!.id],
    get nodes() {
      return [v, ...people(), ...groups()];
    },
    get paths() {
      return paths();
    },
    candidate: (page: Shown): Candidate | null => {
      const person = page.mention(v);
      const reasons = page.reasons(paths());
      if (!person || reasons.length === 0) return null;
      return {
        subject: {
          is: "Departure",
          id: person.id,
          person,
          cutOff,
          unwatched,
          people: page.mentions(people()),
          things: page.mentions(groups()),
          thingsCount: things,
          offersCount: offers,
        },
        party: page.thing(v) ?? null,
        reasons,
        verdict: "MAY_SHOW",
        slots: [],
      };
    },
  };
}
