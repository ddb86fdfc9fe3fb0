/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What makes a place usable. / バリアフリー */
export type Accessibility =
  /** 点字・読み上げ */
  | 'BRAILLE'
  /** つえ貸出 */
  | 'CANE_LOAN'
  /** 補助犬同伴可 */
  | 'GUIDE_DOG'
  /** エレベーター */
  | 'LIFT'
  /** おむつ替え */
  | 'NAPPY_TABLE'
  /** 授乳室 */
  | 'NURSING_ROOM'
  /** オストメイト対応 */
  | 'OSTOMATE'
  /** 優先駐車場 */
  | 'PARKING'
  /** ベビーカー */
  | 'PRAM'
  /** 段差なし・スロープ */
  | 'STEP_FREE'
  /** 字幕 */
  | 'SUBTITLES'
  /** 点字ブロック */
  | 'TACTILE'
  /** バリアフリートイレ */
  | 'TOILET'
  /** 車いす可 */
  | 'WHEELCHAIR'
  /** 車いす貸出 */
  | 'WHEELCHAIR_LOAN'
  /** 筆談 */
  | 'WRITING';

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

/** How somebody could bring two places together. / 橋渡しのしかた */
export type BridgeKind =
  /** 一方に通っていて、もう一方に知り合いがいる / goes to one and knows somebody at the other */
  | 'GOES_AND_KNOWS'
  /** どちらにも知り合いがいる / knows somebody at both */
  | 'KNOWS_BOTH'
  /** 一方の人で、どちらへも歩いて15分以内に住む / belongs to one and lives within 15 minutes' walk of both */
  | 'LIVES_BETWEEN'
  /** 一方を運営していて、もう一方に知り合いがいる / runs one and knows somebody at the other */
  | 'RUNS_AND_KNOWS'
  /** 一方を運営している / runs one of them */
  | 'RUNS_ONE';

/** What happened to a record. / 記録に起きたこと */
export type ChangeKind =
  /** 確認した / confirmed */
  | 'CONFIRMED'
  /** 訂正した / corrected */
  | 'CORRECTED'
  /** 登録した / registered */
  | 'REGISTERED'
  /** つながりができた / a tie began */
  | 'TIE_BEGAN'
  /** つながりが終わった / a tie ended */
  | 'TIE_ENDED';

/** What a tie that is missing would close. / 結べば何が閉じるか */
export type Closes =
  /** 離れ島をつなぐ / people who are held by nobody come to be held */
  | 'ISLAND'
  /** 困りごとに支え手が届く / a helper comes to a need that nobody answers */
  | 'NEED'
  /** 一人だけに頼るつながりを二本にする / an open triad is closed: who hung on one person alone hangs on two */
  | 'SECOND_TIE';

/** What is registered or corrected of a Company. A field left out stays as it is; null clears it. / 企業の記入欄 */
export type CompanyInput = {
  /** The districts it is active in. / 活動地域 */
  activeIn?: Array<string | number> | null | undefined;
  /** What it does. / 事業 */
  description?: string | null | undefined;
  /** How the name is read, in kana. / よみ */
  kana?: string | null | undefined;
  /** Name or title; needed to register. / 名前・題 */
  name?: string | null | undefined;
  /** The head office. / 本店・本社 */
  partOf?: string | number | null | undefined;
  /** Telephone; null when not recorded. / 電話 */
  phone?: string | null | undefined;
  /** Who may see it; when left out, the district's coordinators. / 見せる相手 */
  shownTo?: ShownTo | null | undefined;
  /** Where it is known from. / 情報の出どころ */
  source?: string | null | undefined;
  /** What kind of business. / 業種 */
  type?: CompanyType | null | undefined;
};

/** What kind of business. / 業種 */
export type CompanyType =
  /** 金融 */
  | 'BANK'
  /** 介護・福祉 */
  | 'CARE'
  /** 建設・住まい */
  | 'CONSTRUCTION'
  /** 飲食・食品 */
  | 'FOOD'
  /** 医療・薬局 */
  | 'MEDICAL'
  /** その他 */
  | 'OTHER'
  /** サービス */
  | 'SERVICE'
  /** 商店 */
  | 'SHOP'
  /** 交通・運送 */
  | 'TRANSPORT';

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

/** How it was given. / 同意の方法 */
export type ConsentForm =
  /** 書面 / on paper */
  | 'PAPER'
  /** 本人が画面で / by the person themself, on screen */
  | 'SCREEN'
  /** 口頭（何と言ったかを書く） / spoken; what was said is written down */
  | 'SPOKEN';

/** A consent as it was given. / 同意の記入欄 */
export type ConsentInput = {
  /** What it covers: the person's own id, or ids of what they offer, need or wish. */
  covers: Array<string | number>;
  /** How it was given. On screen only the person themself can. */
  given: ConsentForm;
  /** When it was given; when left out, now. */
  givenAt?: string | null | undefined;
  /** A person who is to be asked first; then nothing is shown before. */
  goBetween?: string | number | null | undefined;
  /** The person or company named; needed where `to` is NAMED. */
  party?: string | number | null | undefined;
  /** Who gives it: a person. */
  person: string | number;
  /** Who gave it in the person's place, and as what. */
  proxy?: string | null | undefined;
  /** What for. */
  purpose: Purpose;
  /** What was said; needed where it was spoken. */
  said?: string | null | undefined;
  /** To whom it may be shown. */
  to: ConsentAudience;
  /** Until when it holds; when left out, until withdrawn. */
  until?: string | null | undefined;
};

/** Where a decision stands. / 決めたことの状態 */
export type DecisionState =
  /** できた / done */
  | 'DONE'
  /** 取りやめた / dropped */
  | 'DROPPED'
  /** これから・進めている / still to be done */
  | 'OPEN';

/** How large a district is. / 地域の段階 */
export type DistrictLevel =
  /** 圏域 / a part of the city with several school districts */
  | 'AREA'
  /** 市 */
  | 'CITY'
  /** 町内 / neighbourhood */
  | 'NEIGHBOURHOOD'
  /** 校区 / school district */
  | 'SCHOOL_DISTRICT';

/** What a voice looks like. / 声の種類の見立て */
export type DraftKind =
  /** 将来の声 / about the future of the district */
  | 'FUTURE'
  /** 困りごと / a need */
  | 'NEED'
  /** できること / an offer */
  | 'OFFER'
  /** 願い / a wish */
  | 'WISH';

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

/** By the age reached in the year asked about. / 世代 */
export type Generation =
  /** 18〜64歳 / 18 to 64 */
  | 'MIDDLE'
  /** 65歳以上 / 65 and over */
  | 'OLDER'
  /** 18歳未満 / under 18 */
  | 'YOUNG';

/** A point on the earth, WGS 84. / 地点 */
export type GeoPointInput = {
  /** Degrees north. / 緯度 */
  latitude: number;
  /** Degrees east. / 経度 */
  longitude: number;
};

/** What is registered or corrected of a Group. A field left out stays as it is; null clears it. / 団体の記入欄 */
export type GroupInput = {
  /** The coordinator who accompanies it. / 伴走するコーディネーター */
  accompaniedBy?: string | number | null | undefined;
  /** The districts it is active in. / 活動地域 */
  activeIn?: Array<string | number> | null | undefined;
  /** What it does. / 活動 */
  description?: string | null | undefined;
  /** How the name is read, in kana. / よみ */
  kana?: string | null | undefined;
  /** Where it meets. / 集まる場所 */
  meetsAt?: string | number | null | undefined;
  /** Name or title; needed to register. / 名前・題 */
  name?: string | null | undefined;
  /** Telephone; null when not recorded. / 電話 */
  phone?: string | null | undefined;
  /** Who may see it; when left out, the district's coordinators. / 見せる相手 */
  shownTo?: ShownTo | null | undefined;
  /** Where it is known from. / 情報の出どころ */
  source?: string | null | undefined;
  /** What kind of group. / 種類 */
  type?: GroupType | null | undefined;
};

/** What kind of group. / 団体の種類 */
export type GroupType =
  /** 子ども会・子どもの活動 */
  | 'CHILDREN'
  /** サークル・クラブ */
  | 'CLUB'
  /** 校区社協・社会福祉協議会 */
  | 'DISTRICT_WELFARE_COUNCIL'
  /** 自治会・町内会 */
  | 'NEIGHBOURHOOD_ASSOCIATION'
  /** NPO */
  | 'NPO'
  /** その他（行政の窓口など） */
  | 'OTHER'
  /** PTA */
  | 'PTA'
  /** サロン・通いの場 */
  | 'SALON'
  /** 学校 */
  | 'SCHOOL'
  /** 支え合い推進会議 */
  | 'SUPPORT_MEETING'
  /** ボランティアグループ */
  | 'VOLUNTEER'
  /** 社会福祉法人 */
  | 'WELFARE_CORPORATION';

/** A danger that a shelter is meant for. / 災害の種類 */
export type Hazard =
  /** 地震 */
  | 'EARTHQUAKE'
  /** 大規模な火事 */
  | 'FIRE'
  /** 洪水 */
  | 'FLOOD'
  /** 内水氾濫 */
  | 'INLAND_FLOOD'
  /** 崖崩れ・土石流・地滑り */
  | 'LANDSLIDE'
  /** 高潮 */
  | 'STORM_SURGE'
  /** 津波 */
  | 'TSUNAMI'
  /** 火山現象 */
  | 'VOLCANO';

/** How a voice reached whoever wrote it down. / どう聞いたか */
export type Heard =
  /** 会議や集まりの席で / said at a meeting */
  | 'MEETING'
  /** 立ち話や雑談で耳にした / overheard */
  | 'OVERHEARD'
  /** 紙で（アンケート・カード） / on paper */
  | 'PAPER'
  /** 代わりの人から / through somebody else */
  | 'PROXY'
  /** 本人が画面で / on screen, by the one whose voice it is */
  | 'SCREEN';

