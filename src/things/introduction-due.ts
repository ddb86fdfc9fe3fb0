import type { Mention } from "./entity.ts";
import type { State } from "./introduction-moves.ts";
import type { Words } from "./language.ts";
import { dayInWords, honoured } from "./tie.ts";

interface Waiting {
  readonly state: State;
  readonly since: Date;
  readonly metAt: Date | null;
  readonly at: Date;
  /** Who is asked, or is to be asked next; undefined where the viewer may not see them. */
  readonly asked: Mention | undefined;
}

/** What is to be done and why: since when it stands there, and on which day the next step was due. */
export function dueInWords({ state, since, metAt, at, asked }: Waiting): Words {
  const [from, due, met] = [dayInWords(since), dayInWords(at), dayInWords(metAt ?? since)];
  const whom = asked ? { ja: honoured(asked), en: asked.name } : { ja: "次の人", en: "the next one" };
  const whose = asked ? whom : { ja: "聞いた人", en: "the one asked" };
  const told: Partial<Record<State, Words>> = {
    PROPOSED: {
      ja: `${from.ja}に提案したまま、まだだれにも聞いていません。${whom.ja}に聞いてください`,
      en: `Proposed on ${from.en}, and nobody has been asked; ask ${whom.en}`,
    },
    ASKED: {
      ja: `${from.ja}に${whose.ja}に聞いて、返事がまだありません。返事を確かめてください`,
      en: `${whose.en} was asked on ${from.en} and has not answered; find out`,
    },
    HALFWAY: {
      ja: `${from.ja}に前の人が承諾しました。次は${whom.ja}に聞いてください`,
      en: `The one before agreed on ${from.en}; now ask ${whom.en}`,
    },
    ACCEPTED: {
      ja: `${from.ja}に全員が承諾しました。会えたかどうかを確かめてください`,
      en: `All agreed on ${from.en}; find out whether they met`,
    },
    MET: {
      ja: `${from.ja}に会えました。三度目も会えたかを確かめてください`,
      en: `They met on ${from.en}; find out whether they met a third time`,
    },
    THIRD_TIME: {
      ja: `${met.ja}に会えてから半年です。続いているかを確かめてください`,
      en: `It is six months since they met on ${met.en}; find out whether it lives`,
    },
  };
  const words = told[state] ?? { ja: "", en: "" };
  return { ja: `${words.ja}（期日は${due.ja}）。`, en: `${words.en} (due ${due.en}).` };
}
