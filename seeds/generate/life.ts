import type { Point, Value } from "../../src/graph/graph.ts";
import type { NodeDraft, TieDraft } from "../../src/imports/drafts.ts";
import type { Noun, TieKind } from "../../src/things/model.ts";
import { Chance } from "./chance.ts";
import {
  areaOf,
  cityOf,
  daysBefore,
  neighbourhoodId,
  no,
  partOf,
  ref,
  spotIn,
  type Ground,
  type SchoolDistrict,
} from "./ground.ts";
import { GIVEN, SURNAMES, type Name, type TopicRow } from "./names.ts";

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** How many there are of each noun in a district with so many entities. */
interface Census {
  readonly places: number;
  readonly groups: number;
  readonly companies: number;
  readonly households: number;
  readonly offers: number;
  readonly needs: number;
  readonly wishes: number;
  readonly people: number;
}

function censusOf({ size, neighbourhoods }: SchoolDistrict): Census {
  const share = (part: number, least = 1): number => Math.max(least, Math.round(size * part));
  const counted = {
    places: share(0.012, 2),
    groups: share(0.012, 2),
    companies: share(0.008),
    households: share(0.25),
    offers: share(0.08),
    needs: share(0.066),
    wishes: share(0.038),
  };
  const others = Object.values(counted).reduce((sum, count) => sum + count, 0);
  return { ...counted, people: size - 1 - neighbourhoods - others };
}

type Party = "Person" | "Group" | "Company" | "Place" | "Household";

const PREFIX = {
  Person: "per",
  Group: "grp",
  Company: "com",
  Place: "plc",
  Household: "hh",
  Offer: "off",
  Need: "need",
  Wish: "wish",
} as const;

interface Subject {
  readonly noun: "Offer" | "Need" | "Wish";
  readonly id: string;
  readonly topic: TopicRow;
  readonly by: Party;
  readonly home: number;
}

/**
 * Everybody and everything in one school district: records, and ties in the order in which they are settled with the least work (a party's own ties
 * together, what is met by people before the people). The same each time for the same ground.
 */
export class Life {
  readonly nodes: NodeDraft[] = [];
  readonly ties: TieDraft[] = [];
  readonly #ground: Ground;
  readonly #district: SchoolDistrict;
  readonly #topics: readonly TopicRow[];
  readonly #chance: Chance;
  readonly #census: Census;
  readonly #subjects = new Map<string, Subject[]>();

  constructor(ground: Ground, district: SchoolDistrict, topics: readonly TopicRow[]) {
    this.#ground = ground;
    this.#district = district;
    this.#topics = topics;
    this.#chance = new Chance(`${ground.seed}/${ground.entities}/${district.at}`);
    this.#census = censusOf(district);
    this.#hold();
    this.#placesStand();
    this.#groupsMeet();
    this.#companiesWork();
    this.#householdsLive();
    this.#peopleLive();
    this.#offersHelp();
  }

  // --- who holds what is decided first, so that each party's ties lie together

