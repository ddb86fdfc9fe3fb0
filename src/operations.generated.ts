/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Why it may be shown. / 見せてよい根拠 */
export type Basis =
  /** 担当の職務として見てよい / their office in that district lets them see it */
  | 'OFFICE'
  /** 本人のもの / it is their own */
  | 'OWN'
  /** 本人の同意がある / the person agreed to it */
  | 'OWN_CONSENT'
  /** 公開されている / it is published */
  | 'PUBLIC';

/** What a tie that is missing would close. / 結べば何が閉じるか */
export type Closes =
  /** 離れ島をつなぐ / people who are held by nobody come to be held */
  | 'ISLAND'
  /** 困りごとに支え手が届く / a helper comes to a need that nobody answers */
  | 'NEED'
  /** 一人だけに頼るつながりを二本にする / an open triad is closed: who hung on one person alone hangs on two */
  | 'SECOND_TIE';

/** To whom it may be shown. / 見せてよい相手 */
export type ConsentAudience =
  /** その校区の民生委員 / the welfare commissioners of the person's school district */
  | 'COMMISSIONERS'
  /** その校区の生活支援コーディネーター / the coordinators of the person's school district */
  | 'COORDINATORS'
  /** 名指しした人や事業所だけ / only the person or company named */
  | 'NAMED'
  /** 市の相談・支援の職員 / the city's staff for advice and support */
  | 'STAFF';

/** How a topic is covered. / 担い手の状況 */
export type GapMark =
  /** 担い手がいない / nobody */
  | 'NONE'
  /** 公的なものだけ / only formal */
  | 'ONLY_FORMAL'
  /** 多様な力だけ / only informal */
  | 'ONLY_INFORMAL'
  /** 一つだけ / only one */
  | 'ONLY_ONE'
  /** 地域の外にだけある / only outside the district */
  | 'ONLY_OUTSIDE';

/** A condition that every candidate must meet, in the order in which they are applied; each may be left open. / 条件 */
export type Gate =
  /** 余裕がある / below its own cap; left open: also those that are full */
  | 'CAP'
  /** 受け手の条件に合う / its conditions are met; left open: also those whose conditions are not known to be met */
  | 'CONDITIONS'
  /** その校区で受けられる / to be had in the district; left open: anywhere in the district above */
  | 'DISTRICT'
  /** 隣の校区 / left open: the neighbouring districts are asked even when the district has enough */
  | 'NEIGHBOURS'
  /** 受付中 / can be taken up now; left open: also paused or ended */
  | 'OPEN'
  /** 時間が合う / free at the wanted hours; left open: at any hour */
  | 'TIME'
  /** テーマが合う / about the topic; left open: also what is offered for the broader topic */
  | 'TOPIC';

/** The two lanes of help. / 公的な支援か、多様な力か */
export type Lane =
  /** 公的 / formal services */
  | 'FORMAL'
  /** 多様な力 / informal ties */
  | 'INFORMAL';

/** The language of a sentence that Musubi writes. / Musubi が書く文の言語 */
export type Language =
  /** English */
  | 'EN'
  /** 日本語 */
  | 'JA';

/** What breaks when somebody leaves. / 失われるもの */
export type LossKind =
  /** つながりは残るが、どの集まり・場所・支え手にもたどり着けなくなる / ties are left, but along none of them a group, a place, a company or a helper is reached */
  | 'CUT_OFF'
  /** 記録されたつながりが一つもなくなる / no recorded tie is left to this person */
  | 'LAST_TIE'
  /** 代表や世話人がいなくなる / nobody else leads this group */
  | 'LEADERLESS'
  /** 申し出がなくなる / this offer ends */
  | 'OFFER_ENDS'
  /** この人のほかに、家族以外で知っている人がいない / besides this one and the family, nobody knows this person */
  | 'ONLY_KNOWN_BY'
  /** 運営する人がいなくなる / nobody else runs this place */
  | 'RUNNERLESS'
  /** 伴走する人がいなくなる / nobody else accompanies this group */
  | 'UNACCOMPANIED'
  /** 見守る人がいなくなる / nobody else watches over this person or household */
  | 'UNWATCHED';

/** Where a candidate is to be had, seen from the district asked about. / 地域 */
export type Nearness =
  /** 同じ圏域のほかの校区 / elsewhere in the district above */
  | 'ELSEWHERE'
  /** この校区 / here */
  | 'HERE'
  /** 隣の校区 / in a neighbouring district */
  | 'NEXT';

/** Whether an offer can be taken up. / 申し出の状態 */
export type OfferState =
  /** 終了 */
  | 'CLOSED'
  /** 受付中 */
  | 'OPEN'
  /** 休止中 / paused by its party */
  | 'PAUSED';

