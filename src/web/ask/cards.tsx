import { useState } from "react";
import { Link } from "react-router";
import { questions } from "virtual:catalogue";
import type { Question } from "../catalogue/catalogue.ts";
import { isResident, useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { ruby } from "../words/ruby.tsx";
import { addressOf, type Variables } from "./address.ts";
import { plainSentence } from "./sentence.ts";

const SCENES = [1, 2, 3, 4] as const;
const EVERYBODY = "*";
const RESIDENTS = "R";

/** The catalogue as cards, by scene of the plan and by whose question it is. */
export function Cards() {
  const { t, say, markedOf } = useWords();
  const me = useMe();
  const { districts, self } = me;
  const [asker, setAsker] = useState(() => (isResident(me) && self !== null ? RESIDENTS : EVERYBODY));
  const askers = [...new Set(questions.flatMap(({ who }) => who))];
  const shown = questions.filter(({ who }) => asker === EVERYBODY || who.includes(asker));
  const [home] = districts;

  return (
    <section aria-labelledby="catalogue">
      <h2 id="catalogue">{say("ask.catalogue")}</h2>
      <p className="field narrow">
        <label htmlFor="asker">{say("ask.forWhom")}</label>
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
              {say(`scene.${scene}`)} <small>{say("ask.count", { count: here.length })}</small>
            </h3>
            <ul className="cards">
              {here.map((question) => {
                const known = knownTo(question, home, self);
                return (
                  <li key={question.name}>
                    <Link className="card" to={addressOf(question.name, known)}>
                      {ruby(plainSentence(question, markedOf))}
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

/** What the question needs and the viewer need not say: the district that they keep; themselves. */
function knownTo({ variables }: Question, home: string | undefined, self: string | null): Variables {
  const needs = (fits: (variable: Question["variables"][number]) => boolean): string | undefined =>
    variables.find((each) => each.required && fits(each))?.name;
  const district = needs(({ input }) => input === "district");
  const person = needs(({ noun }) => noun === "Person");
  return {
    ...(district !== undefined && home !== undefined && { [district]: home }),
    ...(person !== undefined && self !== null && { [person]: self }),
  };
}
