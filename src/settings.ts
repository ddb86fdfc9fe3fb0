import { existsSync, statSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { OperatorFault } from "./graph/fault.ts";
import type { Address } from "./graph/graph.ts";
import type { SignInSettings } from "./http/sign-in.ts";
import { mappingFrom } from "./trust/sign-in/mapping.ts";

export interface Settings {
  /** Where the pages and the API are served; 0 takes any free port. */
  readonly port: number;
  /** The address of this machine that they are served at. */
  readonly address: string;
  /** The address under which browsers reach them, where it is not this machine's own. */
  readonly url: URL | null;
  /** How people sign in; null for the demo's personas. */
  readonly signIn: SignInSettings | null;
  /** How many requests one viewer may make in ten seconds. */
  readonly rate: number;
  /** The folder that holds all of Musubi's state. */
  readonly home: string;
  /** A Neo4j that somebody else runs; null when Musubi runs its own. */
  readonly neo4j: Address | null;
}

/** Every setting, as the README lists them. */
export const SETTINGS: readonly { readonly name: string; readonly usual: string; readonly meaning: string }[] = [
  { name: "PORT", usual: "4000", meaning: "the port that Musubi is served on; 0 takes any free one" },
  { name: "MUSUBI_HOME", usual: ".musubi", meaning: "the folder for all state: Neo4j, its data and its password" },
  {
    name: "NEO4J_URI",
    usual: "(none)",
    meaning: "a Neo4j 5.26 or newer to use instead of the one that Musubi runs itself",
  },
  { name: "NEO4J_USER", usual: "neo4j", meaning: "the user there" },
  { name: "NEO4J_PASSWORD", usual: "(none)", meaning: "that user's password; needed with NEO4J_URI" },
  { name: "NEO4J_DATABASE", usual: "neo4j", meaning: "the database there" },
  {
    name: "MUSUBI_ISSUER",
    usual: "(none)",
    meaning: "the OpenID Connect issuer whose access tokens are taken; without it the demo's personas",
  },
  { name: "MUSUBI_AUDIENCE", usual: "(none)", meaning: "what those tokens name as their audience; needed with it" },
  {
    name: "MUSUBI_ROLES",
    usual: "(none)",
    meaning: "the JSON file that says which claims give which roles, in which districts; needed with it",
  },
  {
    name: "MUSUBI_CLIENT_ID",
    usual: "(none)",
    meaning: "the name under which the issuer knows Musubi's browser sign-in; without it programs only",
  },
  {
    name: "MUSUBI_OPEN",
    usual: "(nothing)",
    meaning: "published: the operations of schema/operations are open to callers who did not sign in",
  },
  {
    name: "MUSUBI_ADDRESS",
    usual: "127.0.0.1",
    meaning: "the address of this machine to listen on; any other needs MUSUBI_ISSUER and MUSUBI_URL",
  },
  {
    name: "MUSUBI_URL",
    usual: "(this machine's)",
    meaning: "the address under which browsers reach Musubi, such as https://musubi.example",
  },
  { name: "MUSUBI_RATE", usual: "10000", meaning: "the number of requests that one viewer may make in ten seconds" },
];

const PROJECT = resolve(import.meta.dirname, "..");
const SCHEMES = ["bolt:", "bolt+s:", "bolt+ssc:", "neo4j:", "neo4j+s:", "neo4j+ssc:"];

/** The settings in an environment; the first that cannot be right is an OperatorFault that names it and the mend. */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const settings = { port: portFrom(env), home: homeFrom(env), neo4j: neo4jFrom(env), rate: rateFrom(env) };
  const [address, url, signIn] = [env["MUSUBI_ADDRESS"] || "127.0.0.1", urlFrom(env), signInFrom(env)];
  if (url !== null && signIn === null) throw alone("MUSUBI_URL", "MUSUBI_ISSUER");
  if (address !== "127.0.0.1") assertGuarded(address, url, signIn);
  return { ...settings, address, url, signIn };
}

/** Beyond this machine somebody else may come; nobody is let in by saying who they are. */
function assertGuarded(address: string, url: URL | null, signIn: SignInSettings | null): void {
  if (isIP(address) === 0) {
    throw new OperatorFault(
      `MUSUBI_ADDRESS is ${quoted(address)}; it must be one of this machine's IP addresses, or 0.0.0.0 for all of them.`,
    );
  }
  if (signIn === null) {
    throw new OperatorFault(
      `MUSUBI_ADDRESS is ${quoted(address)}, but MUSUBI_ISSUER is not set; without sign-in Musubi listens on 127.0.0.1 only, so set MUSUBI_ISSUER or unset MUSUBI_ADDRESS.`,
    );
  }
  if (url === null) throw alone("MUSUBI_ADDRESS", "MUSUBI_URL");
}

