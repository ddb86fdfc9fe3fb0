import { settle, type Thing, type TieOf } from "../town.ts";

/** A group to which many places are tied, in two ways: more than one picture holds. All of it is public. */
export async function aHub(meetsAt: number, runs: number): Promise<string> {
  const mark = `のまちかど${Math.random().toString(36).slice(2, 7)}`;
  const halls = Array.from({ length: meetsAt }, (_, at) => `集会所${at}${mark}`);
  const houses = Array.from({ length: runs }, (_, at) => `居場所${at}${mark}`);
  const hub = `ひろい輪${mark}`;
  const things: Thing[] = [
    { noun: "Group", name: hub, type: "NPO", shownTo: "PUBLIC" },
    ...[...halls, ...houses].map((name): Thing => ({ noun: "Place", name, type: "HALL", shownTo: "PUBLIC" })),
  ];
  const ties: TieOf[] = [
    ...halls.map((name): TieOf => ["MEETS_AT", hub, name, { shownTo: "PUBLIC" }]),
    ...houses.map((name): TieOf => ["RUN_BY", name, hub, { shownTo: "PUBLIC" }]),
  ];
  const town = await settle(things, ties);
  return town.id(hub);
}