/** What is registered or corrected of a Household. A field left out stays as it is; null clears it. / 世帯の記入欄 */
export type HouseholdInput = {
  /** How the name is read, in kana. / よみ */
  kana?: string | null | undefined;
  /** The neighbourhood or school district it lives in. / 住んでいる地域 */
  livesIn?: string | number | null | undefined;
  /** Name or title; needed to register. / 名前・題 */
  name?: string | null | undefined;
  /** What a helper should know. / 備考 */
  note?: string | null | undefined;
  /** Who may see it; when left out, the district's coordinators. / 見せる相手 */
  shownTo?: ShownTo | null | undefined;
  /** How many people live in it; null when not recorded. / 人数 */
  size?: number | null | undefined;
  /** Where it is known from. / 情報の出どころ */
  source?: string | null | undefined;
};

/** What one who is asked has answered. / 返事 */
export type IntroductionAnswer =
  /** 承諾 / agreed */
  | 'AGREED'
  /** 聞いた、返事はまだ / asked, and not answered yet */
  | 'ASKED'
  /** 辞退 / declined */
  | 'DECLINED';

/** An introduction to be proposed. / 紹介の提案 */
export type IntroductionInput = {
  /** When it was proposed; when left out, now. */
  at?: string | null | undefined;
  /** The needs, wishes and offers of the two that it is about. / 何のために */
  concerns?: Array<string | number>;
  /** A title, which everybody who is asked will read: let it name nobody. When left out, 「紹介」 and the day. */
  name?: string | null | undefined;
  /** A remark for the coordinators. / 備考 */
  note?: string | null | undefined;
  /** Whom to introduce: a person, group, company or place. / だれを */
  of: string | number;
  /** Who goes between, in the order in which they are to be asked. / だれを介して */
  through?: Array<string | number>;
  /** To whom. / だれに */
  to: string | number;
};

/** What moves an introduction from one state to another. / 紹介の動き */
export type IntroductionMove =
  /** 聞かれた人が承諾する / the one asked agrees */
  | 'AGREE'
  /** 半年たっても続いている / it lives at six months */
  | 'ALIVE'
  /** 次の人に聞く / ask the next one */
  | 'ASK'
  /** 終える / close it */
  | 'CLOSE'
  /** 聞かれた人が断る / one who was asked declines */
  | 'DECLINE'
  /** 会えた / they met */
  | 'MEET'
  /** 提案する / propose it */
  | 'PROPOSE'
  /** 三度目も会えた / they met a third time */
  | 'THIRD_TIME'
  /** 取り下げる / withdraw it */
  | 'WITHDRAW';

/** What is recorded of a move. / 動きの記入欄 */
export type IntroductionMoveInput = {
  /** When it happened; when left out, now. */
  at?: string | null | undefined;
  /** With AGREE: how a person agreed; needed, because it is their consent to be named to the other side. */
  given?: ConsentForm | null | undefined;
  /** A remark for the coordinators. / 備考 */
  note?: string | null | undefined;
  /** Who answered in their place, and as what. / 代理人 */
  proxy?: string | null | undefined;
  /** With DECLINE: why; kept from the other side. / 断った理由 */
  reason?: string | null | undefined;
  /** What was said; needed where a person agreed by word of mouth. */
  said?: string | null | undefined;
  /** With AGREE: until when the consent holds. */
  until?: string | null | undefined;
  /** With AGREE and DECLINE: who answers. When left out, the one who is asked now. */
  who?: string | number | null | undefined;
};

/** Whether the two met, as somebody recorded it. An introduction that was closed, declined or withdrawn is never counted as met. / 会えたかどうか */
export type IntroductionOutcome =
  /** 会えたあと、終わった / they met, and it ended later */
  | 'ENDED'
  /** 半年たっても続いている / it lives at six months */
  | 'LASTING'
  /** 会えた / they met */
  | 'MET'
  /** 会わないまま終わった / ended, and they never met */
  | 'NEVER_MET'
  /** まだこれから / not yet */
  | 'PENDING';

/** As what somebody takes part in an introduction. / 紹介での立場 */
export type IntroductionPart =
  /** 紹介される側 / whom it introduces */
  | 'OF'
  /** 間に立つ人 / goes between */
  | 'THROUGH'
  /** 紹介する相手 / to whom */
  | 'TO';

/** Where an introduction stands. It moves only along the arrows in the README. / 紹介の状態 */
export type IntroductionState =
  /** 全員が承諾した / accepted by all */
  | 'ACCEPTED'
  /** 半年たっても続いている / alive at six months */
  | 'ALIVE'
  /** 返事を待っている / asked, waiting for the answer */
  | 'ASKED'
  /** 終了 / closed */
  | 'CLOSED'
  /** 断られた / declined */
  | 'DECLINED'
  /** 次の人に聞くところ / some agreed, the next is to be asked */
  | 'HALFWAY'
  /** 会えた / met */
  | 'MET'
  /** 提案したところ / proposed */
  | 'PROPOSED'
  /** 三度会えた / met a third time */
  | 'THIRD_TIME'
  /** 取り下げた / withdrawn */
  | 'WITHDRAWN';

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

/** Whether generations meet at a place. / 世代のまじわり */
export type MixMark =
  /** きっかけがあれば、まじわる / it could: somebody of the missing generation has a reason to come */
  | 'COULD'
  /** 二つ以上の世代がまじわっている / two generations or more are there, none of them alone */
  | 'MIXES'
  /** 一つの世代にかたよっている / one generation, and nothing is recorded that would bring another */
  | 'ONE_SIDED';

/** Where a candidate is to be had, seen from the district asked about. / 地域 */
export type Nearness =
  /** 同じ圏域のほかの校区 / elsewhere in the district above */
  | 'ELSEWHERE'
  /** この校区 / here */
  | 'HERE'
  /** 隣の校区 / in a neighbouring district */
  | 'NEXT';

/** What is registered or corrected of a Need. A field left out stays as it is; null clears it. / 困りごとの記入欄 */
export type NeedInput = {
  /** What exactly. / 内容 */
  description?: string | null | undefined;
  /** How the name is read, in kana. / よみ */
  kana?: string | null | undefined;
  /** Name or title; needed to register. / 名前・題 */
  name?: string | null | undefined;
  /** The larger need it is a piece of. / もとの困りごと */
  partOf?: string | number | null | undefined;
  /** Who has it. / 困っている人 */
  party?: string | number | null | undefined;
  /** Who may see it; when left out, the district's coordinators. / 見せる相手 */
  shownTo?: ShownTo | null | undefined;
  /** Since when. / いつから */
  since?: string | null | undefined;
  /** Hours such as WE 14:00-16:00, 2nd+4th WE 14:00-16:00 not on holidays, or 2026-12-05 10:00-12:00, Asia/Tokyo; null or empty: by arrangement. / 曜日と時間 */
  slots?: Array<string> | null | undefined;
  /** Where it is known from. / 情報の出どころ */
  source?: string | null | undefined;
  /** Where it stands. / 状態 */
  state?: NeedState | null | undefined;
  /** What it is about. / テーマ */
  topics?: Array<string | number> | null | undefined;
  /** What is recorded of the conditions that offers ask for. / 受け手としての条件 */
  traits?: Array<Trait> | null | undefined;
  /** 1: when it suits, 2: soon, 3: now. / 緊急度 */
  urgency?: number | null | undefined;
};

/** Where a need stands. / 困りごとの状態 */
export type NeedState =
  /** 終了 */
  | 'CLOSED'
  /** 応えがある / answered */
  | 'MET'
  /** 相手を探している */
  | 'OPEN';

/** What kind of thing an entity is. / 種類 */
export type Noun =
  /** 企業・店 */
  | 'Company'
  /** 話し合いで決めたこと */
  | 'Decision'
  /** 市・圏域・校区・町内 */
  | 'District'
  /** 団体・グループ */
  | 'Group'
  /** 世帯 */
  | 'Household'
  /** 紹介 */
  | 'Introduction'
  /** 会議・話し合い */
  | 'Meeting'
  /** 困りごと */
  | 'Need'
  /** できること・サービス・使える物や場所 */
  | 'Offer'
  /** 人 */
  | 'Person'
  /** 場所 */
  | 'Place'
  /** テーマ（何についての助け合いか） */
  | 'Topic'
  /** 聞いた声 / one sentence heard */
  | 'Voice'
  /** やってみたい・願い */
  | 'Wish'
  /** 願いの一歩 / a step towards a wish */
  | 'WishStep';

