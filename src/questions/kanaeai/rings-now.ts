import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { MOST_READ } from "../left-out.ts";
import { foundInWorker } from "./in-worker.ts";
import { groundOf, type Read } from "./reading.ts";

const kanaeaiRings = statement(import.meta.url, "kanaeai-rings.cypher");

/** What is open in a district; undefined where the viewer sees no such district. */
export async function whatIsOpen(context: Context, district: string, at: Date): Promise<Read | undefined> {
  const [read] = await context.ask<Read>(kanaeaiRings, { district, at, most: MOST_READ.RING_MATERIAL.most });
  return read;
}

/** The rings of a district at this moment: of each the ids of who gives, what they give and what it meets, link after link, as one text. */
export async function ringsNow(context: Context, district: string): Promise<string[]> {
  const read = await whatIsOpen(context, district, context.now);
  if (!read) return [];
  const ground = groundOf(read, new Set(), context.now);
  const search = { chains: false, of: null, most: MOST_READ.RINGS.most };
  const { rings } = await foundInWorker(context.viewer.id, ground, search);
  return rings
    .map(({ links }) =>
      links
        .flatMap(({ gift: g, demand: w }) => {
          const gift = ground.gifts[g]!;
          return [ground.parties[gift.party]!, gift.id, ground.demands[w]!.id];
        })
        .join(" "),
    )
    .toSorted();
}
