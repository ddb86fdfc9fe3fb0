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
  const fault = (sentence: string) => new OperatorFault(`MUSUBI_ROLES, ${file}: ${sentence}`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw fault("there is no such file that can be read; README.md, “Sign-in”, shows one to copy.");
  }
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw fault(`this is not JSON (${error instanceof Error ? error.message : "unreadable"}).`);
  }
  return new Reader(fault).mapping(read);
}

class Reader {
  readonly #fault: (sentence: string) => OperatorFault;

  constructor(fault: (sentence: string) => OperatorFault) {
    this.#fault = fault;
  }

  mapping(read: unknown): Mapping {
    const { rules, party } = this.#object(read, "the file", ["rules", "party"]);
    if (!Array.isArray(rules) || rules.length === 0) {
      throw this.#fault('rules must be a list of at least one rule, such as {"claim": "groups", "is": …, "role": …}.');
    }
    return {
      rules: rules.map((rule, at) => this.#rule(rule, `rules[${at}]`)),
      party: party === undefined ? null : this.#claim(this.#object(party, "party", ["claim"])["claim"], "party.claim"),
    };
  }

  #rule(read: unknown, place: string): Rule {
    const { claim, is, role, districts } = this.#object(read, place, ["claim", "is", "role", "districts"]);
    const known = ROLES.find((each) => each === role);
    if (!known) throw this.#fault(`${place}.role is ${shown(role)}; it must be one of: ${ROLES.join(", ")}.`);
    if (typeof is !== "string" || is === "") {
      throw this.#fault(`${place}.is is ${shown(is)}; it must be the text that the claim holds.`);
    }
    if (districts === undefined && NEEDS_DISTRICTS.includes(known)) {
      throw this.#fault(`${place}.districts is missing; a ${known} is one of school districts, so name them.`);
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
      throw this.#fault(
        `${place}.districts is ${shown(wrong ?? read)}; it must be a list of ids of districts, such as ["dst_midori"], or {"claim": …} for the claim that holds them.`,
      );
    }
    return ids.filter((id) => typeof id === "string");
  }

  #claim(read: unknown, place: string): Claim {
    const names: unknown[] = Array.isArray(read) ? read : [read];
    const claim = names.filter((name) => typeof name === "string").filter((name) => name !== "");
    if (claim.length > 0 && claim.length === names.length) return claim;
    throw this.#fault(
      `${place} is ${shown(read)}; it must be the claim's name, or a list of names where it lies inside another.`,
    );
  }

  /** A word that means nothing here is a mistake: a rule half read could open more than was meant. */
  #object(read: unknown, place: string, keys: readonly string[]): Record<string, unknown> {
    if (!isObject(read)) throw this.#fault(`${place} is ${shown(read)}; it must be an object with ${keys.join(", ")}.`);
    const stray = Object.keys(read).find((key) => !keys.includes(key));
    if (stray === undefined) return read;
    throw this.#fault(`${place} has ${shown(stray)}, which means nothing here; it may have: ${keys.join(", ")}.`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value).slice(0, 100);
}
