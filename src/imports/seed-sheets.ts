import "reflect-metadata";
import type { Value } from "../graph/graph.ts";
import {
  Accessibility,
  CompanyType,
  DecisionState,
  GroupType,
  Hazard,
  Heard,
  Lane,
  Level,
  NeedState,
  OfferState,
  OfferType,
  PersonRole,
  PlaceType,
  ShelterType,
  Stance,
  StepState,
  Trait,
  VoiceState,
  Visitor,
  Voicing,
  WishState,
} from "../things/enums.ts";
import { NOUNS, type Noun, type TieKind } from "../things/model.ts";
import { slotMinutes, slotMistake } from "../things/slots.ts";

/** What a cell may hold, and how it is read: the value, or a sentence that says what was expected. */
type Cell = (text: string) => Value | Expected;
export interface Expected {
  readonly expected: string;
}

/** A column that stands for ties from the row's own thing to those it names (IN: from those to it). */
export interface TieColumn {
  readonly kind: TieKind;
  readonly direction?: "IN";
}

/** A sheet of the demo city: one file, one noun, its columns. */
export interface Sheet {
  readonly file: string;
  readonly noun: Noun;
  readonly required: readonly string[];
  readonly columns: Readonly<Record<string, Cell>>;
  readonly ties: Readonly<Record<string, TieColumn>>;
}

const text: Cell = (cell) => cell;
const yes: Cell = (cell) => (cell === "yes" ? true : { expected: "yes, or nothing" });
const list: Cell = (cell) => parts(cell);
const whole: Cell = (cell) => (/^\d+$/u.test(cell) ? Number(cell) : { expected: "a whole number" });
const degree: Cell = (cell) => (/^\d+(\.\d+)?$/u.test(cell) ? Number(cell) : { expected: "degrees such as 130.0954" });
const slots: Cell = (cell) =>
  parts(cell).every((part) => slotMinutes(part))
    ? parts(cell)
    : {
        expected: `hours, separated by ;. ${parts(cell).flatMap((part) => slotMistake(part)?.en ?? [])[0]}`,
      };
/** A day begins at its midnight in Japan, and what lasts until a day lasts until that day's end. */
const day: Cell = (cell) => moment(cell, "00:00:00");
const lastDay: Cell = (cell) => moment(cell, "23:59:59");

function oneOf(values: object): Cell {
  return (cell) => (cell in values ? cell : { expected: `one of ${Object.keys(values).join(" ")}` });
}

function someOf(values: object): Cell {
  return (cell) =>
    parts(cell).every((part) => part in values)
      ? parts(cell)
      : { expected: `${Object.keys(values).join(" ")}, separated by ;` };
}

