import type { Label } from "../catalogue/catalogue.ts";
import type { Trouble } from "../server/client.ts";

/** What became of an import, or would: the words of `POST /import` (see src/http/import.ts, and test/http/import.test.ts, which holds the two together). */
export interface Report {
  readonly dryRun: boolean;
  /** Every file was recognised. */
  readonly ok: boolean;
  readonly files: readonly FileReport[];
  readonly placed: readonly {
    readonly city: { readonly id: string; readonly name: string };
    readonly counts: { readonly POINT: number; readonly TEXT: number; readonly CITY: number };
    readonly byHand: number;
    readonly changed: number;
  }[];
  /** Pairs that may be one place, and how many there are. */
  readonly suggestions: readonly {
    readonly name: string;
    readonly metres: number;
    readonly one: { readonly id: string; readonly source: string };
    readonly other: { readonly id: string; readonly source: string };
  }[];
  readonly alike: number;
}

/** Its rows are created + updated + unchanged + refused. */
export interface FileReport {
  readonly file: string;
  readonly profile: { readonly name: string; readonly title: Label; readonly score: number } | null;
  readonly encoding: string | null;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly refused: number;
  readonly refusals: readonly Refusal[];
  readonly warned: number;
  readonly warnings: readonly {
    readonly row: number;
    readonly column: string;
    readonly value: string;
    readonly said: Label;
  }[];
  readonly ties: { readonly created: number; readonly updated: number; readonly gone: number };
}

export interface Refusal {
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: Label;
  readonly mend: Label;
}

export interface Errand {
  readonly files: readonly File[];
  readonly dryRun: boolean;
  readonly city: string;
  readonly licence: string;
  readonly attribution: string;
}

/** Sends the files; never throws. */
export async function sendFiles(
  { files, dryRun, ...said }: Errand,
  signal: AbortSignal,
): Promise<{ readonly report: Report } | { readonly trouble: Trouble }> {
  const form = new FormData();
  for (const file of files) form.append("file", file);
  form.append("dryRun", String(dryRun));
  for (const [name, text] of Object.entries(said)) form.append(name, text);
  try {
    const response = await fetch("/import", {
      method: "POST",
      body: form,
      headers: { "apollo-require-preflight": "1", accept: "application/json" },
      signal,
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server's words
    const answer = (await response.json()) as { report?: Report; errors?: readonly { message: string }[] };
    if (answer.report) return { report: answer.report };
    const message = answer.errors?.[0]?.message;
    return { trouble: message === undefined ? { kind: "unreachable" } : troubleWith(response.status, message) };
  } catch {
    return { trouble: { kind: "unreachable" } };
  }
}

function troubleWith(status: number, message: string): Trouble {
  if (status === 401) return { kind: "signed out" };
  if (status === 403) return { kind: "forbidden", message };
  return { kind: status === 429 || status >= 500 ? "busy" : "refused", message };
}
