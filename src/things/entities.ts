import { Entity } from "./entity.ts";
import { connectionOf } from "./page.ts";

/** A list whose rows may be of several nouns. */
export const Entities = connectionOf("Entity", () => Entity);
