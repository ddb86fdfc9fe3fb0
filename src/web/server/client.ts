import { noteWaiting } from "./waiting.ts";
import { Client, fetchExchange, type CombinedError, type OperationResult } from "@urql/core";

/** No cache: what may be seen can change with the next request, and what was seen about people is kept nowhere. */
const client = new Client({
  url: "/graphql",
  exchanges: [fetchExchange],
  requestPolicy: "network-only",
  preferGetMethod: false,
});

/** Why there is no answer, as far as it makes a difference to whoever asked. */
export type Trouble =
  | { readonly kind: "unreachable" }
  | { readonly kind: "signed out" }
  | { readonly kind: "forbidden"; readonly message: string }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "busy"; readonly message: string };

export type Reply<Data> =
  { readonly data: Data; readonly trouble?: undefined } | { readonly data?: undefined; readonly trouble: Trouble };

/** A page of another site cannot set this header, so the server takes the browser's session with it. */
const HEADERS = { "apollo-require-preflight": "1" };

/** Asks the server; never throws. `signal` ends the waiting. */
export async function ask<Data>(document: string, variables: Variables, signal?: AbortSignal): Promise<Reply<Data>> {
  const fetchOptions = { signal: signal ?? null, headers: HEADERS };
  return replyOf(await noteWaiting(client.query<Data>(document, variables, { fetchOptions }).toPromise()));
}

/** What is being told just now. */
const underWay = new Map<string, Promise<OperationResult<unknown>>>();

/**
 * Tells the server something; never throws. What is told already and not yet answered is not sent a second time, however often somebody presses; and sent
 * again with the same idempotency key it happens once.
 */
export async function tell<Data>(document: string, variables: Variables): Promise<Reply<Data>> {
  const what = `${document}${JSON.stringify(variables)}`;
  const telling =
    underWay.get(what) ?? client.mutation(document, variables, { fetchOptions: { headers: HEADERS } }).toPromise();
  underWay.set(what, telling);
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the document says what comes back
    return replyOf((await noteWaiting(telling)) as OperationResult<Data>);
  } finally {
    underWay.delete(what);
  }
}

type Variables = Readonly<Record<string, unknown>>;

function replyOf<Data>({ data, error }: OperationResult<Data>): Reply<Data> {
  if (error) return { trouble: troubleOf(error) };
  return data === undefined || data === null ? { trouble: { kind: "unreachable" } } : { data };
}

function troubleOf(error: CombinedError): Trouble {
  const [first] = error.graphQLErrors;
  if (!first) {
    const status: unknown = error.response?.status;
    return status === 401 ? { kind: "signed out" } : { kind: "unreachable" };
  }
  const { message } = first;
  switch (first.extensions["code"]) {
    case "UNAUTHENTICATED":
      return { kind: "signed out" };
    case "FORBIDDEN":
      return { kind: "forbidden", message };
    case "GRAPH_UNAVAILABLE":
    case "TIMEOUT":
    case "RATE_LIMITED":
      return { kind: "busy", message };
    default:
      return { kind: "refused", message };
  }
}
