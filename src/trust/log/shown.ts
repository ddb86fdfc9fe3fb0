import type { Viewer } from "../viewer.ts";

/**
 * Whose facts came into one answer. It is fed with every row that was read for the answer, so it names whoever was fetched, also where the query then
 * did not select them: naming one too many is right, one too few is not.
 */
export class Shown {
  /** People and households, and holders of what was shown. */
  readonly #persons = new Set<string>();
  /** Introductions, and offers, needs and wishes whose row does not say whose they are. */
  readonly #things = new Set<string>();
  /** Those of which some row said that no person holds them. */
  readonly #nobodys = new Set<string>();
  readonly #vouchers = new Set<string>();
  readonly #logged = new Set<string>();

  /** Looks through whatever a statement gave, however deep a person stands in it. */
  note(value: unknown): void {
    if (Array.isArray(value)) value.forEach((each) => this.note(each));
    else if (typeof value === "object" && value !== null && !(value instanceof Date)) {
      this.#noteObject(value);
      Object.values(value).forEach((each) => this.note(each));
    }
  }

  /** These are named already, by the event of the change that was made. */
  logged(persons: readonly string[]): void {
    for (const person of persons) this.#logged.add(person);
  }

  /**
   * The ids of which somebody is concerned, in order.
   * @param vouchers whether the answer tells who vouches for its ties
   */
  by(viewer: Viewer, vouchers: boolean): string[] {
    // What is public is never a person's, so a thing without a holder in its row need not be looked up for those who see nothing else.
    const onlyPublic = viewer.codes.every((code) => code === "public");
    const ids = [
      ...this.#persons,
      ...(onlyPublic ? [] : [...this.#things].filter((id) => !this.#nobodys.has(id))),
      ...(vouchers && !onlyPublic ? this.#vouchers : []),
    ];
    return [...new Set(ids)].filter((id) => id !== viewer.party && !this.#logged.has(id)).toSorted();
  }

  #noteObject(value: object): void {
    if ("assuredBy" in value && isPersons(value.assuredBy)) this.#vouchers.add(value.assuredBy);
    if (!("noun" in value && "id" in value) || typeof value.id !== "string") return;
    if (value.noun === "Person" || value.noun === "Household") this.#persons.add(value.id);
    if (value.noun === "Introduction") this.#things.add(value.id);
    if (!OF_SOMEBODY.some((noun) => noun === value.noun)) return;
    const holder = "partyId" in value ? value.partyId : undefined;
    if (isPersons(holder)) {
      this.#persons.add(holder);
      this.#nobodys.add(value.id);
    } else if (typeof holder === "string") this.#nobodys.add(value.id);
    else this.#things.add(value.id);
  }
}

/** What belongs to somebody, and says so in `partyId`. */
const OF_SOMEBODY = ["Offer", "Need", "Wish", "WishStep"] as const;

/** An id of a person or a household. */
function isPersons(id: unknown): id is string {
  return typeof id === "string" && /^(?:per|hh)_/.test(id);
}