/** What is registered or corrected of an Offer. A field left out stays as it is; null clears it. / できることの記入欄 */
export type OfferInput = {
  /** How many it takes at a time; null: not recorded. / 一度に引き受けられる数 */
  cap?: number | null | undefined;
  /** Conditions in words. / 条件の説明 */
  conditionNote?: string | null | undefined;
  /** What the one who is helped must fulfil, all of it. / 受け手の条件 */
  conditions?: Array<Trait> | null | undefined;
  /** What exactly. / 内容 */
  description?: string | null | undefined;
  /** Yen; 0: free; null: not recorded. / 料金 */
  fee?: number | null | undefined;
  /** The fee in words. / 料金の説明 */
  feeNote?: string | null | undefined;
  /** By what whoever helps, and whoever is helped, is insured, in words; null: not recorded. / 保険 */
  insurance?: string | null | undefined;
  /** How the name is read, in kana. / よみ */
  kana?: string | null | undefined;
  /** Formal service or informal tie. / 公的か多様な力か */
  lane?: Lane | null | undefined;
  /** Name or title; needed to register. / 名前・題 */
  name?: string | null | undefined;
  /** When the party last confirmed it. / 最終確認日 */
  observedAt?: string | null | undefined;
  /** Who offers it. / 申し出た人・団体 */
  party?: string | number | null | undefined;
  /** The districts in which it can be had. / 対象地域 */
  serves?: Array<string | number> | null | undefined;
  /** Who may see it; when left out, the district's coordinators. / 見せる相手 */
  shownTo?: ShownTo | null | undefined;
  /** Can be had from. / 開始 */
  since?: string | null | undefined;
  /** Hours such as WE 14:00-16:00, 2nd+4th WE 14:00-16:00 not on holidays, or 2026-12-05 10:00-12:00, Asia/Tokyo; null or empty: by arrangement. / 曜日と時間 */
  slots?: Array<string> | null | undefined;
  /** Where it is known from. / 情報の出どころ */
  source?: string | null | undefined;
  /** Whether it can be taken up. / 状態 */
  state?: OfferState | null | undefined;
  /** What it is about. / テーマ */
  topics?: Array<string | number> | null | undefined;
  /** A skill, a service or an asset. / 種類 */
  type?: OfferType | null | undefined;
  /** Can be had until; null while it lasts. / 終了 */
  until?: string | null | undefined;
};

/** Whether an offer can be taken up. / 申し出の状態 */
export type OfferState =
  /** 終了 */
  | 'CLOSED'
  /** 受付中 */
  | 'OPEN'
  /** 休止中 / paused by its party */
  | 'PAUSED';

/** What is offered. / 申し出の種類 */
export type OfferType =
  /** 使える物や場所 / something idle that may be used */
  | 'ASSET'
  /** サービス / a service */
  | 'SERVICE'
  /** できること / something a person or group can do */
  | 'SKILL';

/** What a score is made of; formulas and weights stand in the README. / 点数の内訳 */
export type Part =
  /** 相手との距離 / distance between the two */
  | 'DISTANCE'
  /** ひらいた経験 / having done it before */
  | 'EXPERIENCE'
  /** 双方の合いぐあい / how well both sides suit each other */
  | 'FIT'
  /** 確認の新しさ / how recently it was confirmed */
  | 'FRESHNESS'
  /** 世代のまじわり / how evenly generations are mixed */
  | 'GENERATIONS'
  /** 続く見こみ / the chance that it holds */
  | 'HOLDS'
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
  | 'URGENCY'
  /** 言葉がどれだけ似ているか / how alike the words are */
  | 'WORDS';

/** A part of the day, by the clock of Asia/Tokyo. / 時間帯 */
export type PartOfDay =
  /** 午後（12〜17時） / 12:00 to 17:00 */
  | 'AFTERNOON'
  /** 夕方から夜（17〜21時） / 17:00 to 21:00 */
  | 'EVENING'
  /** 午前（9〜12時） / 9:00 to 12:00 */
  | 'MORNING';

/** What is registered or corrected of a Person. A field left out stays as it is; null clears it. / 人の記入欄 */
export type PersonInput = {
  /** Year of birth; null when not recorded. / 生年 */
  birthYear?: number | null | undefined;
  /** The household the person belongs to. / 世帯 */
  household?: string | number | null | undefined;
  /** How the name is read, in kana. / よみ */
  kana?: string | null | undefined;
  /** The neighbourhood or school district the person lives in. / 住んでいる地域 */
  livesIn?: string | number | null | undefined;
  /** Name or title; needed to register. / 名前・題 */
  name?: string | null | undefined;
  /** What a helper should know. / 備考 */
  note?: string | null | undefined;
  /** Telephone; null when not recorded. / 電話 */
  phone?: string | null | undefined;
  /** Where it is. / 位置 */
  point?: GeoPointInput | null | undefined;
  /** In which capacity the person is known. / 立場 */
  role?: PersonRole | null | undefined;
  /** Who may see it; when left out, the district's coordinators. / 見せる相手 */
  shownTo?: ShownTo | null | undefined;
  /** Where it is known from. / 情報の出どころ */
  source?: string | null | undefined;
  /** What is recorded of the conditions that offers ask for. / 受け手としての条件 */
  traits?: Array<Trait> | null | undefined;
};

/** In which capacity a person is known. / 立場 */
export type PersonRole =
  /** 民生委員・児童委員 / welfare commissioner */
  | 'COMMISSIONER'
  /** コーディネーター（生活支援・CSW） */
  | 'COORDINATOR'
  /** 住民 */
  | 'RESIDENT'
  /** 職員 */
  | 'STAFF'
  /** ボランティア */
  | 'VOLUNTEER';

/** What is registered or corrected of a Place. A field left out stays as it is; null clears it. / 場所の記入欄 */
export type PlaceInput = {
  /** What makes it usable; empty or null: not recorded, which is not none. / バリアフリー */
  accessibility?: Array<Accessibility> | null | undefined;
  /** The address as written. / 住所 */
  address?: string | null | undefined;
  /** How many people it holds; null when not recorded. / 定員 */
  capacity?: number | null | undefined;
  /** What it is for. / 説明 */
  description?: string | null | undefined;
  /** What is there to be used. / 設備 */
  equipment?: Array<string> | null | undefined;
  /** The dangers it is a shelter from. / 対応する災害 */
  hazards?: Array<Hazard> | null | undefined;
  /** How the name is read, in kana. / よみ */
  kana?: string | null | undefined;
  /** The district it stands in. / 所在する地域 */
  locatedIn?: string | number | null | undefined;
  /** Name or title; needed to register. / 名前・題 */
  name?: string | null | undefined;
  /** Whom it is meant for; null or empty: not recorded, which is not nobody. / 入れる人 */
  openFor?: Array<Visitor> | null | undefined;
  /** Opening hours as its owner words them; null when not recorded. / 開館時間 */
  openingHours?: string | null | undefined;
  /** The same as weekly hours such as WE 14:00-16:00, Asia/Tokyo; null or empty: not recorded, which is not closed. / 開館の曜日と時間 */
  openingSlots?: Array<string> | null | undefined;
  /** Telephone; null when not recorded. / 電話 */
  phone?: string | null | undefined;
  /** Where it is. / 位置 */
  point?: GeoPointInput | null | undefined;
  /** Who runs it. / 運営者 */
  runBy?: string | number | null | undefined;
  /** What it is as a shelter; null when it is none. / 避難の区分 */
  shelterType?: ShelterType | null | undefined;
  /** Who may see it; when left out, the district's coordinators. / 見せる相手 */
  shownTo?: ShownTo | null | undefined;
  /** Where it is known from. / 情報の出どころ */
  source?: string | null | undefined;
  /** What kind of place. / 種類 */
  type?: PlaceType | null | undefined;
  /** Its page on the web; null when there is none. / ウェブページ */
  url?: string | null | undefined;
};

/** What kind of place. / 場所の種類 */
export type PlaceType =
  /** 子育て施設 */
  | 'CHILDCARE'
  /** 公民館・地域交流センター */
  | 'COMMUNITY_CENTRE'
  /** 文化施設 */
  | 'CULTURE'
  /** 空き家 */
  | 'EMPTY_HOUSE'
  /** 集会所・ホール */
  | 'HALL'
  /** 居場所 / a place to be */
  | 'IBASHO'
  /** 図書館 */
  | 'LIBRARY'
  /** 医療施設 */
  | 'MEDICAL'
  /** 役所・事務所 */
  | 'OFFICE'
  /** その他 */
  | 'OTHER'
  /** 公園 */
  | 'PARK'
  /** 学校 */
  | 'SCHOOL'
  /** 避難場所・避難所 */
  | 'SHELTER'
  /** スポーツ施設 */
  | 'SPORTS'
  /** 福祉施設 */
  | 'WELFARE';

/** What the person agreed to it for. / 同意の目的 */
export type Purpose =
  /** 人を紹介する間に立つ / going between: introducing others, to whomever a coordinator asks for, or only to the one named */
  | 'GO_BETWEEN'
  /** 人や団体を紹介する / being introduced to others */
  | 'INTRODUCTION'
  /** 役割や居場所につなぐ。本人について同意したときは、本人がよく行く場所と参加している団体も同じ相手に見せる（本人だけに見せると決めたものを除く） / finding a role or a place to be; a consent that covers the person also shows to the same where they often go and what they take part in, except what is shown to nobody but themself */
  | 'PARTICIPATION'
  /** 相談と支援 / advice and support */
  | 'SUPPORT'
  /** 見守り / being watched over */
  | 'WATCHING_OVER';

/** What a place would need in order to fit. / 足りない条件 */
export type ReachLack =
  /** 予約や相談をすれば使える / it is to be had by arrangement only */
  | 'ARRANGEMENT'
  /** 段差がある / it has steps, as far as is recorded */
  | 'BARRIER_FREE'
  /** バリアフリーかどうかの記録がない / whether it is barrier-free is not recorded */
  | 'BARRIER_FREE_UNKNOWN'
  /** 歩くには遠い / it is too far to walk */
  | 'DISTANCE'
  /** その時間に開いていない / it is not open at that time */
  | 'HOURS'
  /** 開いている時間の記録がない / its hours are not recorded */
  | 'HOURS_UNKNOWN'
  /** ほかの人のための場所 / it is meant for others */
  | 'OPEN_FOR'
  /** だれが入れるかの記録がない / whom it is meant for is not recorded */
  | 'OPEN_FOR_UNKNOWN';

/** What can be reached on foot. / 歩いて行ける場所があるか */
export type ReachMark =
  /** みな行ける / everybody can */
  | 'ALL'
  /** 記録のある場所のどれも、条件に合わない / nothing that is recorded fits */
  | 'NONE'
  /** 行ける人と行けない人がいる / some of its people can reach something, others cannot */
  | 'SOME'
  /** 合うかどうか記録のない場所だけがある / only places of which it is not recorded whether they fit */
  | 'UNKNOWN';

