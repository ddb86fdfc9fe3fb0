import { OperatorFault } from "../graph/fault.ts";
import type { Tiles } from "../http/web.ts";
import { alone, hidePassword, notRight } from "./words.ts";

const EXAMPLE = "https://tiles.example/{z}/{x}/{y}.png";

/** Where the tiles under the map come from. None by default: what somebody looks at on a map is told to nobody. */
export function tilesFrom(env: NodeJS.ProcessEnv): Tiles | null {
  const [url, by] = [env["MUSUBI_TILES"], env["MUSUBI_TILES_BY"]?.trim()];
  if (!url) {
    if (by) throw alone("MUSUBI_TILES_BY", "MUSUBI_TILES");
    return null;
  }
  assertTemplate(url);
  // Whoever lets others use their tiles asks to be named.
  if (!by) throw alone("MUSUBI_TILES", "MUSUBI_TILES_BY");
  return { url, by };
}

function assertTemplate(said: string): void {
  const parsed = URL.canParse(said) ? new URL(said) : null;
  const here = parsed?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(parsed.hostname);
  const plain = parsed?.username === "" && parsed.password === "";
  const whole = ["{z}", "{x}", "{y}"].every((part) => said.includes(part));
  // The page's policy names this one host, so none may be made up while the map is drawn.
  const oneHost = !/%7B|%7D|[{}*]/i.test(parsed?.host ?? "");
  if (plain && whole && oneHost && (parsed.protocol === "https:" || here)) return;
  throw new OperatorFault(
    notRight("MUSUBI_TILES", hidePassword(said), {
      ja: `${EXAMPLE} のように、一つのホストと {z}・{x}・{y} で書いてください（http はこのパソコン自身だけ）。`,
      en: `it must look like ${EXAMPLE}: one host, with {z}, {x} and {y} (http only for this machine itself).`,
    }),
  );
}