/** What a score is made of; formulas and weights stand in the README. / 点数の内訳 */
export type Part =
  /** 相手との距離 / distance between the two */
  | 'DISTANCE'
  /** 確認の新しさ / how recently it was confirmed */
  | 'FRESHNESS'
  /** 校区が同じか隣か / the same district or the next */
  | 'NEARNESS'
  /** 引き受けられる余裕 / room under the cap */
  | 'ROOM'
  /** 教えたい・習いたいの組み合わせ / whether giving meets receiving */
  | 'STANCE'
  /** 相手とのつながり / ties to the one who is helped */
  | 'TIES'
  /** 希望の時間とどれだけ重なるか / share of the wanted hours */
  | 'TIME'
  /** テーマがどれだけ合うか / how well the topic fits */
  | 'TOPIC'
  /** 緊急度 / urgency */
  | 'URGENCY';

/** What joins two entities; the direction is that of the sentence. / つながりの種類 */
export type TieKind =
  /** AはBのこと / A is about B */
  | 'ABOUT'
  /** AにはBが伴走する / A is accompanied by B */
  | 'ACCOMPANIED_BY'
  /** AはBで活動する / A is active in B */
  | 'ACTIVE_IN'
  /** AとBは隣り合う / A and B are neighbours */
  | 'ADJACENT_TO'
  /** AはBに含まれる / A is a kind of B */
  | 'BROADER'
  /** AとBは家族・親族 / A and B are family */
  | 'FAMILY_OF'
  /** AはBによく行く / A often goes to B */
  | 'FREQUENTS'
  /** AはBに困っている / A needs B */
  | 'HAS_NEED'
  /** AはBを願っている / A wishes B */
  | 'HAS_WISH'
  /** AがいまBに応えている / A is answering B now */
  | 'HELPS'
  /** AとBは知り合い / A and B know each other */
  | 'KNOWS'
  /** AはBに住む / A lives in B */
  | 'LIVES_IN'
  /** AはBの世帯員 / A belongs to household B */
  | 'LIVES_TOGETHER'
  /** AはBにある / A stands in B */
  | 'LOCATED_IN'
  /** AはBに集まる / A meets at B */
  | 'MEETS_AT'
  /** AはBに参加している / A takes part in B */
  | 'MEMBER_OF'
  /** AはBを申し出ている / A offers B */
  | 'OFFERS'
  /** AはBの一部 / A is part of B */
  | 'PART_OF'
  /** AはBが運営する / A is run by B */
  | 'RUN_BY'
  /** AはBで受けられる / A can be had in B */
  | 'SERVES'
  /** AはBを見守る / A watches over B */
  | 'WATCHES_OVER'
  /** AはBで働く / A works at B */
  | 'WORKS_AT';

/** What an offer may ask of the one it helps. / 受け手の条件 */
export type Trait =
  /** 自分で歩ける */
  | 'CAN_WALK'
  /** 要支援・要介護認定 */
  | 'CARE_CERTIFIED'
  /** 子育て世帯 */
  | 'FAMILY_WITH_CHILDREN'
  /** 1階または段差なし */
  | 'GROUND_FLOOR'
  /** 一人暮らし */
  | 'LIVES_ALONE'
  /** 会員・参加者 */
  | 'MEMBER'
  /** 65歳以上 */
  | 'OVER_65'
  /** 18歳未満 */
  | 'UNDER_18'
  /** 女性 */
  | 'WOMAN';

/** May this be shown? / 見せてよいか */
export type Verdict =
  /** 先に本人に確かめる / ask first */
  | 'ASK_FIRST'
  /** 見せてよい / may be shown */
  | 'MAY_SHOW';

/** Which side of a wish one takes. / 願いの向き */
export type WishStance =
  /** 教えたい・してあげたい・応援したい */
  | 'GIVE'
  /** 習いたい・してもらいたい */
  | 'RECEIVE'
  /** いっしょにやりたい */
  | 'TOGETHER';

