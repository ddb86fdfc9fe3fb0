import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import {
  Button,
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Text,
} from "react-aria-components";
import { useNavigate } from "react-router";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { plain, ruby } from "../words/ruby.tsx";
import { addressOf } from "./address.ts";
import { sentenceOf } from "./sentence.ts";
import { keepPageReachable, Suggestions } from "./suggestions.tsx";
import { understand, type Meaning } from "./understand.ts";

const WAIT_MS = 250;

/** One box in everyday words. What is chosen opens its answer; Enter without choosing takes the likeliest. */
export function AskBox() {
  const { t, say, markedOf, tongue } = useWords();
  const { districts } = useMe();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [meanings, setMeanings] = useState<readonly Meaning[]>([]);
  const [lost, setLost] = useState(false);
  const asking = useRef<AbortController | null>(null);
  const [home] = districts;

  useEffect(() => {
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    const timer = setTimeout(() => {
      void understand(text, tongue, home, controller.signal).then((found) => {
        if (!controller.signal.aborted) setMeanings(found);
      });
    }, WAIT_MS);
    setLost(false);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, tongue, home]);

  const open = (meaning: Meaning | undefined): void => {
    if (!meaning) return setLost(true);
    void navigate(
      meaning.kind === "thing" ? `/ties/${meaning.thing.id}` : addressOf(meaning.question.name, meaning.variables),
    );
  };

  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    // Whoever is faster than the suggestions waits for them.
    void understand(text, tongue, home, new AbortController().signal).then(([first]) => open(first));
  };

  /** One Enter asks, unless a suggestion is pointed at or Japanese is being converted; react-aria would only close its list. */
  const enter = (event: KeyboardEvent): void => {
    const { key, nativeEvent, target } = event;
    if (key !== "Enter" || nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
    if (target.getAttribute("aria-activedescendant")) return;
    event.stopPropagation();
    submit(event);
  };

  const asked = meanings.flatMap((meaning, at) => (meaning.kind === "question" ? [{ meaning, at }] : []));
  const found = meanings.flatMap((meaning, at) => (meaning.kind === "thing" ? [{ meaning, at }] : []));
  const parties = found.length > 0 && (
    <ListBoxSection id="found">
      <Header>{say("ask.found")}</Header>
      {found.map(({ meaning, at }) => (
        <ListBoxItem key={at} id={String(at)} textValue={meaning.thing.name}>
          {meaning.thing.name}
          {meaning.thing.kana ? <small> {meaning.thing.kana}</small> : null}
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
  return (
    <form className="ask-box" onSubmit={submit} onKeyDownCapture={enter} role="search">
      <ComboBox
        allowsCustomValue
        // The suggestions come later than the letters: an empty list stays open for them.
        allowsEmptyCollection
        defaultFilter={() => true}
        inputValue={text}
        onInputChange={setText}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key !== null) open(meanings[Number(key)]);
        }}
        menuTrigger="input"
        onOpenChange={keepPageReachable}
      >
        <Label>{say("ask.box")}</Label>
        <div className="box">
          <Input enterKeyHint="search" autoComplete="off" />
          <Button type="submit" slot={null} className="main">
            {say("ask.go")}
          </Button>
        </div>
        <Text slot="description" className="hint">
          {say("ask.hint")}
        </Text>
        <Suggestions>
          <ListBox
            aria-label={t("ask.suggestions")}
            renderEmptyState={() => <p className="hint">{say("ask.looking")}</p>}
          >
            {meanings[0]?.kind === "thing" && parties}
            {asked.length > 0 && (
              <ListBoxSection id="asked">
                <Header>{say("ask.questions")}</Header>
                {asked.map(({ meaning, at }) => {
                  const words = sentenceOf(meaning.question, markedOf, meaning.names);
                  return (
                    <ListBoxItem key={at} id={String(at)} textValue={plain(words)}>
                      {ruby(words)}
                    </ListBoxItem>
                  );
                })}
              </ListBoxSection>
            )}
            {meanings[0]?.kind !== "thing" && parties}
          </ListBox>
        </Suggestions>
      </ComboBox>
      <p role="status" className="hint">
        {lost ? say("ask.nothing") : ""}
      </p>
    </form>
  );
}
