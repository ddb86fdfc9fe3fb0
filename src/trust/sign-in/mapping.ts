import { readFileSync } from "node:fs";
import { OperatorFault } from "../../graph/fault.ts";
import { ROLES, type Role, type Standing } from "../viewer.ts";

/** Where a claim lies in a token: its name, or the names from the outside in (`["realm_access", "roles"]`). */
type Claim = readonly string[];

interface Rule {
  readonly claim: Claim;
  /** The value that the claim must be, or hold when it is a list. */
  readonly is: string;
  readonly role: Role;
  readonly districts: readonly string[] | { readonly claim: Claim };
}

/** What the claims of whoever signed in mean here. */
export interface Mapping {
  readonly rules: readonly Rule[];
  /** The claim that holds the id of the viewer's own node in the graph. */
  readonly party: Claim | null;
}

export interface Meaning {
  readonly standings: readonly Standing[];
  readonly party: string | null;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
/** Without a district these open nothing, so a rule that names none is a mistake. */
const NEEDS_DISTRICTS: readonly Role[] = ["coordinator", "commissioner", "disaster"];

/** A value that is no id of a district is passed over: a claim can only open less by it. */
export function meaningOf(claims: Readonly<Record<string, unknown>>, mapping: Mapping): Meaning {
  const ids = (claim: Claim) => valuesOf(claims, claim).filter((value) => ID.test(value));
  const standings = mapping.rules
    .filter(({ claim, is }) => valuesOf(claims, claim).includes(is))
    .map(({ role, districts }) => ({ role, districts: "claim" in districts ? ids(districts.claim) : districts }));
  const [party = null, ...others] = mapping.party ? ids(mapping.party) : [];
  return { standings, party: others.length === 0 ? party : null };
}

function valuesOf(claims: Readonly<Record<string, unknown>>, claim: Claim): string[] {
  let found: unknown = claims;
  for (const name of claim) found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  const values: unknown[] = Array.isArray(found) ? found : [found];
  return values.filter((value) => typeof value === "string");
}

/** Reads the file that MUSUBI_ROLES names; what cannot be right is an OperatorFault that names file, place and mend. */
export function mappingFrom(file: string): Mapping {
  const fault: FaultIn = (ja, en) =>
    new OperatorFault({ ja: `MUSUBI_ROLES、${file}：${ja}`, en: `MUSUBI_ROLES, ${file}: ${en}` });
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw fault(
      "読めるファイルがありません。README.md の「Sign-in」に、写して使える例があります。",
      "there is no such file that can be read; README.md, “Sign-in”, shows one to copy.",
    );
  }
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "?";
    throw fault(`JSON として読めません（${why}）。`, `this is not JSON (${why}).`);
  }
  return new Reader(fault).mapping(read);
}

/** The place of what stands outermost. */
const WHOLE = "the file";
const placeInJapanese = (place: string) => (place === WHOLE ? "ファイル" : place);

type FaultIn = (ja: string, en: string) => OperatorFault;

class Reader {
  readonly #fault: FaultIn;

  constructor(fault: FaultIn) {
    this.#fault = fault;
  }

  mapping(read: unknown): Mapping {
    const { rules, party } = this.#object(read, WHOLE, ["rules", "party"]);
    if (!Array.isArray(rules) || rules.length === 0) {
      throw this.#fault(
        'rules には、{"claim": "groups", "is": …, "role": …} のような規則を一つ以上、並べてください。',
        'rules must be a list of at least one rule, such as {"claim": "groups", "is": …, "role": …}.',
      );
    }
    return {
      rules: rules.map((rule, at) => this.#rule(rule, `rules[${at}]`)),
      party: party === undefined ? null : this.#claim(this.#object(party, "party", ["claim"])["claim"], "party.claim"),
    };
  }

  #rule(read: unknown, place: string): Rule {
    const { claim, is, role, districts } = this.#object(read, place, ["claim", "is", "role", "districts"]);
    const known = ROLES.find((each) => each === role);
    if (!known) {
      const allowed = ROLES.join(", ");
      throw this.#wrong(
        `${place}.role`,
        role,
        `次のどれかにしてください：${allowed}。`,
        `it must be one of: ${allowed}.`,
      );
    }
    if (typeof is !== "string" || is === "") {
      throw this.#wrong(
        `${place}.is`,
        is,
        "クレームに入っている文字列を書いてください。",
        "it must be the text that the claim holds.",
      );
    }
    if (districts === undefined && NEEDS_DISTRICTS.includes(known)) {
      throw this.#fault(
        `${place}.districts がありません。${known} は校区ごとの役なので、校区を書いてください。`,
        `${place}.districts is missing; a ${known} is one of school districts, so name them.`,
      );
    }
    return {
      claim: this.#claim(claim, `${place}.claim`),
      is,
      role: known,
      districts: this.#districts(districts, place),
    };
  }

  #districts(read: unknown, place: string): Rule["districts"] {
    if (read === undefined) return [];
    if (isObject(read)) {
      const { claim } = this.#object(read, `${place}.districts`, ["claim"]);
      return { claim: this.#claim(claim, `${place}.districts.claim`) };
    }
    const ids: unknown[] = Array.isArray(read) ? read : [];
    const wrong = ids.find((id) => typeof id !== "string" || !ID.test(id));
    if (ids.length === 0 || wrong !== undefined) {
      throw this.#wrong(
        `${place}.districts`,
        wrong ?? read,
        '["dst_midori"] のような校区の id の一覧か、それが入ったクレームを指す {"claim": …} にしてください。',
        'it must be a list of ids of districts, such as ["dst_midori"], or {"claim": …} for the claim that holds them.',
      );
    }
    return ids.filter((id) => typeof id === "string");
  }

  #claim(read: unknown, place: string): Claim {
    const names: unknown[] = Array.isArray(read) ? read : [read];
    const claim = names.filter((name) => typeof name === "string").filter((name) => name !== "");
    if (claim.length > 0 && claim.length === names.length) return claim;
    throw this.#wrong(
      place,
      read,
      "クレームの名前か、ほかの中にあるときは外側から順に並べた名前の一覧にしてください。",
      "it must be the claim's name, or a list of names where it lies inside another.",
    );
  }

  /** A word that means nothing here is a mistake: a rule half read could open more than was meant. */
  #object(read: unknown, place: string, keys: readonly string[]): Record<string, unknown> {
    const allowed = keys.join(", ");
    if (!isObject(read))
      throw this.#wrong(
        place,
        read,
        `${allowed} を持つオブジェクトにしてください。`,
        `it must be an object with ${allowed}.`,
      );
    const stray = Object.keys(read).find((key) => !keys.includes(key));
    if (stray === undefined) return read;
    throw this.#fault(
      `${placeInJapanese(place)}に、ここでは意味のない ${shown(stray)} があります。書けるのは：${allowed}。`,
      `${place} has ${shown(stray)}, which means nothing here; it may have: ${allowed}.`,
    );
  }

  #wrong(place: string, value: unknown, ja: string, en: string): OperatorFault {
    return this.#fault(
      `${placeInJapanese(place)} が ${shown(value)} になっています。${ja}`,
      `${place} is ${shown(value)}; ${en}`,
    );
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value).slice(0, 100);
}
