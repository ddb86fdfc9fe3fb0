/** What the app knows of the operations in `schema/operations`: worked out when the app is built (see compile.ts), so that a new file is a new question. */

/** The same words in both languages, and in plain Japanese where residents read them ({漢字|かんじ} with its reading). */
export interface Label {
  readonly ja: string;
  readonly en: string;
  readonly easy?: string;
}

/** With what a variable is filled in. */
export type Input =
  "district" | "topic" | "thing" | "things" | "choice" | "choices" | "flag" | "moment" | "hours" | "number" | "text";

export interface Variable {
  readonly name: string;
  readonly input: Input;
  readonly required: boolean;
  /** What holds when it is left out; undefined where nothing does. */
  readonly usual?: unknown;
  readonly label: Label;
  /** The values of a choice, in the schema's order. */
  readonly values?: readonly { readonly value: string; readonly label: Label }[];
  /** The only noun that a thing may be; undefined: any. */
  readonly noun?: string;
}

/** With what a field of a record is filled in, where a question has no such variable. */
export type RecordInput = Input | "long" | "texts" | "point";

/** A field of the form in which something is registered or corrected: worked out from the schema's input of that noun. */
export interface FormField extends Omit<Variable, "input"> {
  readonly input: RecordInput;
  /** The nouns that a thing may be; undefined where it is none. */
  readonly nouns?: readonly string[];
}

export interface Example {
  readonly name: Label;
  readonly persona: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A question as its card needs it. */
export interface Question {
  readonly name: string;
  /** Its place in the catalogue of questions; null where it has none. */
  readonly number: number | null;
  /** The field at the root of the schema, which the log calls it by. */
  readonly root: string;
  /** The scene of the plan, 1 to 4. */
  readonly scene: number;
  /** Who asks it, as one letter each: S K C M D T O P R F G … */
  readonly who: readonly string[];
  /** With {variable} where its value stands. */
  readonly sentence: Label;
  readonly variables: readonly Variable[];
}

/** What is fetched when a question is opened: what to send, and how to read what comes back. */
export interface Operation {
  readonly name: string;
  readonly document: string;
  /** The root field that holds the answer. */
  readonly root: string;
  readonly shape: Shape;
  readonly examples: readonly Example[];
}

/** How a selection is read: its fields in order, and those that only some types have. */
export interface Shape {
  readonly fields: readonly Field[];
  readonly on: readonly { readonly types: readonly string[]; readonly shape: Shape }[];
}

export interface Field {
  readonly key: string;
  readonly label: Label;
  /** The named type of its value. */
  readonly type: string;
  readonly list: boolean;
  readonly values?: Readonly<Record<string, Label>>;
  readonly shape?: Shape;
}

/** The fields that a value of this shape has, whatever its type turns out to be. */
export function fieldsOf(shape: Shape, value: Readonly<Record<string, unknown>>): readonly Field[] {
  const type = value["__typename"];
  const more = shape.on.flatMap((each) =>
    typeof type !== "string" || each.types.includes(type) ? fieldsOf(each.shape, value) : [],
  );
  return [...shape.fields, ...more].filter(({ key }) => key in value);
}

/** The field of this key somewhere in a selection, on any of its types. */
export function fieldAt(shape: Shape, ...keys: readonly string[]): Field | undefined {
  const [first, ...rest] = keys;
  const fields = [...shape.fields, ...shape.on.flatMap((each) => each.shape.fields)];
  const found = fields.find(({ key }) => key === first);
  return rest.length === 0 || !found?.shape ? found : fieldAt(found.shape, ...rest);
}

/** The schema calls a kind of tie “AはBを申し出ている” and “A offers B”: between two names only the middle is needed. */
export function verbOf(sentence: string): string {
  return sentence
    .replace(/^A(?:には|から|は|と|が|で)(?:いま)?B[をがでとはのに]? ?/, "")
    .replaceAll(/^A (?:and B )?| B$/g, "");
}

/** The same of a label, in each of its languages. */
export function verbIn({ ja, en, easy }: Label): Label {
  return { ja: verbOf(ja), en: verbOf(en), ...(easy !== undefined && { easy: verbOf(easy) }) };
}
