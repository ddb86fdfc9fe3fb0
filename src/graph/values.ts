import neo4j from "neo4j-driver";

/** What may stand in a parameter or a property. */
export type Value =
  null | boolean | number | string | Date | Point | readonly Value[] | { readonly [key: string]: Value };

/** A place on the earth, WGS 84, in degrees. */
export interface Point {
  longitude: number;
  latitude: number;
}

const WGS84 = neo4j.int(4326);

/**
 * To the database. Whole numbers travel as integers (LIMIT and list indexes want them), others as floats; an object of exactly
 * the keys longitude and latitude is a point.
 */
export function toDatabase(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(toDatabase);
  if (value instanceof Date) return dateTime(value);
  if (isPoint(value)) return new neo4j.types.Point(WGS84, value.longitude, value.latitude);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toDatabase(each)]));
}

/**
 * From the database. A node is its properties and its `noun` (the label other than Entity), a tie its properties and its `kind`,
 * a path its `nodes` and `ties` in order; of the temporal types only moments become a Date, the others their ISO text.
 */
export function fromDatabase(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(fromDatabase);
  if (neo4j.isInt(value)) return value.toNumber();
  if (neo4j.isDateTime(value)) return value.toStandardDate();
  if (neo4j.isDate(value) || neo4j.isTime(value) || neo4j.isLocalTime(value)) return value.toString();
  if (neo4j.isLocalDateTime(value) || neo4j.isDuration(value)) return value.toString();
  if (neo4j.isPoint(value)) return { longitude: value.x, latitude: value.y };
  if (neo4j.isNode(value)) {
    return { ...properties(value.properties), noun: value.labels.find((label) => label !== "Entity") };
  }
  if (neo4j.isRelationship(value)) return { ...properties(value.properties), kind: value.type };
  if (neo4j.isPath(value)) {
    return {
      nodes: [value.start, ...value.segments.map((segment) => segment.end)].map(fromDatabase),
      ties: value.segments.map((segment) => fromDatabase(segment.relationship)),
    };
  }
  return properties(value);
}

function properties(value: object): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) converted[key] = fromDatabase(each);
  return converted;
}

function isPoint(value: object): value is Point {
  return (
    "longitude" in value &&
    "latitude" in value &&
    typeof value.longitude === "number" &&
    typeof value.latitude === "number" &&
    Object.keys(value).length === 2
  );
}

/** In UTC, so that the same moment is written the same on every machine. */
function dateTime(at: Date): unknown {
  return new neo4j.types.DateTime(
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
    at.getUTCMilliseconds() * 1_000_000,
    0,
  );
}
