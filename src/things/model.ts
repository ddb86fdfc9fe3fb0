/**
 * The graph's own grammar: which nouns there are, which ties may join them, and how each is written down.
 * `schema/graph.md` draws the same picture for people; a house test keeps the two, and the database, equal.
 */

/** Each noun's label and the prefix of its ids. Ids are opaque; the prefix only tells an id from a name that somebody typed. */
export const NOUNS = {
  District: "dst",
  Household: "hh",
  Person: "per",
  Group: "grp",
  Company: "com",
  Place: "plc",
  Topic: "top",
  Offer: "off",
  Need: "need",
  Wish: "wish",
  Voice: "voi",
  Meeting: "mtg",
  Decision: "dec",
  WishStep: "stp",
  Introduction: "int",
} as const;

export type Noun = keyof typeof NOUNS;

/** Whoever can offer, need or wish. */
export const PARTIES = ["Person", "Group", "Company", "Place"] as const satisfies readonly Noun[];

/** One kind of tie: which nouns it may start from and end at, and the sentence it stands for (A → B). */
export interface TieRule {
  readonly from: readonly Noun[];
  readonly to: readonly Noun[];
  /** True where the tie means the same read from either end; it is stored once, in either direction. */
  readonly mutual?: true;
  /** True where both ends are of one noun, whichever of those it is. */
  readonly within?: true;
  /** Only these mutations write it: it is a part of its noun, and no tie to be registered, corrected or ended by itself. */
  readonly writtenBy?: string;
  readonly ja: string;
  readonly en: string;
}

export const TIES = {
  PART_OF: {
    from: ["District", "Company", "Need"],
    to: ["District", "Company", "Need"],
    within: true,
    ja: "AはBの一部",
    en: "A is part of B",
  },
  ADJACENT_TO: {
    from: ["District"],
    to: ["District"],
    mutual: true,
    ja: "AとBは隣り合う",
    en: "A and B are neighbours",
  },
  LIVES_IN: { from: ["Person", "Household"], to: ["District"], ja: "AはBに住む", en: "A lives in B" },
  LIVES_TOGETHER: { from: ["Person"], to: ["Household"], ja: "AはBの世帯員", en: "A belongs to household B" },
  KNOWS: { from: ["Person"], to: ["Person"], mutual: true, ja: "AとBは知り合い", en: "A and B know each other" },
  FAMILY_OF: { from: ["Person"], to: ["Person"], mutual: true, ja: "AとBは家族・親族", en: "A and B are family" },
  MEMBER_OF: { from: ["Person"], to: ["Group"], ja: "AはBに参加している", en: "A takes part in B" },
  FREQUENTS: { from: ["Person"], to: ["Place"], ja: "AはBによく行く", en: "A often goes to B" },
  WORKS_AT: { from: ["Person"], to: ["Company", "Group", "Place"], ja: "AはBで働く", en: "A works at B" },
  WATCHES_OVER: { from: ["Person"], to: ["Person", "Household"], ja: "AはBを見守る", en: "A watches over B" },
  ACTIVE_IN: { from: ["Group", "Company"], to: ["District"], ja: "AはBで活動する", en: "A is active in B" },
  MEETS_AT: { from: ["Group"], to: ["Place"], ja: "AはBに集まる", en: "A meets at B" },
  ACCOMPANIED_BY: { from: ["Group"], to: ["Person"], ja: "AにはBが伴走する", en: "A is accompanied by B" },
  LOCATED_IN: { from: ["Place"], to: ["District"], ja: "AはBにある", en: "A stands in B" },
  RUN_BY: { from: ["Place"], to: ["Person", "Group", "Company"], ja: "AはBが運営する", en: "A is run by B" },
  BROADER: { from: ["Topic"], to: ["Topic"], ja: "AはBに含まれる", en: "A is a kind of B" },
  OFFERS: { from: PARTIES, to: ["Offer"], ja: "AはBを申し出ている", en: "A offers B" },
  ABOUT: { from: ["Offer", "Need", "Wish", "Voice", "Decision"], to: ["Topic"], ja: "AはBのこと", en: "A is about B" },
  SERVES: { from: ["Offer"], to: ["District"], ja: "AはBで受けられる", en: "A can be had in B" },
  HAS_NEED: {
    from: ["Person", "Household", "Group", "Company", "Place"],
    to: ["Need"],
    ja: "AはBに困っている",
    en: "A needs B",
  },
  HAS_WISH: { from: PARTIES, to: ["Wish"], ja: "AはBを願っている", en: "A wishes B" },
  HAS_STEP: { from: ["Wish"], to: ["WishStep"], ja: "AにはBという一歩がある", en: "A has the step B" },
  BLOCKED_BY: {
    from: ["Wish"],
    to: ["Topic", "Need", "Place"],
    ja: "AはBを待って止まっている",
    en: "A waits for B",
  },
  SUPPORTS: { from: PARTIES, to: ["Wish"], ja: "AはBを応援している", en: "A cheers B on" },
  GATHERS: { from: ["Group"], to: ["Wish"], ja: "AにはBが集まっている", en: "A gathers B" },
  HELPS: { from: ["Offer"], to: ["Need", "Wish"], ja: "AがいまBに応えている", en: "A is answering B now" },
  HELD: { from: ["Group"], to: ["Meeting"], ja: "AがBを開いた", en: "A held B" },
  TOOK_PART: { from: ["Person"], to: ["Meeting"], ja: "AがBに出た", en: "A took part in B" },
  VOICED: { from: ["Person", "Group", "Company"], to: ["Voice"], ja: "AがBと話した", en: "A said B" },
  HEARD_IN: { from: ["Voice"], to: ["District"], ja: "AはBで聞いた声", en: "A was heard in B" },
  HEARD_AT: { from: ["Voice"], to: ["Meeting", "Place"], ja: "AはBで出た声", en: "A was heard at B" },
  BECAME: { from: ["Voice"], to: ["Wish", "Need", "Offer"], ja: "AからBになった", en: "A became B" },
  DECIDED: { from: ["Meeting"], to: ["Decision"], ja: "AでBを決めた", en: "A decided B" },
  LED_TO: {
    from: ["Decision"],
    to: ["Wish", "Need", "Offer", "Group", "Place"],
    ja: "AからBが生まれた",
    en: "A led to B",
  },
  TAKEN_ON_BY: {
    from: ["Decision"],
    to: ["Person", "Group", "Company"],
    ja: "AはBが引き受けた",
    en: "A was taken on by B",
  },
  OF: {
    from: ["Introduction"],
    to: PARTIES,
    writtenBy: "introductionPropose",
    ja: "AはBを紹介する",
    en: "A introduces B",
  },
  TO: {
    from: ["Introduction"],
    to: PARTIES,
    writtenBy: "introductionPropose",
    ja: "AはBに紹介する",
    en: "A introduces to B",
  },
  THROUGH: {
    from: ["Introduction"],
    to: PARTIES,
    writtenBy: "introductionPropose",
    ja: "AはBが間に立つ",
    en: "A goes through B",
  },
  CONCERNS: {
    from: ["Introduction"],
    to: ["Offer", "Need", "Wish"],
    writtenBy: "introductionPropose",
    ja: "AはBのこと",
    en: "A concerns B",
  },
} as const satisfies Record<string, TieRule>;

