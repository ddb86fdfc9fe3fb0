import type { Page } from "playwright-core";

/** A question in an address, as the app itself writes it. */
export const asked = (question: string, variables: object): string =>
  `/q/${question}#${encodeURIComponent(JSON.stringify(variables))}`;

/** Every kind of page, each with something on it: what is said of all pages is tried on these. A test holds them to the links of the frame. */
export const PAGES: readonly { readonly name: string; readonly path: string; readonly persona?: string }[] = [
  { name: "ask", path: "/" },
  { name: "question", path: "/q/UncoveredTopics" },
  { name: "answer", path: asked("WhoCanHelp", { district: "dst_midori", topic: "top_shopping" }) },
  { name: "map", path: "/map" },
  { name: "ties", path: "/ties/per_sato_hanako" },
  { name: "heard", path: "/heard" },
  { name: "inbox", path: "/inbox" },
  { name: "introductions", path: "/introductions" },
  { name: "rings", path: "/rings" },
  { name: "import", path: "/import", persona: "administrator" },
  { name: "meeting", path: "/meeting" },
  { name: "records", path: "/record" },
  { name: "record", path: "/record/per_sato_hanako" },
  { name: "register", path: "/record/new/Person" },
  { name: "correct", path: "/record/per_sato_hanako/correct" },
  { name: "consents", path: "/record/per_sato_hanako/consents" },
  { name: "introduce", path: "/introduce" },
  { name: "log", path: "/log" },
  { name: "kept", path: "/kept" },
];

const PATIENCE_MS = 5_000;

/** Until the page has its heading and nothing of it is under way; a page that listens for news is never quite still. */
export async function isThere(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await Promise.race([page.waitForLoadState("networkidle"), page.waitForTimeout(PATIENCE_MS)]);
}
