import type { Context } from "../context.ts";
import { isId } from "../things/entity.ts";
import type { Words } from "../things/language.ts";
import type { Suggestion } from "./answer.ts";
import { districtMeant } from "./matching/understand.ts";

export interface TheDistrict {
  /** Null when the words name none, or several. */
  readonly id: string | null;
  readonly didYouMean: Suggestion[];
  /** What to say when it cannot be found. */
  readonly words: Words;
}

/** The district that an id, a name or a reading means. Words take one round trip. */
export async function theDistrict(context: Context, asked: string): Promise<TheDistrict> {
  const quoted = asked.slice(0, 60);
  const words = {
    ja: `「${quoted}」という校区・町内が見つかりません。名前かよみで書いてみてください。`,
    en: `There is no district "${quoted}"; try its name or its reading.`,
  };
  if (isId(asked)) return { id: asked, didYouMean: [], words };
  const { meant, likely } = await districtMeant(context, asked);
  const didYouMean = likely.filter((one) => one.id !== meant?.id).map((one) => ({ argument: "district", meant: one }));
  return { id: meant?.id ?? null, didYouMean, words };
}
