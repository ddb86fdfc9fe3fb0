import type { Entity } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import { slotInWords } from "../../things/slots.ts";
import { honoured } from "../../things/tie.ts";
import type { Found } from "./find-rings.ts";
import type { Packing, Ring, RingLink, RingSpare } from "./ring.ts";

/** 「佐藤花子さんは「ぬか床のおすそ分け」で三宅健さんの「漬物を習いたい」に応える（水 10:00–12:00）」 */
export function linkInWords({
  from,
  to,
  gives,
  receives,
  slots,
}: Pick<RingLink, "from" | "to" | "gives" | "receives" | "slots">): Words {
  const hours = slots[0]?.text;
  const [ja, en] = (["JA", "EN"] as const).map((language) => (hours ? slotInWords(hours, language) : ""));
  return {
    ja: `${called(from)}は${called(gives)}で${called(to)}の${called(receives)}に応える${ja ? `（${ja}）` : ""}`,
    en: `${from.name} meets ${to.name}'s “${receives.name}” with “${gives.name}”${en ? ` (${en})` : ""}`,
  };
}

export function spareInWords({ from, gives, closes }: RingSpare): Words {
  return closes
    ? {
        ja: `代わりには${called(from)}の${called(gives)}があり、もとどおりにつながる`,
        en: `${from.name} could step in with “${gives.name}”, and all of it holds again`,
      }
    : {
        ja: `代わりには${called(from)}の${called(gives)}がある（受けとるものはなく、贈るだけになる）`,
        en: `${from.name} could step in with “${gives.name}”, giving without receiving`,
      };
}

export function ringInWords({ shape, links }: Ring): Words {
  const told = links.map(linkInWords);
  const weakest = links.find((link) => link.weakest);
  const spare = weakest?.spare ? spareInWords(weakest.spare) : null;
  const where = weakest
    ? {
        ja: `いちばん弱いのは${called(weakest.from)}から${called(weakest.to)}へのところ。${spare ? `${spare.ja}。` : "代わりはまだいない。"}`,
        en: ` Weakest is the link from ${weakest.from.name} to ${weakest.to.name}: ${spare ? `${spare.en}.` : "there is no spare yet."}`,
      }
    : { ja: "", en: "" };
  const many = new Set(links.flatMap(({ from, to }) => [from.id, to.id])).size;
  return shape === "RING"
    ? {
        ja: `${many}者の輪: ${told.map(({ ja }) => ja).join("、")}。${where.ja}`,
        en: `A ring of ${many}: ${told.map(({ en }) => en).join("; ")}.${where.en}`,
      }
    : {
        ja: `${called(links[0]!.from)}から始まるつながり: ${told.map(({ ja }) => ja).join("、")}。${where.ja}`,
        en: `A chain begun by ${links[0]!.from.name}: ${told.map(({ en }) => en).join("; ")}.${where.en}`,
      };
}

/** People are spoken of as さん; what is offered, needed or wished stands in brackets. */
function called({ id, name, noun }: Entity): string {
  return honoured({ id, name, noun });
}

export function packingInWords({ parties, links, candidates, most, capped, complete, gap }: Packing): Words {
  const percent = (Math.ceil(gap * 10_000 - 1e-9) / 100).toString();
  return {
    ja:
      `${parties}者の、合う組み合わせ${links}件からできる輪とつながり${candidates.toLocaleString("ja-JP")}通りを見て選びました。` +
      (gap === 0
        ? "これより良い選び方はありません。"
        : `これより良い選び方があっても、その差は${percent}％までです。`) +
      (capped ? `候補は${most.toLocaleString("ja-JP")}通りで打ち切りました。` : "") +
      (complete ? "" : "記録が多いため、一覧の初めの分だけを見ました。"),
    en:
      `Chosen among ${candidates.toLocaleString("en-GB")} rings and chains that ${links} matching pairs of ${parties} parties could close. ` +
      (gap === 0
        ? "There is no better choice."
        : `A better choice, if there is one, is better by ${percent} % at most.`) +
      (capped ? ` No more than ${most.toLocaleString("en-GB")} were looked at.` : "") +
      (complete ? "" : " So much is recorded that only the first of each list was looked at."),
  };
}

