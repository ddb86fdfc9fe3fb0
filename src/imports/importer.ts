import type { Cities, City } from "./cities.ts";
import type { Reader } from "./detect.ts";
import type { NodeDraft, TieDraft } from "./drafts.ts";
import type { Extent } from "./geometry.ts";
import type { Profile } from "./profiles.ts";
import type { Refusal, Warning } from "./sentence.ts";
import type { Encoding } from "./sniff.ts";

/** A file that has been recognised, ready to be read row by row. */
export interface Recognised {
  /** Its name, without folders. */
  readonly file: string;
  readonly encoding: Encoding;
  readonly profile: Profile;
  /** How surely it is that, 0–1. */
  readonly score: number;
  readonly rows: readonly Reader[];
}

/** What an importer may ask of the world beyond its file. */
export interface Surroundings {
  readonly cities: Cities;
  /** The city to take where the file does not say which. */
  readonly city: City | undefined;
  /** The ground a city is known to cover, for telling swapped coordinates. */
  readonly extentOf: (city: City) => Extent | undefined;
  /** Where a district of this name in this city comes from, when it is there already and comes from another source than this. */
  readonly otherSourceOf: (city: City, district: string, source: string) => string | undefined;
}

/** What a file comes to. Every row of it is either in a draft or in `refused`. */
export interface Drafted {
  readonly nodes: readonly NodeDraft[];
  readonly ties: readonly TieDraft[];
  /** Cities the file needs. */
  readonly ground: readonly NodeDraft[];
  readonly refused: readonly Refusal[];
  readonly warnings: readonly Warning[];
  /** Records whose rows were refused, where it is clear which they are. */
  readonly stillThere: readonly { readonly source: string; readonly sourceId: string }[];
  /** Cities whose places have to be placed anew. */
  readonly cities: readonly City[];
}

/** One source format. Pure: what it knows it was given. */
export interface Importer {
  readonly name: NonNullable<Profile["importer"]>;
  readonly title: { readonly ja: string; readonly en: string };
  /** Which city a row says it belongs to, in the row's own words; empty when it does not say. */
  cityOf(row: Reader): string;
  draft(file: Recognised, around: Surroundings): Drafted;
}
