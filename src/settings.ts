import { existsSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { OperatorFault } from "./graph/fault.ts";
import type { Address } from "./graph/graph.ts";
import type { SignInSettings } from "./http/sign-in.ts";
import type { Tiles } from "./http/web.ts";
import { doorFrom } from "./settings/door.ts";
import { tilesFrom } from "./settings/tiles.ts";
import { hidePassword, notRight, quoted } from "./settings/words.ts";

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
  /** How many days the log is kept; null for ever. */
  readonly logDays: number | null;
  /** How many days the news of the districts are kept. */
  readonly newsDays: number;
  /** Whose tiles lie under the map; null: none, and nothing is asked of another host. */
  readonly tiles: Tiles | null;
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
    name: "MUSUBI_LOG_DAYS",
    usual: "(for ever)",
    meaning: "how many days the log of who saw and changed what is kept, at least 30; older events are taken away",
  },
  {
    name: "MUSUBI_NEWS_DAYS",
    usual: "30",
    meaning: "how many days a district's news are kept for those who were away; older ones are taken away",
  },
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
  {
    name: "MUSUBI_TILES",
    usual: "(none)",
    meaning:
      "the map's tile server, such as https://tiles.example/{z}/{x}/{y}.png; browsers then ask that host for what they look at",
  },
  {
    name: "MUSUBI_TILES_BY",
    usual: "(none)",
    meaning: "whose tiles they are, as it is to stand on the map; needed with MUSUBI_TILES",
  },
  { name: "MUSUBI_RATE", usual: "10000", meaning: "the number of requests that one viewer may make in ten seconds" },
];

const PROJECT = resolve(import.meta.dirname, "..");
const SCHEMES = ["bolt:", "bolt+s:", "bolt+ssc:", "neo4j:", "neo4j+s:", "neo4j+ssc:"];

/** The settings in an environment; the first that cannot be right is an OperatorFault that names it and the mend. */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  return {
    port: portFrom(env),
    home: homeFrom(env),
    neo4j: neo4jFrom(env),
    logDays: logDaysFrom(env),
    newsDays: newsDaysFrom(env),
    rate: rateFrom(env),
    tiles: tilesFrom(env),
    ...doorFrom(env),
  };
}

function rateFrom(env: NodeJS.ProcessEnv): number {
  const said = env["MUSUBI_RATE"] || "10000";
  if (/^[1-9]\d{0,6}$/.test(said)) return Number(said);
  throw new OperatorFault(
    notRight("MUSUBI_RATE", said, {
      ja: "1〜9999999の整数にしてください（一人が10秒間に送れる問い合わせの数です）。",
      en: "it must be a whole number from 1 to 9999999: how many requests one viewer may make in ten seconds.",
    }),
  );
}

function portFrom(env: NodeJS.ProcessEnv): number {
  const said = env["PORT"] || "4000";
  const port = /^\d{1,5}$/.test(said) ? Number(said) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new OperatorFault(
    notRight("PORT", said, {
      ja: "0〜65535の整数にしてください（例：PORT=4001）。",
      en: "it must be a whole number from 0 to 65535, for example PORT=4001.",
    }),
  );
}

function logDaysFrom(env: NodeJS.ProcessEnv): number | null {
  const said = env["MUSUBI_LOG_DAYS"];
  if (!said) return null;
  const days = /^\d{1,5}$/.test(said) ? Number(said) : Number.NaN;
  if (days >= 30) return days;
  throw new OperatorFault(
    notRight("MUSUBI_LOG_DAYS", said, {
      ja: "日数を30〜99999の整数で入れてください（例：MUSUBI_LOG_DAYS=1825）。",
      en: "it must be a whole number of days from 30 to 99999, for example MUSUBI_LOG_DAYS=1825.",
    }),
  );
}

function newsDaysFrom(env: NodeJS.ProcessEnv): number {
  const said = env["MUSUBI_NEWS_DAYS"] || "30";
  if (/^[1-9]\d{0,3}$/.test(said)) return Number(said);
  throw new OperatorFault(
    notRight("MUSUBI_NEWS_DAYS", said, {
      ja: "日数を1〜9999の整数で入れてください（例：MUSUBI_NEWS_DAYS=30）。",
      en: "it must be a whole number of days from 1 to 9999, for example MUSUBI_NEWS_DAYS=30.",
    }),
  );
}

