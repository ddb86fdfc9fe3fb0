import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { BEGINNING } from "../../graph/steady.ts";
import type { Entity, Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import type { Voice } from "../../things/voice.ts";
import { Cursors } from "../../trust/cursors.ts";
import { notUnderstood, reasonOf, type RankedAnswer, type StepRow } from "../answer.ts";
import { leftOutOf } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import type { OfDistrictArgs } from "./arguments.ts";

const stillToSort = statement(import.meta.url, "inbox.cypher");

interface Found extends Record<string, unknown> {
  district: Mention;
  heard: number;
  total: number;
  rows: { sort: string; voice: Voice; party: Entity | null; reasons: StepRow[][] }[];
}

/**
 * One round trip; a district named in words takes one more before it, and the drafts of a page one more after it.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function findInbox(context: Context, args: OfDistrictArgs): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `inbox ${JSON.stringify([args.district])}`;
  const [afterSort] = cursors.open(context.viewer, list, args.after) ?? [];
  const place = await theDistrict(context, args.district);
  if (!place.id) return notUnderstood(place.words, place.didYouMean, []);
  const [found] = await context.ask<Found>(stillToSort, {
    district: place.id,
    first,
    afterSort: afterSort ?? BEGINNING,
  });
  if (!found) return notUnderstood(place.words, place.didYouMean, []);
  return {
    candidates: pageOf(found.rows, first, afterSort !== undefined, ({ sort, voice, party, reasons }) => ({
      cursor: cursors.seal(context.viewer, list, [sort]),
      node: {
        subject: voice,
        party,
        reasons: reasons.slice(0, 3).map(reasonOf),
        verdict: "MAY_SHOW",
        slots: [],
        freshness: voice.heardAt ?? null,
      },
    })),
    total: found.total,
    whyNobody:
      found.total > 0 ? null : { words: nothingToSort(found.district, found.heard), gates: [], relaxations: [] },
    coverage: null,
    leftOut: leftOutOf(["VOICES", found.total || found.heard]),
    didYouMean: place.didYouMean,
    understood: [found.district],
  };
}

function nothingToSort({ name }: Mention, heard: number): Words {
  return heard === 0
    ? {
        ja: `${name}では、見られる声はまだ一つも書きとめられていません。聞いた一言を voiceRecord で書きとめると、ここに並びます。`,
        en: `No voice that you may see has been written down in ${name} yet; write down one sentence with voiceRecord, and it will stand here.`,
      }
    : {
        ja: `${name}の受け箱は空です。これまでに書きとめた${heard}件は、すべて仕分けたか見送りました。`,
        en: `The inbox of ${name} is empty: all ${heard} voices written down so far have been sorted or set aside.`,
      };
}