export type TieKind = keyof typeof TIES;

/** The mutation that alone writes ties of this kind; undefined for a tie of its own. */
export function writtenBy(kind: TieKind): string | undefined {
  const rule: TieRule = TIES[kind];
  return rule.writtenBy;
}

/** By these it is told whose a thing is, and so where it lies, who sees it and who may correct it. */
export const OWNING: readonly TieKind[] = [
  "OFFERS",
  "HAS_NEED",
  "HAS_WISH",
  "HAS_STEP",
  "HELD",
  "DECIDED",
  "LIVES_TOGETHER",
];

/** The nouns that a tie of this kind may join to one of this noun: at its end where the noun stands at its start, and the other way about. */
export function otherNouns(kind: TieKind, noun: Noun, other: "from" | "to"): readonly Noun[] {
  const rule: TieRule = TIES[kind];
  return rule.within ? rule[other].filter((each) => each === noun) : rule[other];
}

/** Means the same read from either end. */
export function isMutual(kind: TieKind): boolean {
  return "mutual" in TIES[kind];
}

/**
 * What a thing is about, where it can be had, what it is part of and what lies beside it are facts of the thing itself: they are replaced, not ended, and
 * hold whenever they are there.
 */
export const TIMELESS: readonly TieKind[] = [
  "ABOUT",
  "SERVES",
  "PART_OF",
  "ADJACENT_TO",
  "BROADER",
  "HEARD_IN",
  "HAS_STEP",
  "BLOCKED_BY",
];

/** The words in which a consent is written down: what for, to whom, how it was given. */
export const CONSENT_WORDS = {
  purpose: ["INTRODUCTION", "GO_BETWEEN", "SUPPORT", "WATCHING_OVER", "PARTICIPATION"],
  to: ["COORDINATORS", "COMMISSIONERS", "STAFF", "NAMED"],
  given: ["PAPER", "SPOKEN", "SCREEN"],
} as const;

/** A description for each of these words. */
export type Described<W extends keyof typeof CONSENT_WORDS> = Record<(typeof CONSENT_WORDS)[W][number], string>;