function homeFrom(env: NodeJS.ProcessEnv): string {
  const said = env["MUSUBI_HOME"];
  // npm changes to the project's folder; a relative path was meant from where it was typed.
  const home = said ? resolve(env["INIT_CWD"] ?? process.cwd(), said) : join(PROJECT, ".musubi");
  if (home.includes(delimiter) && !env["NEO4J_URI"]) {
    throw new OperatorFault({
      ja: `MUSUBI_HOME が指す ${quoted(home)} には「${delimiter}」が入っていて、Java がそこで二つに分けて読みます。「${delimiter}」のないフォルダーを指定してください。`,
      en: `MUSUBI_HOME leads to ${quoted(home)}, which Java would read as two at the "${delimiter}"; let it name a folder without one.`,
    });
  }
  if (!said || !existsSync(home) || statSync(home).isDirectory()) return home;
  throw new OperatorFault({
    ja: `MUSUBI_HOME の ${quoted(said)} はファイルです。フォルダーか、フォルダーを作れる場所を指定してください。`,
    en: `MUSUBI_HOME is ${quoted(said)}, which is a file; it must be a folder, or a path where one can be made.`,
  });
}

function neo4jFrom(env: NodeJS.ProcessEnv): Address | null {
  const said = env["NEO4J_URI"]?.trim();
  if (!said) {
    const stray = ["NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE"].find((name) => env[name]);
    if (stray === undefined) return null;
    throw new OperatorFault({
      ja: `${stray} があるのに NEO4J_URI がありません。NEO4J_URI も設定するか、Musubi が自分で動かす Neo4j を使うなら ${stray} を外してください。`,
      en: `${stray} is set, but NEO4J_URI is not; set NEO4J_URI too, or unset ${stray} to use the Neo4j that Musubi runs itself.`,
    });
  }
  // The driver knows the schemes in small letters only.
  const uri = said.replace(/^[^:]*/, (scheme) => scheme.toLowerCase());
  const parsed = URL.canParse(uri) ? new URL(uri) : null;
  if (parsed === null || !SCHEMES.includes(parsed.protocol) || parsed.hostname === "") {
    throw new OperatorFault(
      notRight("NEO4J_URI", hidePassword(uri), {
        ja: "bolt://host:7687 か neo4j://host:7687 のように書いてください（暗号化するなら +s を付けます）。",
        en: "it must look like bolt://host:7687 or neo4j://host:7687 (with +s for encryption).",
      }),
    );
  }
  if (parsed.search !== "" && !mayAsk(parsed)) {
    throw new OperatorFault(
      notRight("NEO4J_URI", hidePassword(uri), {
        ja: "「?」から後を取ってください（neo4j:// だけが ?region=west のような経路の指定を取ります）。",
        en: "leave out what begins with the question mark (only neo4j:// takes one, for routing, such as ?region=west).",
      }),
    );
  }
  if (parsed.username !== "" || parsed.password !== "") {
    throw new OperatorFault({
      ja: "NEO4J_URI に利用者名やパスワードが入っています。NEO4J_USER と NEO4J_PASSWORD に分けて書いてください。",
      en: "NEO4J_URI holds a user or password; put them into NEO4J_USER and NEO4J_PASSWORD instead.",
    });
  }
  const password = env["NEO4J_PASSWORD"];
  if (password === undefined) {
    throw new OperatorFault({
      ja: "NEO4J_URI があるのに NEO4J_PASSWORD がありません。設定してください（パスワードの要らない Neo4j なら空にします）。",
      en: "NEO4J_URI is set, but NEO4J_PASSWORD is not; set it (empty where that Neo4j asks for none).",
    });
  }
  return { uri, user: env["NEO4J_USER"] || "neo4j", password, database: databaseFrom(env) };
}

/** A cluster takes names with values, each once, and none that says where it is. */
function mayAsk({ protocol, searchParams }: URL): boolean {
  const names = [...searchParams.keys()];
  return (
    protocol.startsWith("neo4j") &&
    names.length === new Set(names).size &&
    [...searchParams].every(([name, value]) => name !== "" && name !== "address" && value !== "")
  );
}

/** https://neo4j.com/docs/operations-manual/5/database-administration/standard-databases/naming-databases/ */
function databaseFrom(env: NodeJS.ProcessEnv): string {
  const said = env["NEO4J_DATABASE"] || "neo4j";
  if (/^[a-z0-9][a-z0-9.-]{2,62}$/i.test(said) && !/^system/i.test(said)) return said;
  throw new OperatorFault(
    notRight("NEO4J_DATABASE", said, {
      ja: "データベース名は3〜63文字の英数字・点・ハイフンで、system では始められません。",
      en: 'a database\'s name has 3 to 63 letters, digits, dots and dashes, and does not begin with "system".',
    }),
  );
}
