import type { Graph } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { fold } from "../things/text.ts";
import { idOf, type NodeDraft } from "./drafts.ts";
import { municipalityName } from "./municipality.ts";

const readCities = statement(import.meta.url, "cities-read.cypher");

export interface City {
  readonly id: string;
  readonly name: string;
}

interface KnownCity extends City {
  readonly code: string | null;
}

/**
 * The municipalities that files speak of. One that the graph knows by its name is that district, whoever entered it; one that it does not
 * know is made from its name, so that it is the same city whichever file names it first.
 */
export class Cities {
  readonly #known: Map<string, City>;
  readonly #codes = new Map<string, string>();

  /** With the cities that are there already; of two of one name the first counts. */
  constructor(known: readonly KnownCity[] = []) {
    this.#known = new Map(known.toReversed().map(({ id, name }) => [fold(name), { id, name }]));
    for (const { id, code } of known) if (code !== null) this.#codes.set(id, code);
  }

  /** Its six digits, once the graph or a file has said them. */
  codeOf({ id }: City): string | undefined {
    return this.#codes.get(id);
  }

  /** What a file said of a city, for those that follow. */
  learn(ground: readonly NodeDraft[]): void {
    for (const draft of ground) {
      const { code } = draft.properties;
      if (typeof code === "string" && !this.#codes.has(idOf(draft))) this.#codes.set(idOf(draft), code);
    }
  }

  static async read(graph: Graph): Promise<Cities> {
    return new Cities(await graph.read<KnownCity & Record<string, unknown>>(readCities));
  }

  /** The city a text names, with or without its prefecture; undefined when the text names none. */
  named(text: string): City | undefined {
    const known = this.#known.get(fold(text));
    if (known) return known;
    const name = municipalityName(text);
    if (name === null) return undefined;
    return this.#known.get(fold(name)) ?? { id: idOf(draftOf(name, null)), name };
  }

  /** The city as ground to stand on; nothing where it was entered by somebody else. */
  static ground(city: City, code: string | null): NodeDraft[] {
    const draft = draftOf(city.name, code);
    return city.id === idOf(draft) ? [draft] : [];
  }
}

function draftOf(name: string, code: string | null): NodeDraft {
  return {
    noun: "District",
    source: "municipality",
    sourceId: name,
    audience: "PUBLIC",
    properties: { name, level: "CITY", ...(code === null ? {} : { code }) },
    ground: true,
  };
}