export type AccompanimentQueryVariables = Exact<{
  district: string;
  coordinators?: boolean;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type AccompanimentQuery = { accompaniment: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment', id: string, accompanies: number | null, group: { id: string, name: string }, by: { id: string, name: string } | null, could: Array<{ distance: number | null, carries: number, who: { id: string, name: string }, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'Burden', id: string, helping: number, cap: number | null, watching: number, leading: number, accompanying: number, helper: { id: string, name: string }, relief: Array<{ distance: number | null, carries: number, who: { id: string, name: string }, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type EcoMapQueryVariables = Exact<{
  of: string | number;
  kinds?: Array<TieKind> | TieKind | null | undefined;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type EcoMapQuery = { around: { total: number, center:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , bundles: Array<{ kind: TieKind, outward: boolean, count: number, more: boolean }>, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie', id: string, kind: TieKind, role: string | null, since: string | null, from: { id: string, name: string }, to: { id: string, name: string } }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } | null };

export type IfLeavesQueryVariables = Exact<{
  district?: string | null | undefined;
  person?: string | number | null | undefined;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type IfLeavesQuery = { ifLeaves: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Departure', id: string, cutOff: number, unwatched: number, thingsCount: number, offersCount: number, person: { id: string, name: string }, people: Array<{ id: string, name: string }>, things: Array<{ id: string, name: string }> }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss', id: string, lost: LossKind, of: { id: string, name: string }, on: { id: string, name: string }, successors: Array<{ distance: number | null, carries: number, who: { id: string, name: string }, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type IntroductionPathQueryVariables = Exact<{
  from: string | number;
  to: string | number;
  at?: string | null | undefined;
  language?: Language;
}>;


export type IntroductionPathQuery = { pathBetween: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Path', length: number, steps: Array<{ kind: TieKind, role: string | null, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type MatchesForQueryVariables = Exact<{
  of: string | number;
  at?: string | null | undefined;
  relax?: Array<Gate> | Gate;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type MatchesForQuery = { matchesFor: { total: number, candidates: { edges: Array<{ cursor: string, node: { lane: Lane | null, nearness: Nearness | null, distance: number | null, verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need', id: string, name: string, urgency: number | null }
            | { __typename: 'Offer', id: string, name: string, description: string | null, conditions: Array<Trait> | null, conditionNote: string | null, fee: number | null, feeNote: string | null }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish', id: string, name: string, stance: WishStance | null }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, slots: Array<{ text: string, words: string }>, load: { now: number, cap: number | null } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type MayShowQueryVariables = Exact<{
  thing: string | number;
  to: ConsentAudience;
  party?: string | number | null | undefined;
  language?: Language;
}>;


export type MayShowQuery = { mayShow: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, basis: Basis | null, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company', id: string, name: string }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group', id: string, name: string }
            | { __typename: 'Household', id: string, name: string }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need', id: string, name: string }
            | { __typename: 'Offer', id: string, name: string }
            | { __typename: 'Path' }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Place', id: string, name: string }
            | { __typename: 'Tie' }
            | { __typename: 'Topic', id: string, name: string }
            | { __typename: 'Wish', id: string, name: string }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type MissingTiesQueryVariables = Exact<{
  district: string;
  closes?: Closes | null | undefined;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type MissingTiesQuery = { missingTies: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, distance: number | null, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie', id: string, closes: Closes, gains: number, who: { id: string, name: string }, toWhom: { id: string, name: string }, need: { id: string, name: string } | null, through: { id: string, name: string } | null }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type NeverAskedQueryVariables = Exact<{
  district: string;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type NeverAskedQuery = { askedHelpers: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, lane: Lane | null, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer', id: string, name: string, description: string | null, state: OfferState | null }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }>, slots: Array<{ text: string, words: string }>, load: { now: number, cap: number | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type OnlyMyTiesQueryVariables = Exact<{
  person: string | number;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type OnlyMyTiesQuery = { onlyMyTies: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss', id: string, lost: LossKind, of: { id: string, name: string }, on: { id: string, name: string }, successors: Array<{ distance: number | null, carries: number, who: { id: string, name: string }, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type OverAskedQueryVariables = Exact<{
  district: string;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type OverAskedQuery = { askedHelpers: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden', id: string, helping: number, cap: number | null, watching: number, leading: number, accompanying: number, helper: { id: string, name: string }, relief: Array<{ distance: number | null, carries: number, who: { id: string, name: string }, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type UncoveredTopicsQueryVariables = Exact<{
  district: string;
  at?: string | null | undefined;
  all?: boolean;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type UncoveredTopicsQuery = { uncoveredTopics: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap', mark: GapMark | null, needs: number, wishes: number, formal: number, informal: number, outside: number, topic: { id: string, name: string, nameEn: string | null } }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type WhoCanHelpQueryVariables = Exact<{
  district: string;
  topic: string;
  for?: string | number | null | undefined;
  at?: string | null | undefined;
  when?: Array<string> | string | null | undefined;
  relax?: Array<Gate> | Gate;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type WhoCanHelpQuery = { whoCanHelp: { total: number, candidates: { edges: Array<{ cursor: string, node: { lane: Lane | null, nearness: Nearness | null, distance: number | null, verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer', id: string, name: string, description: string | null, conditions: Array<Trait> | null, conditionNote: string | null, fee: number | null, feeNote: string | null }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'Wish' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, slots: Array<{ text: string, words: string }>, load: { now: number, cap: number | null } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };
