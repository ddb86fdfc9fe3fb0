import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import express, { Router, type Request, type RequestHandler } from "express";
import { personaOfRequest } from "./door.ts";
import { callerOf } from "./callers.ts";

/** The pages of the web app (see src/web/pages.tsx); each is the same file, which finds out from the address what to show. */
const PAGES =
  /^\/(?:$|(?:q|ties|map|heard|inbox|introductions|rings|import|meeting|record|introduce|log|kept)(?:\/|$))/;

/**
 * The page takes no script but its own files. Styles may stand in the page: that is how readers put wider letters and lines over one (WCAG 1.4.12), and with
 * pictures, letters and requests from here alone a style can tell nobody anything. Pictures of the app itself may be data; one other host may send pictures,
 * where the operator named it for the map's tiles.
 */
const policy = (tiles: Tiles | null): string =>
  "default-src 'self'; style-src 'self' 'unsafe-inline'; " +
  `img-src 'self' data: blob:${tiles ? ` ${new URL(tiles.url).origin}` : ""}; ` +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/** Where the tiles under the map come from. */
export interface Tiles {
  /** With {z}, {x} and {y}. */
  readonly url: string;
  /** Whose they are, as it stands on the map. */
  readonly by: string;
}

/** A year: the names of these files change with what is in them. */
const FOR_A_YEAR_MS = 31_536_000_000;

/**
 * The web app's own files: the same for everybody, and nothing in them is about anybody.
 * @param folder where the built app lies (see src/web/build.ts)
 */
export function webFiles(folder: string, tiles: Tiles | null): Router {
  const router = Router();
  const headers = { "cache-control": "no-cache", "content-security-policy": policy(tiles) };
  router.use(
    "/assets",
    packed(join(folder, "assets")),
    express.static(join(folder, "assets"), {
      immutable: true,
      maxAge: FOR_A_YEAR_MS,
      index: false,
      redirect: false,
      fallthrough: true,
      dotfiles: "allow",
      setHeaders: (response) => response.set("cache-control", "public, max-age=31536000, immutable"),
    }),
  );
  router.get(PAGES, (_request, response) => {
    response.sendFile(join(folder, "index.html"), {
      cacheControl: false,
      headers,
      dotfiles: "allow",
    });
  });
  return router;
}

/** How a browser may take a file that was packed when the app was built; the smallest first. */
const PACKINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

/** Hands out the packed file where there is one that the browser takes. */
function packed(folder: string): RequestHandler {
  const there = new Set(readdirSync(folder).map((file) => `/${file}`));
  return (request, response, next) => {
    const { path } = request;
    if (PACKINGS.some(([, ending]) => path.endsWith(ending))) return next("router");
    response.vary("accept-encoding");
    const [name, ending] = PACKINGS.find((each) => request.acceptsEncodings(each[0]) === each[0]) ?? [];
    if (name !== undefined && there.has(path + ending)) {
      response.set("content-encoding", name).type(extname(path));
      request.url = path + ending;
    }
    next();
  };
}

/** What the web app needs to know of whoever looks, and of where it runs; nobody's name is in it. */
export function me(tiles: Tiles | null): Router {
  const router = Router();
  router.get("/me.json", (request, response) => {
    response.json({ ...meOf(request), tiles });
  });
  return router;
}

function meOf(request: Request) {
  const { by, viewer } = callerOf(request);
  const { roles, party, keeps } = viewer;
  return {
    by,
    roles,
    persona: by === "persona" ? (personaOfRequest(request) ?? null) : null,
    self: party,
    districts: keeps,
  };
}
