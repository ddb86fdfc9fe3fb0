import type { FunctionComponent } from "react";
import { matchPath } from "react-router";
import { part } from "./frame/part.tsx";

/** A page in a file of its own: who opens one does not wait for the others. `name` is what the file calls it. */
function page<Name extends string>(path: string, name: Name, fetch: () => Promise<Record<Name, FunctionComponent>>) {
  const { load, Part } = part(async () => (await fetch())[name]);
  return { path, load, Page: Part };
}

/** Every page of the app and where it is found. The server sends the app for these paths (see src/http/web.ts). */
export const PAGES = [
  page("/", "AskPage", async () => import("./ask/ask-page.tsx")),
  page("/q/:question", "AnswerPage", async () => import("./answer/answer-page.tsx")),
  page("/ties/:id", "TiesPage", async () => import("./ties/ties-page.tsx")),
  page("/map", "MapPage", async () => import("./map/map-page.tsx")),
  page("/heard", "HeardPage", async () => import("./work/heard-page.tsx")),
  page("/inbox", "InboxPage", async () => import("./work/inbox-page.tsx")),
  page("/introductions", "IntroductionsPage", async () => import("./work/introductions-page.tsx")),
  page("/rings", "RingsPage", async () => import("./rings/rings-page.tsx")),
  page("/import", "ImportPage", async () => import("./import/import-page.tsx")),
  page("/meeting", "MeetingPage", async () => import("./meeting/meeting-page.tsx")),
  page("/record", "RecordsPage", async () => import("./record/records-page.tsx")),
  page("/record/new/:noun", "RegisterPage", async () => import("./record/register-page.tsx")),
  page("/record/:id", "RecordPage", async () => import("./record/record-page.tsx")),
  page("/record/:id/correct", "CorrectPage", async () => import("./record/correct-page.tsx")),
  page("/record/:id/consents", "ConsentsPage", async () => import("./record/consents-page.tsx")),
  page("/introduce", "IntroducePage", async () => import("./record/introduce-page.tsx")),
  page("/log", "LogPage", async () => import("./record/log-page.tsx")),
  page("/kept", "KeptPage", async () => import("./ask/kept-page.tsx")),
];

/** Fetches the page of this address, while the rest of the app makes itself ready. One that does not come is a mishap of its page when it is shown. */
export async function fetchPageAt(address: string): Promise<void> {
  const found = PAGES.find(({ path }) => matchPath(path, address) !== null);
  await found?.load().catch(() => undefined);
}

/** Fetches the others one by one when there is nothing else to do, so that they open at once, also while the server is away. */
export async function fetchOtherPages(): Promise<void> {
  for (const { load } of PAGES) {
    await atLeisure();
    await load().catch(() => undefined);
  }
}

const LEISURE_MS = 1_000;

async function atLeisure(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, LEISURE_MS));
  // Safari has no such call: the second has to do.
  if ("requestIdleCallback" in globalThis) await new Promise((resolve) => requestIdleCallback(resolve));
}
