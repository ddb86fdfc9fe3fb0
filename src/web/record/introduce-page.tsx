import { useEffect, useState, type FormEvent } from "react";
import { Link, useLocation } from "react-router";
import { forms } from "virtual:forms";
import proposeDocument from "../../../schema/operations/app/ProposeIntroduction.graphql?raw";
import sideDocument from "../../../schema/operations/app/SideOf.graphql?raw";
import type { ProposeIntroductionMutation, SideOfQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { isSaid, variablesIn } from "../ask/address.ts";
import { isId } from "../ask/names.ts";
import type { FormField } from "../catalogue/catalogue.ts";
import { Title } from "../frame/title.tsx";
import { ask, tell, type Trouble } from "../server/client.ts";
import { useDraft } from "../work/draft.ts";
import { useWords } from "../words/index.ts";
import { ownerOf } from "./consents-page.tsx";
import { FormFields, NOTHING_WRONG, unfilledIn, wrongIn, type Wrong } from "./form-fields.tsx";
import type { Values } from "./values.ts";
import { Ways } from "./ways.tsx";

export function IntroducePage() {
  const { hash } = useLocation();
  return <Introduce key={hash} hash={hash} />;
}

const ORDER = ["of", "to", "concerns", "through", "name", "note"];

/** Proposes an introduction: who, to whom, what for, and through whom. Nobody is asked yet. */
function Introduce({ hash }: { readonly hash: string }) {
  const words = useWords();
  const { t, tongue, called } = words;
  const [draft, setDraft, clear] = useDraft<Readonly<{ said: Values; key: string }>>(`introduce:${hash}`, {
    said: {},
    key: "",
  });
  const given = useGiven(hash);
  const [wrong, setWrong] = useState<Wrong>(NOTHING_WRONG);
  const [trouble, setTrouble] = useState<Trouble>();
  const [proposed, setProposed] = useState(false);
  const values: Values = { ...given, ...draft.said };
  const about = useThingsOf(values["of"], values["to"]);
  const fields = ORDER.flatMap((name): readonly FormField[] => {
    const field = forms["Introduction"]?.find((each) => each.name === name);
    if (!field) return [];
    if (name !== "concerns") return [field];
    const choices = about.map((each) => ({ value: each.id, label: { ja: each.name, en: each.name } }));
    return choices.length > 0 ? [{ ...field, required: false, input: "choices", values: choices }] : [];
  });
  const change = (name: string, value: unknown): void => {
    setProposed(false);
    setDraft({ ...draft, said: { ...draft.said, [name]: value ?? null } });
  };

  const submit = async (): Promise<void> => {
    setTrouble(undefined);
    setWrong(NOTHING_WRONG);
    const unready = unfilledIn(fields, values, words);
    if (unready) return setWrong(unready);
    const concerns = [values["concerns"]].flat().filter((id) => about.some((each) => each.id === id));
    const said = ORDER.map((name) => [name, values[name]] as const).filter(([, value]) => isSaid(value));
    const reply = await tell<ProposeIntroductionMutation>(proposeDocument, {
      input: { ...Object.fromEntries(said), concerns },
      idempotencyKey: draft.key,
      language: tongue.toUpperCase(),
    });
    if (reply.trouble) return setTrouble(reply.trouble);
    const { userErrors } = reply.data.introductionPropose;
    if (userErrors.length > 0) return setWrong(wrongIn(userErrors, fields, called));
    clear();
    setProposed(true);
  };
  return (
    <>
      <Title text={t("introduce.title")} />
      <p>{t("introduce.lead")}</p>
      <p role="status" className="status told">
        {proposed && (
          <>
            {t("introduce.proposed")} <Link to="/introductions">{t("board.title")}</Link>
          </>
        )}
      </p>
      <form
        className="question"
        noValidate
        aria-label={t("introduce.title")}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <FormFields fields={fields} values={values} wrong={wrong} onChange={change} />
        <Ways
          from={values["of"]}
          to={values["to"]}
          chosen={values["through"]}
          onChoose={(through) => change("through", through)}
        />
        <div className="actions">
          <button type="submit" className="main">
            {t("introduce.propose")}
          </button>
        </div>
        {trouble && <TroubleNote trouble={trouble} onAgain={() => void submit()} />}
      </form>
    </>
  );
}

/** What the address gives. Where it names a need, a wish or an offer, it is meant for whoever has it, and about that. */
function useGiven(hash: string): Values {
  const [given, setGiven] = useState<Values>(() => variablesIn(hash));
  useEffect(() => {
    const said = variablesIn(hash);
    const { of, concerns } = said;
    if (typeof of !== "string" || !isId(of)) return;
    let current = true;
    void ownerOf(of).then((owner) => {
      if (current && owner !== of) setGiven({ ...said, of: owner, concerns: [of, ...[concerns ?? []].flat()] });
    });
    return () => {
      current = false;
    };
  }, [hash]);
  return given;
}

interface Thing {
  readonly id: string;
  readonly name: string;
}

/** What of the two sides an introduction could be about. */
function useThingsOf(one: unknown, other: unknown): readonly Thing[] {
  const [things, setThings] = useState<readonly Thing[]>([]);
  const sides = [one, other].filter((id): id is string => typeof id === "string" && isId(id)).join(" ");
  useEffect(() => {
    if (sides === "") return setThings([]);
    let current = true;
    const each = sides.split(" ").map(async (id) => {
      const { data } = await ask<SideOfQuery>(sideDocument, { id });
      const side = data?.entity;
      return side && "offers" in side ? [...side.needs.nodes, ...side.wishes.nodes, ...side.offers.nodes] : [];
    });
    void Promise.all(each).then((found) => {
      if (current) setThings(found.flat());
    });
    return () => {
      current = false;
    };
  }, [sides]);
  return things;
}
