import { registerEnumType } from "type-graphql";

/** An enum out of `VALUE: description` pairs, registered under its name; the values are the ones kept in the graph. */
export function enumOf<const T extends Record<string, string>>(
  name: string,
  description: string,
  values: T,
): { [K in keyof T]: K } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each key becomes its own value
  const made = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as { [K in keyof T]: K };
  registerEnumType<{ [K in keyof T]: K }>(made, {
    name,
    description,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one description for each key
    valuesConfig: Object.fromEntries(Object.entries(values).map(([value, text]) => [value, { description: text }])) as {
      [K in keyof T]: { description: string };
    },
  });
  return made;
}

export const Level = enumOf("DistrictLevel", "How large a district is. / 地域の段階", {
  CITY: "市",
  AREA: "圏域 / a part of the city with several school districts",
  SCHOOL_DISTRICT: "校区 / school district",
  NEIGHBOURHOOD: "町内 / neighbourhood",
});

export const PersonRole = enumOf("PersonRole", "In which capacity a person is known. / 立場", {
  RESIDENT: "住民",
  VOLUNTEER: "ボランティア",
  COMMISSIONER: "民生委員・児童委員 / welfare commissioner",
  COORDINATOR: "コーディネーター（生活支援・CSW）",
  STAFF: "職員",
});

export const GroupType = enumOf("GroupType", "What kind of group. / 団体の種類", {
  NEIGHBOURHOOD_ASSOCIATION: "自治会・町内会",
  DISTRICT_WELFARE_COUNCIL: "校区社協・社会福祉協議会",
  SALON: "サロン・通いの場",
  CHILDREN: "子ども会・子どもの活動",
  PTA: "PTA",
  NPO: "NPO",
  VOLUNTEER: "ボランティアグループ",
  SUPPORT_MEETING: "支え合い推進会議",
  WELFARE_CORPORATION: "社会福祉法人",
  SCHOOL: "学校",
  CLUB: "サークル・クラブ",
  OTHER: "その他（行政の窓口など）",
});

export const CompanyType = enumOf("CompanyType", "What kind of business. / 業種", {
  SHOP: "商店",
  FOOD: "飲食・食品",
  MEDICAL: "医療・薬局",
  CARE: "介護・福祉",
  BANK: "金融",
  TRANSPORT: "交通・運送",
  CONSTRUCTION: "建設・住まい",
  SERVICE: "サービス",
  OTHER: "その他",
});

export const PlaceType = enumOf("PlaceType", "What kind of place. / 場所の種類", {
  IBASHO: "居場所 / a place to be",
  HALL: "集会所・ホール",
  COMMUNITY_CENTRE: "公民館・地域交流センター",
  LIBRARY: "図書館",
  SCHOOL: "学校",
  CHILDCARE: "子育て施設",
  WELFARE: "福祉施設",
  PARK: "公園",
  SHELTER: "避難場所・避難所",
  EMPTY_HOUSE: "空き家",
  SPORTS: "スポーツ施設",
  CULTURE: "文化施設",
  MEDICAL: "医療施設",
  OFFICE: "役所・事務所",
  OTHER: "その他",
});

export const Accessibility = enumOf("Accessibility", "What makes a place usable. / バリアフリー", {
  STEP_FREE: "段差なし・スロープ",
  WHEELCHAIR: "車いす可",
  WHEELCHAIR_LOAN: "車いす貸出",
  TOILET: "バリアフリートイレ",
  LIFT: "エレベーター",
  PARKING: "優先駐車場",
  OSTOMATE: "オストメイト対応",
  NURSING_ROOM: "授乳室",
  NAPPY_TABLE: "おむつ替え",
  GUIDE_DOG: "補助犬同伴可",
  BRAILLE: "点字・読み上げ",
  TACTILE: "点字ブロック",
  WRITING: "筆談",
  SUBTITLES: "字幕",
  PRAM: "ベビーカー",
  CANE_LOAN: "つえ貸出",
});

export const Hazard = enumOf("Hazard", "A danger that a shelter is meant for. / 災害の種類", {
  FLOOD: "洪水",
  LANDSLIDE: "崖崩れ・土石流・地滑り",
  STORM_SURGE: "高潮",
  EARTHQUAKE: "地震",
  TSUNAMI: "津波",
  FIRE: "大規模な火事",
  INLAND_FLOOD: "内水氾濫",
  VOLCANO: "火山現象",
});

