import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import express, { Router, type Request, type Response } from "express";
import { callerOf, refusalOf, refuseAs } from "../http/callers.ts";
import { fromThisPage, PERSONA_COOKIE, personaOfRequest, refuse } from "../http/door.ts";
import { PERSONAS, personaOf, type Persona } from "../trust/personas.ts";
import { may } from "../trust/policy.ts";
import { layout, page } from "./layout.ts";
import { explorerAsksToSignIn, explorerIsForOthers, front } from "./sign-in-pages.ts";
import { tabsFrom } from "./tabs.ts";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const installed = (name: string, file: string) =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);

/** Every file that the pages load. The bundles are those their packages ship: nothing is built and no other host is asked. */
const FILES: Readonly<Record<string, string>> = {
  "/local/local.css": here("local.css"),
  "/local/icon.svg": here("icon.svg"),
  "/explore/explore.js": here("explore.js"),
  "/explore/explore.css": here("explore.css"),
  "/explore/graphiql.css": installed("graphiql", "graphiql.min.css"),
  "/explore/graphiql.js": installed("graphiql", "graphiql.min.js"),
  "/explore/react.js": installed("react", "umd/react.production.min.js"),
  "/explore/react-dom.js": installed("react-dom", "umd/react-dom.production.min.js"),
};

const FORM = "application/x-www-form-urlencoded";

/** The files of the pages: the same for everybody, and nothing in them is about anybody. */
export function files(): Router {
  const router = Router();
  for (const [path, file] of Object.entries(FILES)) {
    router.get(path, (_request, response) => {
      response.sendFile(file, { cacheControl: false, headers: { "cache-control": "no-cache" }, dotfiles: "allow" });
    });
  }
  return router;
}

/** Where nobody signs in: the page that chooses a persona, and the explorer. */
export function localPages(): Router {
  const router = Router();
  // Where the web app is not there, this is the front page.
  router.get("/", (_request, response) => response.redirect(303, "/persona"));
  router.get("/persona", (request, response) => page(response, 200, welcome(personaOfRequest(request))));
  router.post("/persona", express.text({ limit: "1kb", type: FORM }), choosePersona);
  router.get("/explore", (request, response) =>
    explore(request, response, () => page(response, 403, explorerIsClosed())),
  );
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 waits for them, and forwards what they throw
  router.get("/explore/tabs.json", async (request, response) => tabs(request, response, { personas: true }));
  return router;
}

/** Where people sign in: the front page, and the explorer. */
export function signedInPages({ byBrowser }: { byBrowser: boolean }): Router {
  const router = Router();
  // Where the web app is not there, this is the front page.
  router.get("/", (_request, response) => response.redirect(303, "/account"));
  router.get("/account", (request, response) => {
    const { by, viewer } = callerOf(request);
    const standing = by === "nobody" ? (byBrowser ? "stranger" : "no browser sign-in") : "session";
    page(response, 200, front(standing, viewer.roles));
  });
  router.get("/explore", (request, response) => {
    const refusal = refusalOf(request);
    if (refusal) return refuseAs(response, refusal);
    explore(request, response, () => {
      const stranger = callerOf(request).by === "nobody";
      page(response, stranger ? 401 : 403, stranger ? explorerAsksToSignIn() : explorerIsForOthers());
    });
  });
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 waits for them, and forwards what they throw
  router.get("/explore/tabs.json", async (request, response) => tabs(request, response, { personas: false }));
  return router;
}

function choosePersona(request: Request, response: Response): void {
  if (!fromThisPage(request)) {
    return refuse(response, 403, "FORBIDDEN", "The persona can be chosen only on this server's own page, at /persona.");
  }
  const form = new URLSearchParams(typeof request.body === "string" ? request.body : "");
  const persona = personaOf(form.get("persona") ?? "nobody");
  if (!persona) return refuse(response, 400, "BAD_USER_INPUT", `persona must be one of: ${PERSONAS.join(", ")}.`);
  response.cookie(PERSONA_COOKIE, persona, { httpOnly: true, sameSite: "strict", path: "/" });
  response.redirect(303, form.get("then") === "/explore" ? "/explore" : "/");
}