/** Why there is none: which gate was the last to let anything through, and what would change it. */
export function whyNoRing(
  place: string,
  found: Found,
  counted: { gifts: number; demands: number },
  asked: Asked,
): Words {
  const { gifts, demands } = counted;
  const { gates } = found;
  if (asked.of === "UNKNOWN") {
    return {
      ja: `${place}には、この人・団体の受付中のできることも、願いや困りごとも記録されていません。記録されれば、輪に入れるかもしれません。`,
      en: `Nothing that this party offers, wishes or needs is open in ${place}; once it is recorded, it may stand in a ring.`,
    };
  }
  if (gifts === 0 || demands === 0) {
    return gifts === 0
      ? {
          ja: `${place}では、受付中のできることが記録されていません（願いや困りごとは${demands}件）。できることが聞き取れれば、輪ができるかもしれません。`,
          en: `Nothing that anybody can give is open in ${place} (${demands} wishes and needs are); a ring needs what people can do, too.`,
        }
      : {
          ja: `${place}では、願いも困りごとも記録されていません（できることは${gifts}件）。願いが聞き取れれば、輪ができるかもしれません。`,
          en: `No wish or need is open in ${place} (${gifts} offers are); a ring needs wishes, too.`,
        };
  }
  const steps = [
    [
      gates.TOPIC,
      { ja: "テーマと場所の合う", en: "fit in topic and place" },
      { ja: "別のテーマのできることか願い", en: "offers or wishes on other topics" },
    ],
    [
      gates.CAP,
      { ja: "引き受ける余裕のある", en: "have room" },
      { ja: "手いっぱいの人の余裕", en: "room with those who are full" },
    ],
    [
      gates.TIME,
      { ja: "時間の合う", en: "are free at the same hours" },
      { ja: "別の曜日や時間", en: "another day or hour" },
    ],
    [
      gates.CONDITIONS,
      { ja: "条件の合う", en: "meet the conditions" },
      { ja: "受け手の条件の相談", en: "a word about the conditions" },
    ],
  ] as const;
  const shut = steps.findIndex(([left]) => left === 0);
  if (shut >= 0) {
    const [, what, change] = steps[shut]!;
    const before = steps[shut - 1];
    return {
      ja: `${place}のできること${gifts}件と願い・困りごと${demands}件には、${before ? `${before[1].ja}組が${before[0]}ありますが、` : ""}${what.ja}組がありません。${change.ja}があれば、輪ができるかもしれません。`,
      en: `Of ${gifts} offers and ${demands} wishes and needs in ${place}${before ? `, ${before[0]} pairs ${before[1].en}, but` : ","} none ${what.en}. ${change.en[0]!.toUpperCase()}${change.en.slice(1)} could change that.`,
    };
  }
  const who = asked.of === "KNOWN" ? { ja: "この人・団体の入る", en: " with this party" } : { ja: "", en: "" };
  return {
    ja: `${place}には、できることと願いの合う組が${found.links}ありますが、${who.ja}4者までの輪${asked.chains ? "も、つながりも" : "は"}閉じません。${asked.chains ? "受けとる側のできることを聞き取れば、輪ができるかもしれません。" : "「つながり」も含めると見つかるかもしれません。"}`,
    en: `${found.links} pairs of offers and wishes in ${place} fit, but no ring of up to four${asked.chains ? " and no chain" : ""}${who.en} closes. ${asked.chains ? "What those who receive can do themselves would close one." : "Chains may be found: ask with `chains`."}`,
  };
}

export interface Asked {
  readonly chains: boolean;
  /** Whether one party was asked for, and whether anything of it is open here. */
  readonly of: "NOBODY" | "KNOWN" | "UNKNOWN";
}
