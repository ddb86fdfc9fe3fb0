import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Office } from "./office.ts";

/** Asks the server behind the pages as another of its callers would: to make what a walk needs, and to see what it led to. */
export async function tellIt(
  office: Office,
  query: string,
  variables: object = {},
  persona = "coordinator",
  // oxlint-disable-next-line typescript/no-explicit-any -- what came back, as a test likes to read it
): Promise<any> {
  const response = await fetch(`${office.server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-musubi-persona": persona },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  expect(errors, JSON.stringify(errors)).toBeUndefined();
  return data;
}

/** A person of Wakabadai whom nobody else's walk knows, with a need of theirs. */
export async function somebody(office: Office, name: string): Promise<{ person: string; need: string }> {
  const { personRegister } = await tellIt(
    office,
    `mutation ($key: String!, $input: PersonInput!) { personRegister(idempotencyKey: $key, input: $input) { person { id } userErrors { message } } }`,
    { key: randomUUID(), input: { name, livesIn: "dst_wakabadai", phone: "000-1111" } },
  );
  const person: string = personRegister.person.id;
  const { needRegister } = await tellIt(
    office,
    `mutation ($key: String!, $input: NeedInput!) { needRegister(idempotencyKey: $key, input: $input) { need { id } userErrors { message } } }`,
    { key: randomUUID(), input: { name: `${name}の庭の草取り`, party: person, topics: ["top_shopping"] } },
  );
  return { person, need: needRegister.need.id };
}