function signInFrom(env: NodeJS.ProcessEnv): SignInSettings | null {
  const said = env["MUSUBI_ISSUER"];
  const others = ["MUSUBI_AUDIENCE", "MUSUBI_ROLES", "MUSUBI_CLIENT_ID", "MUSUBI_OPEN"] as const;
  if (!said) {
    const stray = others.find((name) => env[name]);
    if (stray !== undefined) throw alone(stray, "MUSUBI_ISSUER");
    return null;
  }
  assertWebAddress("MUSUBI_ISSUER", said, "https://id.example/realms/city");
  const [audience, roles, open] = [env["MUSUBI_AUDIENCE"], env["MUSUBI_ROLES"], env["MUSUBI_OPEN"] || ""];
  if (!audience) throw alone("MUSUBI_ISSUER", "MUSUBI_AUDIENCE");
  if (!roles) throw alone("MUSUBI_ISSUER", "MUSUBI_ROLES");
  if (!["", "published"].includes(open)) {
    throw new OperatorFault(`MUSUBI_OPEN is ${quoted(open)}; it must be published, or not be set.`);
  }
  const mapping = mappingFrom(resolve(env["INIT_CWD"] ?? process.cwd(), roles));
  return { issuer: said, audience, mapping, clientId: env["MUSUBI_CLIENT_ID"] || null, open: open === "published" };
}

function urlFrom(env: NodeJS.ProcessEnv): URL | null {
  const said = env["MUSUBI_URL"];
  if (!said) return null;
  const url = assertWebAddress("MUSUBI_URL", said, "https://musubi.example");
  if (url.href === `${url.origin}/`) return url;
  throw new OperatorFault(`MUSUBI_URL is ${quoted(said)}; it must be without a path, for example ${url.origin}.`);
}

/** Tokens and sessions travel to these: encrypted, or never beyond this machine. */
function assertWebAddress(name: string, said: string, example: string): URL {
  const url = URL.canParse(said) ? new URL(said) : null;
  const here = url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  const plain = url?.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (url && plain && (url.protocol === "https:" || here)) return url;
  throw new OperatorFault(
    `${name} is ${quoted(hidePassword(said))}; it must look like ${example} (http only for this machine itself).`,
  );
}

function rateFrom(env: NodeJS.ProcessEnv): number {
  const said = env["MUSUBI_RATE"] || "10000";
  if (/^[1-9]\d{0,6}$/.test(said)) return Number(said);
  throw new OperatorFault(
    `MUSUBI_RATE is ${quoted(said)}; it must be a whole number from 1 to 9999999: how many requests one viewer may make in ten seconds.`,
  );
}

function alone(set: string, missing: string): OperatorFault {
  return new OperatorFault(`${set} is set, but ${missing} is not; set ${missing} too, or unset ${set}.`);
}

function portFrom(env: NodeJS.ProcessEnv): number {
  const said = env["PORT"] || "4000";
  const port = /^\d{1,5}$/.test(said) ? Number(said) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new OperatorFault(`PORT is ${quoted(said)}; it must be a whole number from 0 to 65535, for example PORT=4001.`);
}

function homeFrom(env: NodeJS.ProcessEnv): string {
  const said = env["MUSUBI_HOME"];
  if (!said) return join(PROJECT, ".musubi");
  // npm changes to the project's folder; a relative path was meant from where it was typed.
  const home = resolve(env["INIT_CWD"] ?? process.cwd(), said);
  if (!existsSync(home) || statSync(home).isDirectory()) return home;
  throw new OperatorFault(
    `MUSUBI_HOME is ${quoted(said)}, which is a file; it must be a folder, or a path where one can be made.`,
  );
}

function neo4jFrom(env: NodeJS.ProcessEnv): Address | null {
  const uri = env["NEO4J_URI"];
  if (!uri) {
    const stray = ["NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE"].find((name) => env[name]);
    if (stray === undefined) return null;
    throw new OperatorFault(
      `${stray} is set, but NEO4J_URI is not; set NEO4J_URI too, or unset ${stray} to use the Neo4j that Musubi runs itself.`,
    );
  }
  const parsed = URL.canParse(uri) ? new URL(uri) : null;
  if (parsed === null || !SCHEMES.includes(parsed.protocol) || parsed.hostname === "") {
    throw new OperatorFault(
      `NEO4J_URI is ${quoted(hidePassword(uri))}; it must look like bolt://host:7687 or neo4j://host:7687 (with +s for encryption).`,
    );
  }
  if (parsed.username !== "" || parsed.password !== "") {
    throw new OperatorFault("NEO4J_URI holds a user or password; put them into NEO4J_USER and NEO4J_PASSWORD instead.");
  }
  const password = env["NEO4J_PASSWORD"];
  if (password === undefined) {
    throw new OperatorFault(
      "NEO4J_URI is set, but NEO4J_PASSWORD is not; set it (empty where that Neo4j asks for none).",
    );
  }
  return { uri, user: env["NEO4J_USER"] || "neo4j", password, database: databaseFrom(env) };
}

/** https://neo4j.com/docs/operations-manual/5/database-administration/standard-databases/naming-databases/ */
function databaseFrom(env: NodeJS.ProcessEnv): string {
  const said = env["NEO4J_DATABASE"] || "neo4j";
  if (/^[a-z0-9][a-z0-9.-]{2,62}$/i.test(said) && !/^system/i.test(said)) return said;
  throw new OperatorFault(
    `NEO4J_DATABASE is ${quoted(said)}; a database's name has 3 to 63 letters, digits, dots and dashes, and does not begin with "system".`,
  );
}

function hidePassword(uri: string): string {
  return uri.replace(/\/\/[^/@]*@/, "//…@");
}

function quoted(said: string): string {
  return JSON.stringify(said.slice(0, 100));
}
