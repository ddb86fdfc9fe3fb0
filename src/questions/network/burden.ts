import type { DistrictNetwork } from "./network.ts";
import type { Draft, Path } from "./network-answer.ts";
import type { Carried } from "./roles.ts";
import { successorsOf, type Could } from "./who-could.ts";

/** What one carries at once, as the answers about helpers and about coordinators put it forward. */
export function burdenDraft(
  network: DistrictNetwork,
  v: number,
  { helping, watching, leading, accompanying }: Carried,
  told: {
    readonly key: number;
    readonly paths: readonly Path[];
    readonly cap: number | null;
    readonly relief: readonly Could[];
  },
): Draft {
  const { paths, cap, relief } = told;
  return {
    key: [told.key, network.nodes[v]!.id],
    nodes: [v, ...relief.map(({ who }) => who)],
    paths: [...paths, ...relief.flatMap(({ path }) => (path ? [path] : []))],
    candidate: (page) => {
      const helper = page.mention(v);
      const reasons = page.reasons(paths);
      if (!helper || reasons.length === 0) return null;
      return {
        subject: {
          is: "Burden",
          id: helper.id,
          helper,
          helping: helping.length,
          cap,
          watching: watching.length,
          leading: leading.length,
          accompanying: accompanying.length,
          relief: successorsOf(page, relief),
        },
        party: page.thing(v) ?? null,
        reasons,
        verdict: "MAY_SHOW",
        slots: [],
      };
    },
  };
}
