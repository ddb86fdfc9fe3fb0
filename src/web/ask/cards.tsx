import { useState } from "react";
import { Link } from "react-router";
import { questions } from "virtual:catalogue";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { addressOf } from "./address.ts";
import { plainSentence } from "./sentence.ts";

const SCENES = [1, 2, 3, 4] as const;
const EVERYBODY = "*";

/** The catalogue as cards, by scene of the plan and by whose question it is. */
export function Cards() {
  const { t, tongue } = useWords();
  const { districts } = useMe();
  const [asker, setAsker] = useState(EVERYBODY);
  const askers = [...new Set(questions.flatMap(({ who }) => who))];
  const shown = questions.filter(({ who }) => asker === EVERYBODY || who.includes(asker));
  const [home] = districts;

  return (
    <section aria-labelledby="catalogue">
      <h2 id="catalogue">{t("ask.catalogue")}</h2>
      <p className="field narrow">
        <label htmlFor="asker">{t("ask.forWhom")}</label>
        <select id="asker" value={asker} onChange={(event) => setAsker(event.target.value)}>
          <option value={EVERYBODY}>{t("ask.everybody")}</option>
          {askers.map((who) => (
            <option key={who} value={who}>
              {t(`persona.${who}`, { defaultValue: who })}
            </option>
          ))}
        </select>
      </p>
      {SCENES.map((scene) => {
        const here = shown.filter((question) => question.scene === scene);
        if (here.length === 0) return null;
        return (
          <section key={scene} aria-labelledby={`scene-${scene}`}>
            <h3 id={`scene-${scene}`}>
              {t(`scene.${scene}`)} <small>{t("ask.count", { count: here.length })}</small>
            </h3>
            <ul className="cards">
              {here.map((question) => {
                const asksDistrict = question.variables.some((each) => each.input === "district" && each.required);
                const known = asksDistrict && home !== undefined ? { district: home } : {};
                return (
                  <li key={question.name}>
                    <Link className="card" to={addressOf(question.name, known)}>
                      {plainSentence(question, tongue)}
                    </Link>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
