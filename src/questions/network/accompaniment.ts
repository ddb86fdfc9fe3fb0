import type { Context } from "../../context.ts";
import type { Noun, TieKind } from "../../things/model.ts";
import type { AccompanimentArgs } from "./arguments.ts";
import { burdenDraft } from "./burden.ts";
import type { DistrictNetwork } from "./network.ts";
import { answerFrom, type Draft, type Made, type NetworkAnswer, type Path } from "./network-answer.ts";
import { carriedBy, leadersOf } from "./roles.ts";
import { byId, couldAccompany, successorsOf } from "./who-could.ts";

const NOUNS: readonly Noun[] = ["Person", "Group"];
const KINDS: readonly TieKind[] = [
  "LIVES_IN",
  "WORKS_AT",
  "MEMBER_OF",
  "MEETS_AT",
  "ACTIVE_IN",
  "ACCOMPANIED_BY",
  "WATCHES_OVER",
  "OFFERS",
  "HELPS",
  "RUN_BY",
];
/** Schools, corporations and the city's desks stand by themselves. */
const BY_ITSELF: ReadonlySet<string | null> = new Set(["SCHOOL", "WELFARE_CORPORATION", "OTHER"]);

export async function accompanied(context: Context, args: AccompanimentArgs): Promise<NetworkAnswer> {
  const list = `accompaniment ${JSON.stringify([args.district, args.coordinators, args.at])}`;
  return answerFrom(context, list, args, { nouns: NOUNS, kinds: KINDS }, (network) =>
    args.coordinators ? coordinatorsOf(network) : groupsOf(network),
  );
}

/** Those with nobody first, the largest of them first; then those whose coordinator has most to carry. */
function groupsOf(network: DistrictNetwork): Made {
  return {
    drafts: network.nodes.flatMap(({ noun, here, sort }, v) =>
      noun === "Group" && here && !BY_ITSELF.has(sort) ? [groupDraft(network, v)] : [],
    ),
    nobody: {
      ja: "この校区で活動する団体は、まだ記録されていません。",
      en: "No group is recorded as active here yet.",
    },
  };
}

function groupDraft(network: DistrictNetwork, group: number): Draft {
  const tie = [...network.from(group, "ACCOMPANIED_BY")].toSorted((a, b) => byId(network, a, b))[0];
  const by = tie === undefined ? null : network.ties[tie]!.to;
  const members = [...network.to(group, "MEMBER_OF")].length;
  const accompanies = by === null ? null : [...network.to(by, "ACCOMPANIED_BY")].length;
  const could = by === null ? couldAccompany(network, group, null) : [];
  const leaders = leadersOf(network, group).toSorted((a, b) => byId(network, a, b));
  const where = [...network.from(group, "MEETS_AT", "ACTIVE_IN")].toSorted((a, b) => byId(network, a, b));
  const paths: Path[] = [...(tie === undefined ? [] : [tie]), ...leaders.slice(0, 1), ...where]
    .slice(0, 2)
    .map((t) => [t]);
  return {
    key: [by === null ? 0 : 1, by === null ? -members : -(accompanies ?? 0), network.nodes[group]!.id],
    nodes: [group, ...(by === null ? [] : [by]), ...could.map(({ who }) => who)],
    paths: [...paths, ...could.flatMap(({ path }) => (path ? [path] : []))],
    candidate: (page) => {
      const mention = page.mention(group);
      const reasons = page.reasons(paths);
      if (!mention || reasons.length === 0) return null;
      return {
        subject: {
          is: "Accompaniment",
          id: mention.id,
          group: mention,
          by: by === null ? null : (page.mention(by) ?? null),
          accompanies,
          could: successorsOf(page, could),
        },
        party: page.thing(group) ?? null,
        reasons,
        verdict: "MAY_SHOW",
        slots: [],
      };
    },
  };
}

/** Whoever is a coordinator, or accompanies a group here: whoever accompanies most first. */
function coordinatorsOf(network: DistrictNetwork): Made {
  return {
    drafts: network.nodes.flatMap(({ noun, sort }, v) => {
      if (noun !== "Person") return [];
      const carried = carriedBy(network, v);
      const { accompanying } = carried;
      if (sort !== "COORDINATOR" && accompanying.length === 0) return [];
      const groups = accompanying.toSorted((a, b) => byId(network, a, b));
      // Who accompanies nobody is known by where they work or live.
      const otherwise = [...network.from(v, "WORKS_AT", "LIVES_IN", "MEMBER_OF")].toSorted((a, b) =>
        byId(network, a, b),
      );
      const paths: Path[] = (groups.length > 0 ? groups.slice(0, 3) : otherwise.slice(0, 1)).map((t) => [t]);
      return [burdenDraft(network, v, carried, { key: -accompanying.length, paths, cap: null, relief: [] })];
    }),
    nobody: {
      ja: "コーディネーターも、伴走のつながりも、まだ記録されていません。",
      en: "Neither a coordinator nor anybody who accompanies a group is recorded yet.",
    },
  };
}
