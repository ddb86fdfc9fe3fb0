import { useId } from "react";
import { RECKONINGS, useReckoning } from "../words/days.ts";
import { speak, useWords, type Choice } from "../words/index.ts";
import { ruby } from "../words/ruby.tsx";

const TONGUES: readonly (readonly [Choice, string])[] = [
  ["ja", "日本語"],
  ["easy", "やさしい{日本語|にほんご}"],
  ["en", "English"],
];

/** In which language the pages are read; kept in this browser. */
export function LanguageChoice({ mayBeEasy }: { readonly mayBeEasy: boolean }) {
  const { t, tongue, isEasy } = useWords();
  const now: Choice = isEasy ? "easy" : tongue;
  return (
    <div className="languages" role="group" aria-label={t("language")}>
      {TONGUES.filter(([each]) => mayBeEasy || each !== "easy").map(([each, name]) => (
        <button
          key={each}
          type="button"
          lang={each === "en" ? "en" : "ja"}
          className="quiet"
          aria-pressed={each === now}
          onClick={() => void speak(each)}
        >
          {ruby(name)}
        </button>
      ))}
    </div>
  );
}

/** How years are counted (西暦, 和暦 or both); kept in this browser. */
export function YearsChoice() {
  const { t, say, tongue } = useWords();
  const [now, choose] = useReckoning(tongue);
  const id = useId();
  return (
    <p className="years">
      <label htmlFor={id}>{say("years")}</label>
      <select
        id={id}
        value={now}
        onChange={({ target }) => choose(RECKONINGS.find((each) => each === target.value) ?? now)}
      >
        {RECKONINGS.map((each) => (
          <option key={each} value={each}>
            {t(`reckonings.${each}`)}
          </option>
        ))}
      </select>
    </p>
  );
}