export const ShelterType = enumOf("ShelterType", "What a shelter is for. / 避難の区分", {
  EMERGENCY: "指定緊急避難場所 / to escape to",
  DESIGNATED: "指定避難所 / to stay in",
});

export const Trait = enumOf("Trait", "What an offer may ask of the one it helps. / 受け手の条件", {
  OVER_65: "65歳以上",
  UNDER_18: "18歳未満",
  WOMAN: "女性",
  FAMILY_WITH_CHILDREN: "子育て世帯",
  LIVES_ALONE: "一人暮らし",
  GROUND_FLOOR: "1階または段差なし",
  CAN_WALK: "自分で歩ける",
  MEMBER: "会員・参加者",
  CARE_CERTIFIED: "要支援・要介護認定",
});

export const Lane = enumOf("Lane", "The two lanes of help. / 公的な支援か、多様な力か", {
  FORMAL: "公的 / formal services",
  INFORMAL: "多様な力 / informal ties",
});

export const OfferType = enumOf("OfferType", "What is offered. / 申し出の種類", {
  SKILL: "できること / something a person or group can do",
  SERVICE: "サービス / a service",
  ASSET: "使える物や場所 / something idle that may be used",
});

export const OfferState = enumOf("OfferState", "Whether an offer can be taken up. / 申し出の状態", {
  OPEN: "受付中",
  PAUSED: "休止中 / paused by its party",
  CLOSED: "終了",
});

export const NeedState = enumOf("NeedState", "Where a need stands. / 困りごとの状態", {
  OPEN: "相手を探している",
  MET: "応えがある / answered",
  CLOSED: "終了",
});

export const WishState = enumOf("WishState", "Where a wish stands. / 願いの状態", {
  OPEN: "声に出したところ / voiced",
  GROWING: "形になりつつある / taking shape",
  FULFILLED: "叶った",
  LAID_DOWN: "置いた・見送った / laid down",
  CLOSED: "終了（前からの記録） / over; of records made before LAID_DOWN was told apart",
});

export const Voicing = enumOf("WishVoicing", "How a wish was voiced. / 願いの聞きとり方", {
  SELF: "本人が話した / by the wisher",
  PROXY: "代わりの人が話した / by somebody in the wisher's place",
  PAPER: "書いたもので / on paper",
  OVERHEARD: "集まりなどで耳にした / overheard, at a meeting perhaps",
});

export const StepState = enumOf("WishStepState", "Where a step stands. / 一歩の状態", {
  PLANNED: "これから / to come",
  DONE: "できた / done",
  DROPPED: "取りやめ / dropped",
});

export const Stance = enumOf("WishStance", "Which side of a wish one takes. / 願いの向き", {
  GIVE: "教えたい・してあげたい・応援したい",
  RECEIVE: "習いたい・してもらいたい",
  TOGETHER: "いっしょにやりたい",
});

export const Heard = enumOf("Heard", "How a voice reached whoever wrote it down. / どう聞いたか", {
  MEETING: "会議や集まりの席で / said at a meeting",
  OVERHEARD: "立ち話や雑談で耳にした / overheard",
  PROXY: "代わりの人から / through somebody else",
  PAPER: "紙で（アンケート・カード） / on paper",
  SCREEN: "本人が画面で / on screen, by the one whose voice it is",
});

export const VoiceState = enumOf("VoiceState", "Where a voice stands. / 声の状態", {
  INBOX: "受け箱にある（まだ仕分けていない） / still to be sorted",
  SORTED: "仕分けた / sorted",
  SET_ASIDE: "見送った / set aside",
});

export const DecisionState = enumOf("DecisionState", "Where a decision stands. / 決めたことの状態", {
  OPEN: "これから・進めている / still to be done",
  DONE: "できた / done",
  DROPPED: "取りやめた / dropped",
});

export const Visitor = enumOf("Visitor", "Whom a place is meant for. / 入れる人", {
  ANYBODY: "だれでも / everybody",
  MEN: "男性 / men",
  WOMEN: "女性 / women",
  CHILDREN: "子ども・若者（18歳未満） / children and young people",
  FAMILIES: "子育て中の人と子ども / parents with children",
  OLDER: "65歳以上の人 / people of 65 and over",
});