/** Whether it closes. / 輪か、つながりか */
export type RingShape =
  /** つながり: 一人の申し出から始まり、手わたされていく / begun by somebody who only gives, and passed on */
  | 'CHAIN'
  /** 輪: みんなが贈り、みんなが受けとる / everybody gives and receives */
  | 'RING';

/** What a shelter is for. / 避難の区分 */
export type ShelterType =
  /** 指定避難所 / to stay in */
  | 'DESIGNATED'
  /** 指定緊急避難場所 / to escape to */
  | 'EMERGENCY';

/** Who may see it. People and what is theirs are never public, whatever is asked. / 見せる相手 */
export type ShownTo =
  /** 上に加えて、その校区の民生委員 / these and the district's welfare commissioners */
  | 'COMMISSIONER'
  /** その校区のコーディネーターと本人 / the district's coordinators and the person */
  | 'DISTRICT'
  /** だれでも / everybody */
  | 'PUBLIC'
  /** 本人だけ / the person alone */
  | 'SELF';

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
  /** AからBになった / A became B */
  | 'BECAME'
  /** AはBを待って止まっている / A waits for B */
  | 'BLOCKED_BY'
  /** AはBに含まれる / A is a kind of B */
  | 'BROADER'
  /** AはBのこと / A concerns B */
  | 'CONCERNS'
  /** AでBを決めた / A decided B */
  | 'DECIDED'
  /** AとBは家族・親族 / A and B are family */
  | 'FAMILY_OF'
  /** AはBによく行く / A often goes to B */
  | 'FREQUENTS'
  /** AにはBが集まっている / A gathers B */
  | 'GATHERS'
  /** AはBに困っている / A needs B */
  | 'HAS_NEED'
  /** AにはBという一歩がある / A has the step B */
  | 'HAS_STEP'
  /** AはBを願っている / A wishes B */
  | 'HAS_WISH'
  /** AはBで出た声 / A was heard at B */
  | 'HEARD_AT'
  /** AはBで聞いた声 / A was heard in B */
  | 'HEARD_IN'
  /** AがBを開いた / A held B */
  | 'HELD'
  /** AがいまBに応えている / A is answering B now */
  | 'HELPS'
  /** AとBは知り合い / A and B know each other */
  | 'KNOWS'
  /** AからBが生まれた / A led to B */
  | 'LED_TO'
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
  /** AはBを紹介する / A introduces B */
  | 'OF'
  /** AはBを申し出ている / A offers B */
  | 'OFFERS'
  /** AはBの一部 / A is part of B */
  | 'PART_OF'
  /** AはBが運営する / A is run by B */
  | 'RUN_BY'
  /** AはBで受けられる / A can be had in B */
  | 'SERVES'
  /** AはBを応援している / A cheers B on */
  | 'SUPPORTS'
  /** AはBが引き受けた / A was taken on by B */
  | 'TAKEN_ON_BY'
  /** AはBが間に立つ / A goes through B */
  | 'THROUGH'
  /** AはBに紹介する / A introduces to B */
  | 'TO'
  /** AがBに出た / A took part in B */
  | 'TOOK_PART'
  /** AがBと話した / A said B */
  | 'VOICED'
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

/** Why something was not written. / 書き込めなかった理由 */
export type UserErrorCode =
  /** いまの状態からは進めない / not a move from the state it is in */
  | 'ILLEGAL_MOVE'
  /** 値の形が正しくない / the value has not the right form */
  | 'INVALID'
  /** 同じ idempotencyKey で別の内容が送られた / the key was used for something else */
  | 'KEY_REUSED'
  /** 担当の校区ではない / not in a district you keep */
  | 'NOT_ALLOWED'
  /** 参照先が見つからない / what is referred to cannot be found */
  | 'NOT_FOUND'
  /** 本人の同意がない / a person has not agreed, or no longer does */
  | 'NO_CONSENT'
  /** 必須の項目がない / a required field is missing */
  | 'REQUIRED'
  /** だれかが先に訂正した / somebody else corrected it first */
  | 'STALE'
  /** 一度に変えるには影響が大きすぎる / too much depends on it to change it at once */
  | 'TOO_MUCH';

/** May this be shown? / 見せてよいか */
export type Verdict =
  /** 先に本人に確かめる / ask first */
  | 'ASK_FIRST'
  /** 見せてよい / may be shown */
  | 'MAY_SHOW';

/** Whether anybody is working on what people voiced. / 動きの有無 */
export type VisionMark =
  /** まだだれも動いていない / nobody is working on it yet */
  | 'NOBODY_YET'
  /** 動きはじめている / a decision was made, or a wish is taking shape */
  | 'UNDERWAY';

/** Whom a place is meant for. / 入れる人 */
export type Visitor =
  /** だれでも / everybody */
  | 'ANYBODY'
  /** 子ども・若者（18歳未満） / children and young people */
  | 'CHILDREN'
  /** 子育て中の人と子ども / parents with children */
  | 'FAMILIES'
  /** 男性 / men */
  | 'MEN'
  /** 65歳以上の人 / people of 65 and over */
  | 'OLDER'
  /** 女性 / women */
  | 'WOMEN';

/** A sentence heard, as it goes into the inbox. / 聞いた声の記入欄 */
export type VoiceInput = {
  /** Whether it says what this place should be like one day. / 将来のことか */
  future?: boolean | null | undefined;
  /** When it was heard. / 聞いた日時 */
  heardAt?: string | null | undefined;
  /** The meeting or place it was heard at. / 聞いた会議・場所 */
  heardAtMeetingOrPlace?: string | number | null | undefined;
  /** The district it was heard in; needed. / 聞いた地域 */
  heardIn?: string | number | null | undefined;
  /** How it was heard. / どう聞いたか */
  how?: Heard | null | undefined;
  /** Who said it, where that is known: a person, group or company. / 話した人 */
  speaker?: string | number | null | undefined;
  /** The sentence as it was heard; never changed once it is sorted. / 聞いたことば */
  text?: string | null | undefined;
};

/** What a voice becomes. Of what it becomes, the title and the description are the voice's own words unless said otherwise, and whose it is may be the new person. / 声の仕分け */
export type VoiceSortInput = {
  /** Whether it belongs to what people say of the future; left out, as it was recorded. / 将来のことか */
  future?: boolean | null | undefined;
  /** The need it becomes. / 困りごと */
  need?: NeedInput | null | undefined;
  /** The offer it becomes; unless said otherwise an informal skill, to be had where it was heard. / できること */
  offer?: OfferInput | null | undefined;
  /** A person who is not known yet, whose it is where no `party` is given. / 新しい人 */
  person?: PersonInput | null | undefined;
  /** Show a voice about the future to everybody, without its speaker. / 話した人を出さずに公開する */
  publish?: boolean | null | undefined;
  /** What a voice about the future is about; left out, what it becomes is about. / 将来像のテーマ */
  topics?: Array<string | number> | null | undefined;
  /** The wish it becomes. / 願い */
  wish?: WishInput | null | undefined;
};

/** What is registered or corrected of a Wish. A field left out stays as it is; null clears it. / 願いの記入欄 */
export type WishInput = {
  /** What keeps it from going on, in words; null where nothing does. / 何が足りずに止まっているか */
  blockedBy?: string | null | undefined;
  /** In the wisher's own words. / 本人の言葉 */
  description?: string | null | undefined;
  /** How the name is read, in kana. / よみ */
  kana?: string | null | undefined;
  /** Name or title; needed to register. / 名前・題 */
  name?: string | null | undefined;
  /** Who wishes it. / 願っている人 */
  party?: string | number | null | undefined;
  /** Who voiced it in the wisher's place, and as what; needed where it was voiced by PROXY. / 代わりに話した人 */
  proxy?: string | null | undefined;
  /** Who may see it; when left out, the district's coordinators. / 見せる相手 */
  shownTo?: ShownTo | null | undefined;
  /** Since when. / いつから */
  since?: string | null | undefined;
  /** Hours such as WE 14:00-16:00, 2nd+4th WE 14:00-16:00 not on holidays, or 2026-12-05 10:00-12:00, Asia/Tokyo; null or empty: by arrangement. / 曜日と時間 */
  slots?: Array<string> | null | undefined;
  /** Where it is known from. / 情報の出どころ */
  source?: string | null | undefined;
  /** Giving, receiving or together. / 向き */
  stance?: WishStance | null | undefined;
  /** Where it stands. / 状態 */
  state?: WishState | null | undefined;
  /** What it is about. / テーマ */
  topics?: Array<string | number> | null | undefined;
  /** How it was voiced; null when not recorded. / 聞きとり方 */
  voicing?: WishVoicing | null | undefined;
  /** What is missing for it to go on: a topic nobody covers, a need, a place. / 足りないテーマ・こと・場所 */
  waitsFor?: Array<string | number> | null | undefined;
};

/** Which side of a wish one takes. / 願いの向き */
export type WishStance =
  /** 教えたい・してあげたい・応援したい */
  | 'GIVE'
  /** 習いたい・してもらいたい */
  | 'RECEIVE'
  /** いっしょにやりたい */
  | 'TOGETHER';

/** Where a wish stands. / 願いの状態 */
export type WishState =
  /** 終了（前からの記録） / over; of records made before LAID_DOWN was told apart */
  | 'CLOSED'
  /** 叶った */
  | 'FULFILLED'
  /** 形になりつつある / taking shape */
  | 'GROWING'
  /** 置いた・見送った / laid down */
  | 'LAID_DOWN'
  /** 声に出したところ / voiced */
  | 'OPEN';