function moment(cell: string, time: string): Date | Expected {
  const at = new Date(`${cell}T${time}+09:00`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(cell) && !Number.isNaN(at.getTime())
    ? at
    : { expected: "a day such as 2026-10-31" };
}

export function parts(cell: string): string[] {
  return cell
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const named = { name: text, kana: text };
const spot = { longitude: degree, latitude: degree };

const wishColumns = { ...named, description: text, stance: oneOf(Stance), since: day, state: oneOf(WishState), slots };
const wishTies = { who: { kind: "HAS_WISH", direction: "IN" }, topics: { kind: "ABOUT" } } as const;

/** In the order in which they are loaded: ground first, so that everything else falls into its district at once. */
export const CITY_SHEETS: readonly Sheet[] = [
  {
    file: "districts.csv",
    noun: "District",
    required: ["name", "level"],
    columns: {
      ...named,
      ...spot,
      level: oneOf(Level),
      population: whole,
      populationUnder15: whole,
      population15to64: whole,
      population65over: whole,
      vision: text,
      code: text,
    },
    ties: { partOf: { kind: "PART_OF" }, adjacent: { kind: "ADJACENT_TO" } },
  },
  {
    file: "households.csv",
    noun: "Household",
    required: ["name", "livesIn"],
    columns: { ...named, size: whole, note: text },
    ties: { livesIn: { kind: "LIVES_IN" } },
  },
  {
    file: "people.csv",
    noun: "Person",
    required: ["name", "livesIn", "role"],
    columns: {
      ...named,
      ...spot,
      birthYear: whole,
      role: oneOf(PersonRole),
      phone: text,
      traits: someOf(Trait),
      note: text,
    },
    ties: { livesIn: { kind: "LIVES_IN" }, household: { kind: "LIVES_TOGETHER" } },
  },
  {
    file: "places.csv",
    noun: "Place",
    required: ["name", "type", "locatedIn"],
    columns: {
      ...named,
      ...spot,
      type: oneOf(PlaceType),
      address: text,
      openingHours: text,
      accessibility: someOf(Accessibility),
      equipment: list,
      capacity: whole,
      phone: text,
      url: text,
      description: text,
      hazards: someOf(Hazard),
      shelterType: oneOf(ShelterType),
    },
    ties: { locatedIn: { kind: "LOCATED_IN" }, runBy: { kind: "RUN_BY" } },
  },
  {
    file: "groups.csv",
    noun: "Group",
    required: ["name", "type"],
    columns: { ...named, type: oneOf(GroupType), description: text, phone: text, url: text },
    ties: {
      activeIn: { kind: "ACTIVE_IN" },
      meetsAt: { kind: "MEETS_AT" },
      accompaniedBy: { kind: "ACCOMPANIED_BY" },
    },
  },
  {
    file: "companies.csv",
    noun: "Company",
    required: ["name", "type"],
    columns: { ...named, ...spot, type: oneOf(CompanyType), description: text, phone: text, url: text },
    ties: { activeIn: { kind: "ACTIVE_IN" }, partOf: { kind: "PART_OF" } },
  },
  {
    file: "offers.csv",
    noun: "Offer",
    required: ["name", "provider", "topics", "lane"],
    columns: {
      ...named,
      description: text,
      lane: oneOf(Lane),
      type: oneOf(OfferType),
      slots,
      conditions: someOf(Trait),
      conditionNote: text,
      insurance: text,
      fee: whole,
      feeNote: text,
      cap: whole,
      state: oneOf(OfferState),
      since: day,
      until: lastDay,
      observedAt: day,
    },
    ties: {
      provider: { kind: "OFFERS", direction: "IN" },
      topics: { kind: "ABOUT" },
      serves: { kind: "SERVES" },
    },
  },
  {
    file: "needs.csv",
    noun: "Need",
    required: ["name", "who", "topics"],
    columns: {
      ...named,
      description: text,
      urgency: whole,
      since: day,
      state: oneOf(NeedState),
      slots,
      traits: someOf(Trait),
    },
    ties: { who: { kind: "HAS_NEED", direction: "IN" }, topics: { kind: "ABOUT" }, partOf: { kind: "PART_OF" } },
  },
  {
    file: "wishes.csv",
    noun: "Wish",
    required: ["name", "who", "topics"],
    columns: wishColumns,
    ties: wishTies,
  },
  // The same with how it was voiced, what keeps it from going on and what came of it.
  {
    file: "wishes_in_motion.csv",
    noun: "Wish",
    required: ["name", "who", "topics"],
    columns: {
      ...wishColumns,
      voicing: oneOf(Voicing),
      proxy: text,
      blockedBy: text,
      outcome: text,
      movedAt: day,
    },
    ties: { ...wishTies, waitsFor: { kind: "BLOCKED_BY" } },
  },
  {
    file: "wish_steps.csv",
    noun: "WishStep",
    required: ["name", "wish"],
    columns: { ...named, description: text, state: oneOf(StepState), at: day },
    ties: { wish: { kind: "HAS_STEP", direction: "IN" } },
  },
  {
    file: "meetings.csv",
    noun: "Meeting",
    required: ["name", "heldBy", "heldAt"],
    columns: { ...named, heldAt: day, attendance: whole, description: text },
    ties: { heldBy: { kind: "HELD", direction: "IN" }, takenPartBy: { kind: "TOOK_PART", direction: "IN" } },
  },
  {
    file: "decisions.csv",
    noun: "Decision",
    required: ["name", "meeting", "state"],
    columns: { name: text, description: text, state: oneOf(DecisionState), due: lastDay, closedAt: day, outcome: text },
    ties: {
      meeting: { kind: "DECIDED", direction: "IN" },
      topics: { kind: "ABOUT" },
      ledTo: { kind: "LED_TO" },
      takenOnBy: { kind: "TAKEN_ON_BY" },
    },
  },
  {
    file: "voices.csv",
    noun: "Voice",
    required: ["name", "text", "how", "heardAt", "heardIn", "state"],
    columns: {
      name: text,
      text,
      how: oneOf(Heard),
      heardAt: day,
      state: oneOf(VoiceState),
      future: yes,
      setAsideWhy: text,
    },
    ties: {
      heardIn: { kind: "HEARD_IN" },
      heardAtMeetingOrPlace: { kind: "HEARD_AT" },
      speaker: { kind: "VOICED", direction: "IN" },
      topics: { kind: "ABOUT" },
      became: { kind: "BECAME" },
    },
  },
];

/** What is said of a place beside its row, which keeps the shape of published tables: for whom its doors are open, and its hours where the words do not say them. */
export const DOORS = {
  file: "doors.csv",
  noun: "Place",
  columns: { openFor: someOf(Visitor), openingSlots: slots },
} as const satisfies Pick<Sheet, "file" | "noun" | "columns">;

export const TOPIC_SHEET: Sheet = {
  file: "topics.csv",
  noun: "Topic",
  required: ["name", "level"],
  columns: { ...named, level: whole, nameEn: text, synonyms: list, synonymsEn: list, easy: text, description: text },
  ties: { broader: { kind: "BROADER" } },
};

/** What `ties.csv` says of a tie besides its kind and ends. */
export const TIE_COLUMNS: Readonly<Record<string, Cell>> = {
  role: text,
  since: day,
  until: lastDay,
  source: text,
  assuredBy: text,
  observedAt: day,
  accompanies: yes,
  note: text,
};

/** The noun whose ids begin like this one. */
export function nounOfId(id: string): Noun | undefined {
  const prefix = /^([a-z]+)_[0-9A-Za-z_-]+$/u.exec(id)?.[1];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of NOUNS are the nouns
  const nouns = Object.keys(NOUNS) as Noun[];
  return nouns.find((noun) => NOUNS[noun] === prefix);
}
