import { useEffect, useRef, useState } from "react";
import { ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Text } from "react-aria-components";
import type { Variable } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import { isId, useThingName } from "./names.ts";
import { keepPageReachable, Suggestions } from "./suggestions.tsx";
import { suggest, type Thing } from "./understand.ts";

const WAIT_MS = 200;

interface ThingFieldProps {
  readonly variable: Variable;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
  /** Only these kinds; undefined: any. */
  readonly nouns?: readonly string[] | undefined;
  /** Whether words that are nobody's name stand for themselves. */
  readonly free?: boolean;
}

/** A district, a topic, a party …: typed by name or reading, however it is written, and chosen from what bears such a name. Its value is the id, or the words. */
export function ThingField({ variable, value, onChange, error, nouns, free = false }: ThingFieldProps) {
  const { say, sayOf } = useWords();
  const said = typeof value === "string" ? value : "";
  const name = useThingName(said);
  const [text, setText] = useState(isId(said) ? "" : said);
  const [things, setThings] = useState<readonly Thing[]>([]);
  const [nothing, setNothing] = useState(false);
  const typed = useRef(false);
  const kinds = nouns?.join(" ");

  // The address gave an id: the field shows what it is called, once that is known.
  useEffect(() => {
    if (typed.current) return;
    if (isId(said)) setText(name ?? "");
    else setText(said);
  }, [said, name]);

  useEffect(() => {
    if (!typed.current || text.trim() === "") return setThings([]);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      void suggest(text, kinds?.split(" "), controller.signal).then((found) => {
        if (controller.signal.aborted) return;
        setThings(found);
        setNothing(found.length === 0);
      });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, kinds]);

  return (
    <ComboBox
      className="field"
      allowsCustomValue
      // The suggestions come later than the letters: an empty list stays open until they have come.
      allowsEmptyCollection={!nothing}
      defaultFilter={() => true}
      inputValue={text}
      isRequired={variable.required}
      isInvalid={error !== undefined}
      menuTrigger="input"
      onOpenChange={keepPageReachable}
      onInputChange={(next) => {
        if (next === text) return;
        typed.current = true;
        setNothing(false);
        setText(next);
        // Words may be a district's name or a topic's everyday words: the server understands them.
        onChange(next.trim() === "" ? undefined : next);
      }}
      selectedKey={null}
      onSelectionChange={(key) => {
        const thing = things.find(({ id }) => id === key);
        if (!thing) return;
        typed.current = false;
        setText(thing.name);
        setThings([]);
        // The name that is put into the field would open an empty list again.
        setNothing(true);
        onChange(thing.id);
      }}
    >
      <Label>
        {sayOf(variable.label)}
        {variable.required && <span className="required">{say("form.required")}</span>}
      </Label>
      <Input autoComplete="off" />
      {free && (
        <Text slot="description" className="hint">
          {say("form.choose")}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
      <Suggestions>
        <ListBox items={things} renderEmptyState={() => <p className="hint">{say("ask.looking")}</p>}>
          {(thing) => (
            <ListBoxItem id={thing.id} textValue={thing.name}>
              {thing.name}
              {thing.kana ? <small> {thing.kana}</small> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Suggestions>
    </ComboBox>
  );
}