function explore(request: Request, response: Response, otherwise: () => void): void {
  if (!may(callerOf(request).viewer, "readTheSchema")) return otherwise();
  // GraphiQL's editor and menus set styles of their own, and its icons and fonts are data: addresses.
  response.set(
    "content-security-policy",
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
      "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  );
  page(response, 200, explorer());
}

async function tabs(request: Request, response: Response, { personas }: { personas: boolean }): Promise<void> {
  if (!may(callerOf(request).viewer, "readTheSchema")) {
    return refuse(
      response,
      403,
      "FORBIDDEN",
      "Only the administrator may use the explorer. Choose who you are at /persona.",
    );
  }
  const all = await tabsFrom();
  response.json(personas ? all : all.map(({ headers: _personas, ...tab }) => tab));
}

const WHO: Readonly<Record<Persona, readonly [ja: string, en: string]>> = {
  public: [
    "だれでも。公開されている団体・事業所・場所・サービスだけが見えます。人は見えません。",
    "Anybody: published groups, companies, places and services; never a person.",
  ],
  resident: [
    "住民。公開されているものと、自分のことが見えます。",
    "A resident: what is published, and what is their own.",
  ],
  coordinator: [
    "生活支援コーディネーター。担当する校区の人・できること・困りごと・願いが見えます。",
    "A community coordinator: people, offers, needs and wishes of their districts.",
  ],
  administrator: [
    "管理者。スキーマとエクスプローラーを使えますが、住民のことは見えません。",
    "The administrator: the schema and the explorer, but no resident.",
  ],
};

function welcome(current: Persona = "public"): string {
  const choices = PERSONAS.map((persona) => {
    const [ja, en] = WHO[persona];
    const pressed = persona === current;
    return `<li>
        <button name="persona" value="${persona}" aria-pressed="${pressed}" aria-describedby="${persona}-who">${persona}</button>
        <p id="${persona}-who">${ja}<br><span lang="en">${en}</span></p>
      </li>`;
  });
  return layout(
    "Musubi — だれの目で見るか",
    `<h1>Musubi</h1>
    <p>いまは <strong>${current}</strong> の目で見ています。このコンピューターの中だけで動く、架空のまちの見本です。だれの目で見るかを選んでください。</p>
    <p lang="en">You see the invented demo city as <strong>${current}</strong>, on this machine only. Choose whose eyes to see it with.</p>
    <form method="post" action="/persona">
      <h2>だれの目で見るか <span lang="en">(persona)</span></h2>
      <ul class="choices">
        ${choices.join("\n        ")}
      </ul>
    </form>
    <h2>次に <span lang="en">(next)</span></h2>
    <ul>
      <li><a href="/">たずねる <span lang="en">(ask)</span></a></li>
      <li><a href="/explore">エクスプローラー <span lang="en">(explorer)</span></a>：administrator の目のときに開きます。 <span lang="en">Opens for the administrator.</span></li>
      <li><a href="/health">健康状態 <span lang="en">(health)</span></a></li>
      <li><code>/graphql</code>：プログラムからは、ヘッダー <code>x-musubi-persona</code> で同じことを選べます。 <span lang="en">Programs choose with this header.</span></li>
    </ul>`,
  );
}

function explorerIsClosed(): string {
  return layout(
    "Musubi — エクスプローラー",
    `<h1>エクスプローラーは administrator だけが使えます</h1>
    <p>スキーマを読めるのは管理者の目だけです。下のボタンで、この見本の管理者の目になれます。</p>
    <p lang="en">The explorer reads the schema, which only the administrator may do. The button makes you the demo's administrator.</p>
    <form method="post" action="/persona">
      <input type="hidden" name="persona" value="administrator">
      <input type="hidden" name="then" value="/explore">
      <button type="submit">administrator として開く <span lang="en">(Open as administrator)</span></button>
    </form>
    <p><a href="/persona">だれの目で見るかを選ぶ <span lang="en">(choose a persona)</span></a></p>`,
  );
}

function explorer(): string {
  return `<!doctype html>
<html lang="ja">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Musubi — エクスプローラー</title>
    <link rel="icon" href="/local/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/explore/graphiql.css">
    <link rel="stylesheet" href="/explore/explore.css">
    <script defer src="/explore/react.js"></script>
    <script defer src="/explore/react-dom.js"></script>
    <script defer src="/explore/graphiql.js"></script>
    <script type="module" src="/explore/explore.js"></script>
  </head>
  <body>
    <main>
      <h1 class="unseen">Musubi エクスプローラー</h1>
      <div id="explorer"><noscript>エクスプローラーには JavaScript が要ります。 / The explorer needs JavaScript.</noscript></div>
    </main>
  </body>
</html>
`;
}