/** Where a step stands. / 一歩の状態 */
export type WishStepState =
  /** できた / done */
  | 'DONE'
  /** 取りやめ / dropped */
  | 'DROPPED'
  /** これから / to come */
  | 'PLANNED';

/** How a wish was voiced. / 願いの聞きとり方 */
export type WishVoicing =
  /** 集まりなどで耳にした / overheard, at a meeting perhaps */
  | 'OVERHEARD'
  /** 書いたもので / on paper */
  | 'PAPER'
  /** 代わりの人が話した / by somebody in the wisher's place */
  | 'PROXY'
  /** 本人が話した / by the wisher */
  | 'SELF';

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
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden', id: string, helping: number, cap: number | null, watching: number, leading: number, accompanying: number, helper: { id: string, name: string }, relief: Array<{ distance: number | null, carries: number, who: { id: string, name: string }, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type DistrictVisionQueryVariables = Exact<{
  district: string;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type DistrictVisionQuery = { districtVision: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme', underway: VisionMark, voices: number | null, sayings: Array<string>, wishes: number, decisions: number, theme: { id: string, name: string, nameEn: string | null }, servedBy: Array<{ id: string, name: string, noun: Noun }> }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

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
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , bundles: Array<{ kind: TieKind, outward: boolean, count: number, more: boolean }>, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie', id: string, kind: TieKind, role: string | null, since: string | null, from: { id: string, name: string }, to: { id: string, name: string } }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } | null };

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
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure', id: string, cutOff: number, unwatched: number, thingsCount: number, offersCount: number, person: { id: string, name: string }, people: Array<{ id: string, name: string }>, things: Array<{ id: string, name: string }> }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss', id: string, lost: LossKind, of: { id: string, name: string }, on: { id: string, name: string }, successors: Array<{ distance: number | null, carries: number, who: { id: string, name: string }, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type InboxQueryVariables = Exact<{
  district: string;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type InboxQuery = { inbox: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice', id: string, name: string, version: number, text: string | null, how: Heard | null, heardAt: string | null, future: boolean | null, speaker:
                | { id: string, name: string }
                | { id: string, name: string }
                | { id: string, name: string }
                | { id: string, name: string }
               | null, draft: { kind: DraftKind | null, signs: Array<string>, stance: WishStance | null, title: string, unknownName: string | null, topic: { id: string, name: string } | null, topics: Array<{ id: string, name: string }>, party: { id: string, name: string } | null, parties: Array<{ id: string, name: string }>, slots: Array<{ text: string, words: string }> } }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type IntroductionPathQueryVariables = Exact<{
  from: string | number;
  to: string | number;
  at?: string | null | undefined;
  language?: Language;
}>;


export type IntroductionPathQuery = { pathBetween: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path', length: number, agreed: Array<{ id: string, name: string }>, toAsk: Array<{ id: string, name: string }>, steps: Array<{ kind: TieKind, role: string | null, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type IntroductionsDueQueryVariables = Exact<{
  district: string;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type IntroductionsDueQuery = { introductionsDue: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction', id: string, name: string, version: number, state: IntroductionState | null, since: string | null, outcome: IntroductionOutcome | null, metAt: string | null, moves: Array<IntroductionMove>, due: { move: IntroductionMove, at: string, sentence: string } | null, parties: Array<{ as: IntroductionPart, answer: IntroductionAnswer | null, askedAt: string | null, answeredAt: string | null, party: { id: string, name: string } }>, concerns: Array<
                | { __typename: 'Company', id: string, name: string }
                | { __typename: 'Decision', id: string, name: string }
                | { __typename: 'District', id: string, name: string }
                | { __typename: 'Group', id: string, name: string }
                | { __typename: 'Household', id: string, name: string }
                | { __typename: 'Introduction', id: string, name: string }
                | { __typename: 'Meeting', id: string, name: string }
                | { __typename: 'Need', id: string, name: string }
                | { __typename: 'Offer', id: string, name: string }
                | { __typename: 'Person', id: string, name: string }
                | { __typename: 'Place', id: string, name: string }
                | { __typename: 'Topic', id: string, name: string }
                | { __typename: 'Voice', id: string, name: string }
                | { __typename: 'Wish', id: string, name: string }
                | { __typename: 'WishStep', id: string, name: string }
              >, history: Array<{ version: number, move: IntroductionMove, state: IntroductionState, at: string, who: string | null, recordedBy: string }> }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type KanaeaiRingsQueryVariables = Exact<{
  district: string;
  chains?: boolean;
  without?: Array<string | number> | string | number;
  of?: string | number | null | undefined;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type KanaeaiRingsQuery = { kanaeaiRings: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring', shape: RingShape, sentence: string, fit: number, holds: number, links: Array<{ id: string, sentence: string, distance: number | null, fit: number, weakest: boolean, from:
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                , to:
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                , gives:
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
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                , receives:
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
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                , slots: Array<{ text: string, words: string }>, chance: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> }, spare: { sentence: string, chance: number, closes: boolean, from:
                    | { id: string, name: string }
                    | { id: string, name: string }
                    | { id: string, name: string }
                    | { id: string, name: string }
                  , gives:
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
                    | { id: string, name: string }
                    | { id: string, name: string }
                    | { id: string, name: string }
                    | { id: string, name: string }
                    | { id: string, name: string }
                  , slots: Array<{ text: string, words: string }> } | null, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, packing: { sentence: string, parties: number, complete: boolean, links: number, candidates: number, most: number, capped: boolean, worth: number, bound: number, gap: number } | null, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type LonelyPlacesQueryVariables = Exact<{
  district: string;
  types?: Array<PlaceType> | PlaceType;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type LonelyPlacesQuery = { lonelyPlaces: { total: number, candidates: { edges: Array<{ cursor: string, node: { distance: number | null, verdict: Verdict, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace', people: number | null, minutes: number | null, place: { id: string, name: string, openingHours: string | null }, partner: { id: string, name: string } | null, bridges: Array<{ how: BridgeKind, person: { id: string, name: string } }>, together: Array<{ id: string, name: string, nameEn: string | null }> }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type MatchesForQueryVariables = Exact<{
  of: string | number;
  district?: string | null | undefined;
  at?: string | null | undefined;
  relax?: Array<Gate> | Gate;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type MatchesForQuery = { matchesFor: { total: number, candidates: { edges: Array<{ cursor: string, node: { lane: Lane | null, nearness: Nearness | null, distance: number | null, walk: number | null, verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap', mark: GapMark | null, needs: number, wishes: number, topic: { id: string, name: string } }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need', id: string, name: string, urgency: number | null }
            | { __typename: 'Offer', id: string, name: string, description: string | null, conditions: Array<Trait> | null, conditionNote: string | null, insurance: string | null, fee: number | null, feeNote: string | null }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Place', id: string, name: string, address: string | null, openingHours: string | null, accessibility: Array<Accessibility> | null }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish', id: string, name: string, stance: WishStance | null }
            | { __typename: 'WishOutcome' }
          , party:
            | { phone: string | null, id: string, name: string }
            | { phone: string | null, id: string, name: string }
            | { phone: string | null, id: string, name: string }
            | { phone: string | null, id: string, name: string }
           | null, score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, slots: Array<{ text: string, words: string, next: string | null }>, load: { now: number, cap: number | null } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type MayShowQueryVariables = Exact<{
  thing: string | number;
  to: ConsentAudience;
  party?: string | number | null | undefined;
  language?: Language;
}>;


export type MayShowQuery = { mayShow: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, basis: Basis | null, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company', id: string, name: string }
            | { __typename: 'Decision', id: string, name: string }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group', id: string, name: string }
            | { __typename: 'Household', id: string, name: string }
            | { __typename: 'Introduction', id: string, name: string }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need', id: string, name: string }
            | { __typename: 'Offer', id: string, name: string }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Place', id: string, name: string }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic', id: string, name: string }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice', id: string, name: string }
            | { __typename: 'Wish', id: string, name: string }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type MeetingOutcomesQueryVariables = Exact<{
  district: string;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type MeetingOutcomesQuery = { meetingOutcomes: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision', id: string, name: string, state: DecisionState | null, due: string | null, overdue: boolean, outcome: string | null, closedAt: string | null }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

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
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie', id: string, closes: Closes, gains: number, who: { id: string, name: string }, toWhom: { id: string, name: string }, need: { id: string, name: string } | null, through: { id: string, name: string } | null }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type MixingGenerationsQueryVariables = Exact<{
  district: string;
  types?: Array<PlaceType> | PlaceType;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type MixingGenerationsQuery = { mixingGenerations: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix', mark: MixMark, missing: Array<Generation>, place: { id: string, name: string, openingHours: string | null }, generations: Array<{ generation: Generation, people: number | null }>, invitations: Array<{ generation: Generation, person: { id: string, name: string }, asker: { id: string, name: string } | null, topic: { id: string, name: string, nameEn: string | null } | null }> }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type NeverAskedQueryVariables = Exact<{
  district: string;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type NeverAskedQuery = { askedHelpers: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, lane: Lane | null, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer', id: string, name: string, description: string | null, state: OfferState | null }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }>, slots: Array<{ text: string, words: string }>, load: { now: number, cap: number | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type OnlyMyTiesQueryVariables = Exact<{
  person: string | number;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type OnlyMyTiesQuery = { onlyMyTies: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss', id: string, lost: LossKind, of: { id: string, name: string }, on: { id: string, name: string }, successors: Array<{ distance: number | null, carries: number, who: { id: string, name: string }, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type OverAskedQueryVariables = Exact<{
  district: string;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type OverAskedQuery = { askedHelpers: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden', id: string, helping: number, cap: number | null, watching: number, leading: number, accompanying: number, helper: { id: string, name: string }, relief: Array<{ distance: number | null, carries: number, who: { id: string, name: string }, reasons: Array<{ sentence: string }> }> }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, known: { sentence: string, people: number, tied: number, ties: number, confirmedWithinYear: number, more: boolean } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type ReachGapsQueryVariables = Exact<{
  district: string;
  time?: PartOfDay | null | undefined;
  for?: Visitor;
  barrierFree?: boolean;
  minutes?: number;
  all?: boolean;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type ReachGapsQuery = { reachGaps: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap', mark: ReachMark, people: number | null, beyond: number | null, days: number, seats: number | null, neighbourhood: { id: string, name: string }, nearMisses: Array<{ lacks: ReachLack, minutes: number, place: { id: string, name: string } }> }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type SimilarWishesQueryVariables = Exact<{
  district: string;
  gathered?: boolean;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type SimilarWishesQuery = { similarWishes: { total: number, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes', id: string, wishers: number, sharedWords: Array<string>, alike: Array<{ id: string, name: string, description: string | null, stance: WishStance | null, party:
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                  | { id: string, name: string }
                 | null }>, sharedTopics: Array<{ id: string, name: string, nameEn: string | null }>, gatheredIn: Array<{ id: string, name: string }> }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }>, slots: Array<{ text: string, words: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type SuitsMeQueryVariables = Exact<{
  person: string | number;
  wish?: string | number | null | undefined;
  at?: string | null | undefined;
  relax?: Array<Gate> | Gate;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type SuitsMeQuery = { suitsMe: { total: number, candidates: { edges: Array<{ cursor: string, node: { lane: Lane | null, nearness: Nearness | null, distance: number | null, verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing', id: string, minutes: number | null, what:
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
                | { id: string, name: string }
                | { id: string, name: string }
                | { id: string, name: string }
                | { id: string, name: string }
                | { id: string, name: string }
              , wish: { id: string, name: string }, companions: Array<{ acquainted: boolean, minutes: number | null, person: { id: string, name: string } }> }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, load: { now: number, cap: number | null } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }>, slots: Array<{ text: string, words: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

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
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap', mark: GapMark | null, needs: number, wishes: number, formal: number, informal: number, outside: number, topic: { id: string, name: string, nameEn: string | null } }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

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


export type WhoCanHelpQuery = { whoCanHelp: { total: number, candidates: { edges: Array<{ cursor: string, node: { lane: Lane | null, nearness: Nearness | null, distance: number | null, walk: number | null, verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer', id: string, name: string, description: string | null, conditions: Array<Trait> | null, conditionNote: string | null, insurance: string | null, fee: number | null, feeNote: string | null }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, slots: Array<{ text: string, words: string, next: string | null }>, load: { now: number, cap: number | null } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type WhoCouldOpenPlaceQueryVariables = Exact<{
  place: string | number;
  at?: string | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type WhoCouldOpenPlaceQuery = { whoCouldOpenPlace: { total: number, candidates: { edges: Array<{ cursor: string, node: { nearness: Nearness | null, verdict: Verdict, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening', place: { id: string, name: string }, wish: { id: string, name: string }, wisher: { id: string, name: string }, owner: { id: string, name: string } | null, group: { id: string, name: string } | null }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome' }
          , score: { value: number, parts: Array<{ part: Part, value: number | null, weight: number }> } | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type WishOutcomesQueryVariables = Exact<{
  district: string;
  from?: string | null | undefined;
  until?: string | null | undefined;
  states?: Array<WishState> | WishState | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type WishOutcomesQuery = { wishOutcomes: { blocked: number, from: string, until: string, total: number, byState: Array<{ state: WishState, count: number }>, candidates: { edges: Array<{ cursor: string, node: { verdict: Verdict, freshness: string | null, subject:
            | { __typename: 'Accompaniment' }
            | { __typename: 'AlikeWishes' }
            | { __typename: 'Burden' }
            | { __typename: 'Company' }
            | { __typename: 'Decision' }
            | { __typename: 'Departure' }
            | { __typename: 'Gap' }
            | { __typename: 'GenerationMix' }
            | { __typename: 'Group' }
            | { __typename: 'Household' }
            | { __typename: 'Introduction' }
            | { __typename: 'LonelyPlace' }
            | { __typename: 'Loss' }
            | { __typename: 'MissingTie' }
            | { __typename: 'Need' }
            | { __typename: 'Offer' }
            | { __typename: 'Opening' }
            | { __typename: 'Outing' }
            | { __typename: 'Path' }
            | { __typename: 'Person' }
            | { __typename: 'Place' }
            | { __typename: 'ReachGap' }
            | { __typename: 'Ring' }
            | { __typename: 'Tie' }
            | { __typename: 'Topic' }
            | { __typename: 'VisionTheme' }
            | { __typename: 'Voice' }
            | { __typename: 'Wish' }
            | { __typename: 'WishOutcome', id: string, stepsDone: number, blocked: boolean, supporters: number, lastMoved: string | null, became: { id: string, name: string, state: WishState | null, since: string | null, blockedBy: string | null, outcome: string | null }, steps: Array<{ id: string, name: string, state: WishStepState | null, at: string | null }>, waitsFor: Array<{ id: string, name: string }>, gatheredIn: Array<{ id: string, name: string }> }
          , party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, reasons: Array<{ sentence: string, steps: Array<{ kind: TieKind, source: string | null, observedAt: string | null, from: { id: string, name: string }, to: { id: string, name: string } }> }>, slots: Array<{ text: string, words: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, whyNobody: { sentence: string, gates: Array<{ gate: Gate, left: number }>, relaxations: Array<{ gate: Gate, admits: number }> } | null, coverage: { sentence: string, offersKnown: number, confirmedWithinYear: number, population: number | null } | null, leftOut: Array<{ sentence: string, most: number }>, didYouMean: Array<{ argument: string, meant: { id: string, name: string } }>, understood: Array<{ id: string, name: string }> } };

export type CalledQueryVariables = Exact<{
  a: string | number;
  b: string | number;
  c: string | number;
  d: string | number;
  e: string | number;
  f: string | number;
  g: string | number;
  h: string | number;
  i: string | number;
  j: string | number;
}>;


export type CalledQuery = { a:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null, b:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null, c:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null, d:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null, e:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null, f:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null, g:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null, h:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null, i:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null, j:
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
    | { name: string, kana: string | null }
   | null };

export type ConsentsOfQueryVariables = Exact<{
  id: string | number;
}>;


export type ConsentsOfQuery = { entity:
    | { __typename: 'Company', id: string, name: string }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string }
    | { __typename: 'Group', id: string, name: string }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, consents: Array<{ id: string, version: number, purpose: Purpose, to: ConsentAudience, given: ConsentForm, givenAt: string, said: string | null, proxy: string | null, until: string | null, withdrawnAt: string | null, withdrawnHow: string | null, recordedBy: string, holds: boolean, covers: Array<{ id: string, name: string, noun: Noun }>, party: { id: string, name: string } | null, goBetween: { id: string, name: string } | null }>, offers: { nodes: Array<{ id: string, name: string }> }, needs: { nodes: Array<{ id: string, name: string }> }, wishes: { nodes: Array<{ id: string, name: string }> } }
    | { __typename: 'Place', id: string, name: string }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null };

export type CorrectCompanyMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  input: CompanyInput;
  language?: Language;
}>;


export type CorrectCompanyMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CorrectGroupMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  input: GroupInput;
  language?: Language;
}>;


export type CorrectGroupMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CorrectHouseholdMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  input: HouseholdInput;
  language?: Language;
}>;


export type CorrectHouseholdMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CorrectNeedMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  input: NeedInput;
  language?: Language;
}>;


export type CorrectNeedMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CorrectOfferMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  input: OfferInput;
  language?: Language;
}>;


export type CorrectOfferMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CorrectPersonMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  input: PersonInput;
  language?: Language;
}>;


export type CorrectPersonMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CorrectPlaceMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  input: PlaceInput;
  language?: Language;
}>;


export type CorrectPlaceMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CorrectWishMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  input: WishInput;
  language?: Language;
}>;


export type CorrectWishMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type DraftVoiceQueryVariables = Exact<{
  district: string;
  text: string;
  language?: Language;
}>;


export type DraftVoiceQuery = { voiceDraft: { kind: DraftKind | null, title: string, stance: WishStance | null, unknownName: string | null, topic: { id: string, name: string } | null, topics: Array<{ id: string, name: string }>, party: { id: string, name: string } | null, parties: Array<{ id: string, name: string }>, slots: Array<{ words: string }> } | null };

export type GrantConsentMutationVariables = Exact<{
  idempotencyKey: string;
  input: ConsentInput;
  language?: Language;
}>;


export type GrantConsentMutation = { consentGrant: { consent: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type IntroductionsOfQueryVariables = Exact<{
  district: string;
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type IntroductionsOfQuery = { district: { id: string, name: string, introductions: { nodes: Array<{ id: string, name: string, version: number, state: IntroductionState | null, since: string | null, outcome: IntroductionOutcome | null, moves: Array<IntroductionMove>, due: { move: IntroductionMove, at: string, sentence: string } | null, parties: Array<{ as: IntroductionPart, answer: IntroductionAnswer | null, party: { id: string, name: string } }>, concerns: Array<
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
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        > }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type LogPagesQueryVariables = Exact<{
  first?: number;
  after?: string | number | null | undefined;
  from?: string | null | undefined;
  until?: string | null | undefined;
  person?: string | number | null | undefined;
}>;


export type LogPagesQuery = { auditLog: { nodes: Array<{ seq: number, at: string, who: string, roles: Array<string>, office: Array<string>, action: string, about: string | null, subjects: Array<string>, basis: string, why: string | null, report: string | null, requestId: string, previous: string, hash: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MapOfQueryVariables = Exact<{
  district: string;
}>;


export type MapOfQuery = { district: { id: string, name: string, level: DistrictLevel | null, boundary: unknown, point: { latitude: number, longitude: number } | null, parts: { nodes: Array<{ id: string, name: string, boundary: unknown }> } } | null };

export type MapOffersQueryVariables = Exact<{
  district: string;
  first?: number;
  after?: string | number | null | undefined;
}>;


export type MapOffersQuery = { district: { offers: { nodes: Array<{ id: string, name: string, lane: Lane | null, description: string | null, conditionNote: string | null, feeNote: string | null, party:
          | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
          | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
          | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
          | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
         | null, serves: { nodes: Array<{ id: string, name: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

type Provider_Company_Fragment = { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } };

type Provider_Decision_Fragment = { __typename: 'Decision', id: string, name: string };

type Provider_District_Fragment = { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null };

type Provider_Group_Fragment = { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } };

type Provider_Household_Fragment = { __typename: 'Household', id: string, name: string };

type Provider_Introduction_Fragment = { __typename: 'Introduction', id: string, name: string };

type Provider_Meeting_Fragment = { __typename: 'Meeting', id: string, name: string };

type Provider_Need_Fragment = { __typename: 'Need', id: string, name: string };

type Provider_Offer_Fragment = { __typename: 'Offer', id: string, name: string };

type Provider_Person_Fragment = { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null };

type Provider_Place_Fragment = { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null };

type Provider_Topic_Fragment = { __typename: 'Topic', id: string, name: string };

type Provider_Voice_Fragment = { __typename: 'Voice', id: string, name: string };

type Provider_Wish_Fragment = { __typename: 'Wish', id: string, name: string };

type Provider_WishStep_Fragment = { __typename: 'WishStep', id: string, name: string };

export type ProviderFragment =
  | Provider_Company_Fragment
  | Provider_Decision_Fragment
  | Provider_District_Fragment
  | Provider_Group_Fragment
  | Provider_Household_Fragment
  | Provider_Introduction_Fragment
  | Provider_Meeting_Fragment
  | Provider_Need_Fragment
  | Provider_Offer_Fragment
  | Provider_Person_Fragment
  | Provider_Place_Fragment
  | Provider_Topic_Fragment
  | Provider_Voice_Fragment
  | Provider_Wish_Fragment
  | Provider_WishStep_Fragment
;

export type MapPlacesQueryVariables = Exact<{
  district: string;
  type?: PlaceType | null | undefined;
  first?: number;
  after?: string | number | null | undefined;
}>;


export type MapPlacesQuery = { district: { places: { nodes: Array<{ id: string, name: string, type: PlaceType | null, address: string | null, openingHours: string | null, accessibility: Array<Accessibility> | null, capacity: number | null, phone: string | null, hazards: Array<Hazard> | null, shelterType: ShelterType | null, point: { latitude: number, longitude: number } | null, locatedIn: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type MoveIntroductionMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  move: IntroductionMove;
  input?: IntroductionMoveInput | null | undefined;
  language?: Language;
}>;


export type MoveIntroductionMutation = { introductionMove: { introduction: { id: string, version: number, state: IntroductionState | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type OfferReachQueryVariables = Exact<{
  id: string | number;
}>;


export type OfferReachQuery = { entity:
    | { id: string, serves: { nodes: Array<{ id: string, name: string, boundary: unknown }> } }
    | Record<PropertyKey, never>
   | null };

export type PhoneOfQueryVariables = Exact<{
  id: string | number;
}>;


export type PhoneOfQuery = { entity:
    | { __typename: 'Company', phone: string | null, id: string, name: string }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string }
    | { __typename: 'Group', phone: string | null, id: string, name: string }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', phone: string | null, id: string, name: string }
    | { __typename: 'Place', phone: string | null, id: string, name: string }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null };

export type ProposeIntroductionMutationVariables = Exact<{
  idempotencyKey: string;
  input: IntroductionInput;
  language?: Language;
}>;


export type ProposeIntroductionMutation = { introductionPropose: { introduction: { id: string, version: number, state: IntroductionState | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RecordOfQueryVariables = Exact<{
  id: string | number;
  whole?: boolean;
  language?: Language;
}>;


export type RecordOfQuery = { entity:
    | { __typename: 'Company', description: string | null, phone: string | null, id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, companyType: CompanyType | null, headOffice: { id: string, name: string } | null, activeIn: { nodes: Array<{ id: string, name: string }> }, offers?: { nodes: Array<{ id: string, name: string }> }, needs?: { nodes: Array<{ id: string, name: string }> }, wishes?: { nodes: Array<{ id: string, name: string }> }, introducedIn?: Array<{ id: string, name: string, state: IntroductionState | null }>, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Decision', id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'District', id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Group', description: string | null, phone: string | null, id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, groupType: GroupType | null, activeIn: { nodes: Array<{ id: string, name: string }> }, meetsAt: { nodes: Array<{ id: string, name: string }> }, accompaniedBy: { nodes: Array<{ id: string, name: string }> }, offers?: { nodes: Array<{ id: string, name: string }> }, needs?: { nodes: Array<{ id: string, name: string }> }, wishes?: { nodes: Array<{ id: string, name: string }> }, introducedIn?: Array<{ id: string, name: string, state: IntroductionState | null }>, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Household', size: number | null, note: string | null, id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, livesIn: { id: string, name: string } | null, members?: { nodes: Array<{ id: string, name: string }> }, needs?: { nodes: Array<{ id: string, name: string }> }, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Introduction', id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Meeting', id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Need', description: string | null, slots: Array<string> | null, urgency: number | null, since: string | null, traits: Array<Trait> | null, id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, needState: NeedState | null, needParty:
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
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
       | null, topics: { nodes: Array<{ id: string, name: string }> }, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Offer', lane: Lane | null, description: string | null, slots: Array<string> | null, cap: number | null, conditions: Array<Trait> | null, conditionNote: string | null, fee: number | null, feeNote: string | null, insurance: string | null, since: string | null, until: string | null, observedAt: string | null, id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, offerType: OfferType | null, offerState: OfferState | null, party:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
       | null, topics: { nodes: Array<{ id: string, name: string }> }, serves: { nodes: Array<{ id: string, name: string }> }, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Person', role: PersonRole | null, birthYear: number | null, phone: string | null, note: string | null, traits: Array<Trait> | null, id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, point: { latitude: number, longitude: number } | null, livesIn: { id: string, name: string } | null, household: { id: string, name: string } | null, offers?: { nodes: Array<{ id: string, name: string }> }, needs?: { nodes: Array<{ id: string, name: string }> }, wishes?: { nodes: Array<{ id: string, name: string }> }, introducedIn?: Array<{ id: string, name: string, state: IntroductionState | null }>, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Place', description: string | null, phone: string | null, address: string | null, capacity: number | null, equipment: Array<string> | null, openFor: Array<Visitor> | null, openingHours: string | null, openingSlots: Array<string> | null, accessibility: Array<Accessibility> | null, hazards: Array<Hazard> | null, shelterType: ShelterType | null, url: string | null, id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, placeType: PlaceType | null, point: { latitude: number, longitude: number } | null, locatedIn: { id: string, name: string } | null, runBy: { nodes: Array<
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
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        > }, offers?: { nodes: Array<{ id: string, name: string }> }, needs?: { nodes: Array<{ id: string, name: string }> }, wishes?: { nodes: Array<{ id: string, name: string }> }, introducedIn?: Array<{ id: string, name: string, state: IntroductionState | null }>, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Topic', id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Voice', id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'Wish', stance: WishStance | null, description: string | null, slots: Array<string> | null, since: string | null, voicing: WishVoicing | null, proxy: string | null, blockedBy: string | null, id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, wishState: WishState | null, party:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
       | null, topics: { nodes: Array<{ id: string, name: string }> }, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
    | { __typename: 'WishStep', id: string, name: string, kana: string | null, version: number, updatedAt: string | null, source: string | null, shownTo: ShownTo | null, changes?: Array<{ at: string, what: ChangeKind, version: number | null, fields: Array<string>, by: string | null, source: string | null, tie: { id: string, sentence: string, kind: TieKind, from: { id: string, name: string }, to: { id: string, name: string } } | null }> }
   | null, around?: { total: number, candidates: { nodes: Array<{ subject:
          | { __typename: 'Accompaniment' }
          | { __typename: 'AlikeWishes' }
          | { __typename: 'Burden' }
          | { __typename: 'Company' }
          | { __typename: 'Decision' }
          | { __typename: 'Departure' }
          | { __typename: 'Gap' }
          | { __typename: 'GenerationMix' }
          | { __typename: 'Group' }
          | { __typename: 'Household' }
          | { __typename: 'Introduction' }
          | { __typename: 'LonelyPlace' }
          | { __typename: 'Loss' }
          | { __typename: 'MissingTie' }
          | { __typename: 'Need' }
          | { __typename: 'Offer' }
          | { __typename: 'Opening' }
          | { __typename: 'Outing' }
          | { __typename: 'Path' }
          | { __typename: 'Person' }
          | { __typename: 'Place' }
          | { __typename: 'ReachGap' }
          | { __typename: 'Ring' }
          | { __typename: 'Tie', id: string, sentence: string, kind: TieKind, source: string | null, observedAt: string | null, assuredBy: string | null, from: { id: string, name: string }, to: { id: string, name: string } }
          | { __typename: 'Topic' }
          | { __typename: 'VisionTheme' }
          | { __typename: 'Voice' }
          | { __typename: 'Wish' }
          | { __typename: 'WishOutcome' }
         }> } } | null };

export type RecordVoiceMutationVariables = Exact<{
  idempotencyKey: string;
  input: VoiceInput;
  language?: Language;
}>;


export type RecordVoiceMutation = { voiceRecord: { voice: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RegisterCompanyMutationVariables = Exact<{
  idempotencyKey: string;
  input: CompanyInput;
  language?: Language;
}>;


export type RegisterCompanyMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RegisterGroupMutationVariables = Exact<{
  idempotencyKey: string;
  input: GroupInput;
  language?: Language;
}>;


export type RegisterGroupMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RegisterHouseholdMutationVariables = Exact<{
  idempotencyKey: string;
  input: HouseholdInput;
  language?: Language;
}>;


export type RegisterHouseholdMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RegisterNeedMutationVariables = Exact<{
  idempotencyKey: string;
  input: NeedInput;
  language?: Language;
}>;


export type RegisterNeedMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RegisterOfferMutationVariables = Exact<{
  idempotencyKey: string;
  input: OfferInput;
  language?: Language;
}>;


export type RegisterOfferMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RegisterPersonMutationVariables = Exact<{
  idempotencyKey: string;
  input: PersonInput;
  language?: Language;
}>;


export type RegisterPersonMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RegisterPlaceMutationVariables = Exact<{
  idempotencyKey: string;
  input: PlaceInput;
  language?: Language;
}>;


export type RegisterPlaceMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RegisterWishMutationVariables = Exact<{
  idempotencyKey: string;
  input: WishInput;
  language?: Language;
}>;


export type RegisterWishMutation = { written: { thing: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SetVoiceAsideMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  why: string;
  language?: Language;
}>;


export type SetVoiceAsideMutation = { voiceSetAside: { voice: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SideOfQueryVariables = Exact<{
  id: string | number;
}>;


export type SideOfQuery = { entity:
    | { __typename: 'Company', id: string, name: string, offers: { nodes: Array<{ id: string, name: string }> }, needs: { nodes: Array<{ id: string, name: string }> }, wishes: { nodes: Array<{ id: string, name: string }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string }
    | { __typename: 'Group', id: string, name: string, offers: { nodes: Array<{ id: string, name: string }> }, needs: { nodes: Array<{ id: string, name: string }> }, wishes: { nodes: Array<{ id: string, name: string }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, offers: { nodes: Array<{ id: string, name: string }> }, needs: { nodes: Array<{ id: string, name: string }> }, wishes: { nodes: Array<{ id: string, name: string }> } }
    | { __typename: 'Place', id: string, name: string, offers: { nodes: Array<{ id: string, name: string }> }, needs: { nodes: Array<{ id: string, name: string }> }, wishes: { nodes: Array<{ id: string, name: string }> } }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null };

export type SortVoiceMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  input: VoiceSortInput;
  language?: Language;
}>;


export type SortVoiceMutation = { voiceSort: { voice: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SuggestQueryVariables = Exact<{
  text: string;
  nouns?: Array<Noun> | Noun | null | undefined;
  first?: number;
}>;


export type SuggestQuery = { search: { nodes: Array<
      | { __typename: 'Company', id: string, name: string, kana: string | null }
      | { __typename: 'Decision', id: string, name: string, kana: string | null }
      | { __typename: 'District', id: string, name: string, kana: string | null }
      | { __typename: 'Group', id: string, name: string, kana: string | null }
      | { __typename: 'Household', id: string, name: string, kana: string | null }
      | { __typename: 'Introduction', id: string, name: string, kana: string | null }
      | { __typename: 'Meeting', id: string, name: string, kana: string | null }
      | { __typename: 'Need', id: string, name: string, kana: string | null }
      | { __typename: 'Offer', id: string, name: string, kana: string | null }
      | { __typename: 'Person', id: string, name: string, kana: string | null }
      | { __typename: 'Place', id: string, name: string, kana: string | null }
      | { __typename: 'Topic', id: string, name: string, kana: string | null }
      | { __typename: 'Voice', id: string, name: string, kana: string | null }
      | { __typename: 'Wish', id: string, name: string, kana: string | null }
      | { __typename: 'WishStep', id: string, name: string, kana: string | null }
    > } };

export type WaysBetweenQueryVariables = Exact<{
  from: string | number;
  to: string | number;
  language?: Language;
}>;


export type WaysBetweenQuery = { pathBetween: { candidates: { nodes: Array<{ verdict: Verdict, reasons: Array<{ sentence: string }>, subject:
          | { __typename: 'Accompaniment' }
          | { __typename: 'AlikeWishes' }
          | { __typename: 'Burden' }
          | { __typename: 'Company' }
          | { __typename: 'Decision' }
          | { __typename: 'Departure' }
          | { __typename: 'Gap' }
          | { __typename: 'GenerationMix' }
          | { __typename: 'Group' }
          | { __typename: 'Household' }
          | { __typename: 'Introduction' }
          | { __typename: 'LonelyPlace' }
          | { __typename: 'Loss' }
          | { __typename: 'MissingTie' }
          | { __typename: 'Need' }
          | { __typename: 'Offer' }
          | { __typename: 'Opening' }
          | { __typename: 'Outing' }
          | { __typename: 'Path', steps: Array<{ from: { id: string, name: string, noun: Noun }, to: { id: string, name: string, noun: Noun } }>, agreed: Array<{ id: string, name: string }>, toAsk: Array<{ id: string, name: string }> }
          | { __typename: 'Person' }
          | { __typename: 'Place' }
          | { __typename: 'ReachGap' }
          | { __typename: 'Ring' }
          | { __typename: 'Tie' }
          | { __typename: 'Topic' }
          | { __typename: 'VisionTheme' }
          | { __typename: 'Voice' }
          | { __typename: 'Wish' }
          | { __typename: 'WishOutcome' }
         }> }, whyNobody: { sentence: string } | null } };

export type WhereAreQueryVariables = Exact<{
  a: string | number;
  b: string | number;
  c: string | number;
  d: string | number;
  e: string | number;
  f: string | number;
  g: string | number;
  h: string | number;
  i: string | number;
  j: string | number;
}>;


export type WhereAreQuery = { a:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null, b:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null, c:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null, d:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null, e:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null, f:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null, g:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null, h:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null, i:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null, j:
    | { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Decision', id: string, name: string }
    | { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } }
    | { __typename: 'Household', id: string, name: string }
    | { __typename: 'Introduction', id: string, name: string }
    | { __typename: 'Meeting', id: string, name: string }
    | { __typename: 'Need', id: string, name: string }
    | { __typename: 'Offer', id: string, name: string }
    | { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null }
    | { __typename: 'Topic', id: string, name: string }
    | { __typename: 'Voice', id: string, name: string }
    | { __typename: 'Wish', id: string, name: string }
    | { __typename: 'WishStep', id: string, name: string }
   | null };

type Whereabouts_Company_Fragment = { __typename: 'Company', id: string, name: string, runs: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } };

type Whereabouts_Decision_Fragment = { __typename: 'Decision', id: string, name: string };

type Whereabouts_District_Fragment = { __typename: 'District', id: string, name: string, point: { latitude: number, longitude: number } | null };

type Whereabouts_Group_Fragment = { __typename: 'Group', id: string, name: string, meetsAt: { nodes: Array<{ id: string, name: string, point: { latitude: number, longitude: number } | null }> } };

type Whereabouts_Household_Fragment = { __typename: 'Household', id: string, name: string };

type Whereabouts_Introduction_Fragment = { __typename: 'Introduction', id: string, name: string };

type Whereabouts_Meeting_Fragment = { __typename: 'Meeting', id: string, name: string };

type Whereabouts_Need_Fragment = { __typename: 'Need', id: string, name: string };

type Whereabouts_Offer_Fragment = { __typename: 'Offer', id: string, name: string };

type Whereabouts_Person_Fragment = { __typename: 'Person', id: string, name: string, point: { latitude: number, longitude: number } | null };

type Whereabouts_Place_Fragment = { __typename: 'Place', id: string, name: string, point: { latitude: number, longitude: number } | null };

type Whereabouts_Topic_Fragment = { __typename: 'Topic', id: string, name: string };

type Whereabouts_Voice_Fragment = { __typename: 'Voice', id: string, name: string };

type Whereabouts_Wish_Fragment = { __typename: 'Wish', id: string, name: string };

type Whereabouts_WishStep_Fragment = { __typename: 'WishStep', id: string, name: string };

export type WhereaboutsFragment =
  | Whereabouts_Company_Fragment
  | Whereabouts_Decision_Fragment
  | Whereabouts_District_Fragment
  | Whereabouts_Group_Fragment
  | Whereabouts_Household_Fragment
  | Whereabouts_Introduction_Fragment
  | Whereabouts_Meeting_Fragment
  | Whereabouts_Need_Fragment
  | Whereabouts_Offer_Fragment
  | Whereabouts_Person_Fragment
  | Whereabouts_Place_Fragment
  | Whereabouts_Topic_Fragment
  | Whereabouts_Voice_Fragment
  | Whereabouts_Wish_Fragment
  | Whereabouts_WishStep_Fragment
;

export type WhichDistrictQueryVariables = Exact<{
  a: string;
  b: string;
  c: string;
  d: string;
}>;


export type WhichDistrictQuery = { a: { id: string, name: string } | null, b: { id: string, name: string } | null, c: { id: string, name: string } | null, d: { id: string, name: string } | null };

export type WhoSawMeQueryVariables = Exact<{
  first?: number;
  after?: string | number | null | undefined;
  language?: Language;
}>;


export type WhoSawMeQuery = { myLog: { nodes: Array<{ at: string, sentence: string, roles: Array<string>, action: string, why: string | null, districts: Array<{ id: string, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WithdrawConsentMutationVariables = Exact<{
  id: string | number;
  version: number;
  idempotencyKey: string;
  how: string;
  language?: Language;
}>;


export type WithdrawConsentMutation = { consentWithdraw: { consent: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };
