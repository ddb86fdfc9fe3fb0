import { isNamed, isRecord, type Answer, type Candidate } from "../answer/contract.ts";
import type { WordsInUse } from "../words/index.ts";

type Subject = Candidate["subject"];

export type Section = "strengths" | "gaps" | "wishes" | "ties";

/** One answer of the catalogue, as the sheet shows it. */
export interface Part {
  /** Also what it is called: meeting.counts. */
  readonly name: string;
  readonly question: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whether what it lists may be about one person: then it is listed only when somebody asks for it. */
  readonly personal: boolean;
  /** What each is called, where its own name is too long for a wall. */
  readonly called?: (subject: Subject) => string;
  /** Beside an answer of the same section that says it already: how much of the district is known. */
  readonly quiet?: boolean;
  /** What is said of each beside its name; it names nobody. */
  readonly detail?: (subject: Subject, words: WordsInUse) => string;
  /** What is said of all together; it names nobody. */
  readonly summary?: (answer: Answer, words: WordsInUse) => string;
}

/** A district on one page, strengths first; what each part shows is an answer of the catalogue. */
export const SECTIONS: readonly (readonly [name: Section, parts: readonly Part[]])[] = [
  [
    "strengths",
    [
      {
        name: "mixing",
        question: "MixingGenerations",
        personal: false,
        detail: (subject, { value }) => value("MixMark", textAt(subject, "mark")),
      },
      {
        name: "decided",
        question: "MeetingOutcomes",
        personal: false,
        detail: (subject, { value, t }) =>
          subject["overdue"] === true ? t("meeting.overdue") : value("DecisionState", textAt(subject, "state")),
      },
      {
        name: "vision",
        question: "DistrictVision",
        personal: false,
        detail: (subject, { value }) => value("VisionMark", textAt(subject, "underway")),
      },
      { name: "fulfilled", question: "WishOutcomes", variables: { states: ["FULFILLED"] }, personal: true },
      { name: "rings", question: "KanaeaiRings", personal: true, quiet: true, called: partiesOfRing },
    ],
  ],
  [
    "gaps",
    [
      {
        name: "uncovered",
        question: "UncoveredTopics",
        personal: false,
        detail: (subject, { t, facts }) => {
          const waiting = (["needs", "wishes"] as const).map((each) => [each, Number(subject[each] ?? 0)] as const);
          return facts(
            waiting.filter(([, count]) => count > 0).map(([each, count]) => t(`meeting.wanted.${each}`, { count })),
          );
        },
      },
      { name: "lonely", question: "LonelyPlaces", personal: false },
    ],
  ],
  [
    "wishes",
    [
      {
        name: "waiting",
        question: "WishOutcomes",
        variables: { states: ["OPEN", "GROWING"] },
        personal: true,
        summary: (answer, { value, t, facts }) => {
          const states = tally(answer, ({ became }) => (isRecord(became) ? textAt(became, "state") : ""));
          const blocked = answer.candidates.edges.filter(({ node }) => node.subject["blocked"] === true).length;
          const said = states.map(([state, count]) => t("meeting.each", { name: value("WishState", state), count }));
          return facts(said) + (blocked > 0 ? t("meeting.blocked", { count: blocked }) : "");
        },
      },
    ],
  ],
  [
    "ties",
    [
      {
        name: "missing",
        question: "MissingTies",
        personal: true,
        quiet: true,
        summary: (answer, { value, t, facts }) =>
          facts(
            tally(answer, (subject) => textAt(subject, "closes")).map(([closes, count]) =>
              t("meeting.each", { name: value("Closes", closes), count }),
            ),
          ),
      },
    ],
  ],
];

function partiesOfRing({ links }: Subject): string {
  const ends = Array.isArray(links) ? links.flatMap((link) => (isRecord(link) ? [link["from"], link["to"]] : [])) : [];
  const names = ends.flatMap((end) => (isNamed(end) ? [end.name] : []));
  return [...new Set(names)].join("・");
}

function textAt(value: Readonly<Record<string, unknown>>, key: string): string {
  const found = value[key];
  return typeof found === "string" ? found : "";
}

/** How many of each kind there are; nothing where not all of them are at hand. */
function tally({ candidates, total }: Answer, kindOf: (subject: Subject) => string): [string, number][] {
  const counts = new Map<string, number>();
  if (candidates.edges.length < total) return [];
  for (const { node } of candidates.edges) {
    const kind = kindOf(node.subject);
    if (kind !== "") counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts];
}