  #hold(): void {
    const { offers, needs, wishes } = this.#census;
    // Each party with the throw up to which it is the one.
    const shares: readonly [Subject["noun"], number, readonly (readonly [Party, number])[]][] = [
      [
        "Offer",
        offers,
        [
          ["Group", 0.25],
          ["Company", 0.4],
          ["Place", 0.45],
          ["Person", 1],
        ],
      ],
      [
        "Need",
        needs,
        [
          ["Household", 0.1],
          ["Group", 0.15],
          ["Person", 1],
        ],
      ],
      [
        "Wish",
        wishes,
        [
          ["Group", 0.1],
          ["Person", 1],
        ],
      ],
    ];
    for (const [noun, count, parties] of shares) {
      for (let at = 0; at < count; at++) {
        const thrown = this.#chance.throw();
        const by = parties.find(([, upTo]) => thrown < upTo)?.[0] ?? "Person";
        const party = this.#id(by, this.#chance.whole(0, this.#countOf(by) - 1));
        const subject: Subject = {
          noun,
          id: this.#id(noun, at),
          topic: this.#chance.popular(this.#topics),
          by,
          home: this.#chance.whole(0, this.#district.neighbourhoods - 1),
        };
        this.#subjects.set(party, [...(this.#subjects.get(party) ?? []), subject]);
        this.#describe(subject);
      }
    }
  }

  #describe({ noun, id, topic, by }: Subject): void {
    const since = daysBefore(this.#chance.whole(20, 900));
    const slots: Record<string, Value> = this.#chance.is(0.7) ? { slots: this.#hours() } : {};
    const said = { description: `${topic.name}について`, since, ...slots };
    if (noun === "Offer") {
      this.#node(noun, id, by === "Person" ? "DISTRICT" : "PUBLIC", {
        ...said,
        name: `${topic.name}を手伝います`,
        kana: `${topic.kana}をてつだいます`,
        lane: by === "Person" || this.#chance.is(0.7) ? "INFORMAL" : "FORMAL",
        type: this.#chance.one(["SKILL", "SKILL", "SERVICE", "ASSET"]),
        state: this.#chance.is(0.93) ? "OPEN" : this.#chance.one(["PAUSED", "CLOSED"]),
        observedAt: daysBefore(this.#chance.whole(3, 700)),
        ...(this.#chance.is(0.8) && { cap: this.#chance.whole(1, 8) }),
        ...(this.#chance.is(0.3) && { fee: this.#chance.whole(1, 20) * 100 }),
        ...(this.#chance.is(0.15) && { conditions: [this.#chance.one(["OVER_65", "LIVES_ALONE", "CAN_WALK"])] }),
      });
    } else if (noun === "Need") {
      this.#node(noun, id, "DISTRICT", {
        ...said,
        name: `${topic.name}に困っている`,
        kana: `${topic.kana}にこまっている`,
        urgency: this.#chance.one([1, 2, 2, 2, 3]),
        state: this.#chance.one(["OPEN", "OPEN", "OPEN", "MET", "CLOSED"]),
      });
    } else {
      this.#node(noun, id, "DISTRICT", {
        ...said,
        name: `${topic.name}をやってみたい`,
        kana: `${topic.kana}をやってみたい`,
        stance: this.#chance.one(["GIVE", "RECEIVE", "TOGETHER"]),
        state: this.#chance.one(["OPEN", "OPEN", "GROWING", "FULFILLED"]),
      });
    }
  }

  /** The ties of what a party offers, needs and wishes, just before the party's own. */
  #holdsIts(party: string): void {
    for (const { noun, id, topic, by, home } of this.#subjects.get(party) ?? []) {
      this.#tie("ABOUT", id, topic.id, "PUBLIC");
      if (noun === "Offer") for (const place of this.#served(by, home)) this.#tie("SERVES", id, place, "PUBLIC");
      const kind = noun === "Offer" ? "OFFERS" : noun === "Need" ? "HAS_NEED" : "HAS_WISH";
      this.#tie(kind, party, id, noun === "Offer" && by !== "Person" ? "PUBLIC" : "DISTRICT");
    }
  }

  /** Mostly the school district. What serves the whole city has its seat in the first district, so that its number does not grow with the city. */
  #served(by: Party, home: number): string[] {
    const thrown = this.#chance.throw();
    if (thrown < 0.1) return [neighbourhoodId(this.#ground.tag, this.#district.at, home)];
    const [neighbour] = this.#district.neighbours;
    if (thrown < 0.15 && neighbour !== undefined) {
      return [this.#district.id, this.#ground.districts[neighbour]!.id];
    }
    if (thrown > 0.97 && by !== "Person") {
      return [this.#district.at === 0 ? cityOf(this.#ground) : areaOf(this.#ground, this.#district)];
    }
    return [this.#district.id];
  }

  // --- the parties

  #placesStand(): void {
    const types = ["IBASHO", "HALL", "PARK", "COMMUNITY_CENTRE", "SCHOOL", "EMPTY_HOUSE", "SHELTER", "LIBRARY"];
    for (let at = 0; at < this.#census.places; at++) {
      const type = types[at % types.length]!;
      const home = at % this.#district.neighbourhoods;
      const [word, kana] = KINDS_OF_PLACE[type]!;
      this.#node("Place", this.#id("Place", at), "PUBLIC", {
        ...this.#called(word, kana, at),
        type,
        point: this.#spot(home),
        address: `${this.#district.name.replace("校区", "")}${home + 1}丁目${at + 1}番`,
        capacity: this.#chance.whole(10, 200),
        openingHours: "平日 9:00-17:00",
        ...(this.#chance.is(0.6) && { accessibility: ["STEP_FREE", "TOILET"] }),
      });
      this.#holdsIts(this.#id("Place", at));
      this.#tie("LOCATED_IN", this.#id("Place", at), this.#neighbourhood(home), "PUBLIC");
      if (this.#chance.is(0.4)) this.#tie("RUN_BY", this.#id("Place", at), this.#some("Group"), "PUBLIC");
    }
  }

  #groupsMeet(): void {
    const types = [
      "DISTRICT_WELFARE_COUNCIL",
      "SUPPORT_MEETING",
      "SALON",
      "VOLUNTEER",
      "CHILDREN",
      "CLUB",
      "NPO",
      "PTA",
    ];
    for (let at = 0; at < this.#census.groups; at++) {
      const own = at < this.#district.neighbourhoods && at > 1;
      const type = own ? "NEIGHBOURHOOD_ASSOCIATION" : types[at % types.length]!;
      const [word, kana] = KINDS_OF_GROUP[type]!;
      const id = this.#id("Group", at);
      this.#node("Group", id, "PUBLIC", {
        ...this.#called(word, kana, at),
        type,
        description: `${this.#district.name}で活動しています`,
      });
      this.#holdsIts(id);
      this.#tie("ACTIVE_IN", id, own ? this.#neighbourhood(at) : this.#district.id, "PUBLIC");
      this.#tie("MEETS_AT", id, this.#some("Place"), "PUBLIC");
      if (at === 1) this.#tie("ACCOMPANIED_BY", id, this.#id("Person", 0), "DISTRICT");
    }
  }

  #companiesWork(): void {
    const types = ["SHOP", "FOOD", "MEDICAL", "CARE", "TRANSPORT", "SERVICE"];
    for (let at = 0; at < this.#census.companies; at++) {
      const id = this.#id("Company", at);
      const [name, kana] = this.#chance.one(SURNAMES);
      this.#node("Company", id, "PUBLIC", {
        name: `${name}商店${at + 1}`,
        kana: `${kana}しょうてん${at + 1}`,
        type: types[at % types.length]!,
      });
      this.#holdsIts(id);
      this.#tie("ACTIVE_IN", id, this.#district.id, "PUBLIC");
    }
  }

  #householdsLive(): void {
    for (let at = 0; at < this.#census.households; at++) {
      const id = this.#id("Household", at);
      const [name, kana] = this.#familyName(at);
      this.#node("Household", id, "COMMISSIONER", {
        name: `${name}さんの世帯`,
        kana: `${kana}さんのせたい`,
        size: this.#members(at).length,
      });
      this.#holdsIts(id);
      this.#tie("LIVES_IN", id, this.#neighbourhood(at % this.#district.neighbourhoods), "COMMISSIONER");
    }
  }

  #peopleLive(): void {
    for (let at = 0; at < this.#census.people; at++) {
      const id = this.#id("Person", at);
      const household = at % this.#census.households;
      const home = household % this.#district.neighbourhoods;
      const [surname, surnameKana] = this.#familyName(household);
      const [given, givenKana] = this.#chance.one(GIVEN);
      const birthYear = this.#chance.whole(1930, 2018);
      this.#node("Person", id, "COMMISSIONER", {
        name: surname + given,
        kana: surnameKana + givenKana,
        birthYear,
        role: this.#role(at),
        point: this.#spot(home),
        ...(birthYear < 1960 && this.#chance.is(0.4) && { traits: ["LIVES_ALONE", "CAN_WALK"] }),
      });
      this.#holdsIts(id);
      this.#tie("LIVES_IN", id, this.#neighbourhood(home), "COMMISSIONER");
      this.#tie("LIVES_TOGETHER", id, this.#id("Household", household), "COMMISSIONER");
      this.#isTied(id, at, household);
    }
  }

  #isTied(id: string, at: number, household: number): void {
    const [first] = this.#members(household);
    if (first !== undefined && first !== at) this.#tie("FAMILY_OF", this.#id("Person", first), id, "DISTRICT");
    for (let known = this.#chance.whole(1, 4); known > 0; known--) this.#knows(id, at);
    if (this.#chance.is(0.5)) this.#tie("MEMBER_OF", id, this.#id("Group", this.#favoured("Group")), "DISTRICT");
    if (this.#chance.is(0.45)) this.#tie("FREQUENTS", id, this.#id("Place", this.#favoured("Place")), "DISTRICT");
    if (this.#chance.is(0.05)) this.#tie("WORKS_AT", id, this.#some("Company"), "DISTRICT");
    if (this.#role(at) === "COMMISSIONER") {
      for (let watched = 0; watched < 5; watched++)
        this.#tie("WATCHES_OVER", id, this.#some("Household"), "COMMISSIONER");
    }
  }

  /** Mostly somebody of the same neighbourhood; now and then somebody of the next district. */
  #knows(id: string, at: number): void {
    const [neighbour] = this.#district.neighbours;
    if (neighbour !== undefined && this.#chance.is(0.04)) {
      const there = this.#ground.districts[neighbour]!;
      const other = personId(this.#ground, there, this.#chance.whole(0, censusOf(there).people - 1));
      return this.#tie("KNOWS", id, other, "DISTRICT");
    }
    const step = this.#district.neighbourhoods * this.#chance.whole(1, 12);
    if (at + step < this.#census.people) this.#tie("KNOWS", id, this.#id("Person", at + step), "DISTRICT");
  }

  /** A quarter of the needs that somebody here has an offer for are being met. */
  #offersHelp(): void {
    const all = [...this.#subjects.values()].flat();
    const offers = new Map<string, Subject[]>();
    for (const each of all) {
      if (each.noun === "Offer") offers.set(each.topic.id, [...(offers.get(each.topic.id) ?? []), each]);
    }
    for (const { id, topic } of all.filter(({ noun }) => noun === "Need")) {
      const offer = offers.get(topic.id);
      if (offer && this.#chance.is(0.25)) this.#tie("HELPS", this.#chance.one(offer).id, id, "DISTRICT");
    }
  }

  // --- small things

  #role(at: number): string {
    if (at === 0) return "COORDINATOR";
    if (at % 150 === 1) return "COMMISSIONER";
    return at % 12 === 2 ? "VOLUNTEER" : "RESIDENT";
  }

  #members(household: number): number[] {
    const { people, households } = this.#census;
    return Array.from({ length: Math.ceil((people - household) / households) }, (_, at) => household + at * households);
  }

  #familyName(household: number): Name {
    return SURNAMES[(household * 7 + this.#district.at) % SURNAMES.length]!;
  }

  #called(word: string, kana: string, at: number): { name: string; kana: string } {
    const [name, reading] = [this.#district.name, this.#district.kana];
    return { name: `${name}${word}${at + 1}`, kana: `${reading}${kana}${at + 1}` };
  }

  #hours(): string[] {
    const days = new Set(Array.from({ length: this.#chance.whole(1, 3) }, () => this.#chance.one(DAYS)));
    return [...days].map((day) => {
      const from = this.#chance.whole(8, 17);
      return `${day} ${no(from, 2)}:00-${no(from + this.#chance.whole(1, 3), 2)}:00`;
    });
  }

  #spot(neighbourhood: number): Point {
    const [west, , east] = partOf(this.#district, neighbourhood);
    return spotIn(this.#district, west + this.#chance.throw() * (east - west), this.#chance.throw());
  }

  #neighbourhood(at: number): string {
    return neighbourhoodId(this.#ground.tag, this.#district.at, at);
  }

  #countOf(noun: Party): number {
    const { people, groups, companies, places, households } = this.#census;
    return { Person: people, Group: groups, Company: companies, Place: places, Household: households }[noun];
  }

  #some(noun: Party): string {
    return this.#id(noun, this.#chance.whole(0, this.#countOf(noun) - 1));
  }

  /** A few groups and places are everybody's. */
  #favoured(noun: Party): number {
    return Math.floor(this.#chance.throw() ** 2 * this.#countOf(noun));
  }

  #id(noun: keyof typeof PREFIX, at: number): string {
    return `${PREFIX[noun]}_${this.#ground.tag}-${no(this.#district.at)}-${no(at, 5)}`;
  }

  #node(noun: Noun, id: string, audience: NodeDraft["audience"], properties: Record<string, Value>): void {
    this.nodes.push({ noun, source: this.#ground.source, sourceId: id, id, audience, properties });
  }

  #tie(kind: TieKind, from: string, to: string, audience: TieDraft["audience"]): void {
    const ended = kind === "MEMBER_OF" && this.#chance.is(0.04);
    this.ties.push({
      kind,
      from: ref(from),
      to: ref(to),
      audience,
      source: this.#ground.source,
      properties: {
        observedAt: daysBefore(this.#chance.whole(3, 700)),
        ...(ended && { until: daysBefore(this.#chance.whole(1, 400)) }),
      },
    });
  }
}

function personId({ tag }: Ground, { at }: SchoolDistrict, person: number): string {
  return `${PREFIX.Person}_${tag}-${no(at)}-${no(person, 5)}`;
}

const KINDS_OF_PLACE: Readonly<Record<string, Name>> = {
  IBASHO: ["居場所", "いばしょ"],
  HALL: ["集会所", "しゅうかいじょ"],
  PARK: ["公園", "こうえん"],
  COMMUNITY_CENTRE: ["公民館", "こうみんかん"],
  SCHOOL: ["小学校", "しょうがっこう"],
  EMPTY_HOUSE: ["空き家", "あきや"],
  SHELTER: ["避難所", "ひなんじょ"],
  LIBRARY: ["図書室", "としょしつ"],
};

const KINDS_OF_GROUP: Readonly<Record<string, Name>> = {
  DISTRICT_WELFARE_COUNCIL: ["社協", "しゃきょう"],
  SUPPORT_MEETING: ["支え合い推進会議", "ささえあいすいしんかいぎ"],
  NEIGHBOURHOOD_ASSOCIATION: ["自治会", "じちかい"],
  SALON: ["サロン", "さろん"],
  VOLUNTEER: ["ボランティアの会", "ぼらんてぃあのかい"],
  CHILDREN: ["こども会", "こどもかい"],
  CLUB: ["クラブ", "くらぶ"],
  NPO: ["NPO", "えぬぴーおー"],
  PTA: ["PTA", "ぴーてぃーえー"],
};
