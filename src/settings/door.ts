import { isIP } from "node:net";
import { resolve } from "node:path";
import { OperatorFault } from "../graph/fault.ts";
import type { SignInSettings } from "../http/sign-in.ts";
import { mappingFrom } from "../trust/sign-in/mapping.ts";
import { alone, hidePassword, notRight, quoted } from "./words.ts";

interface DoorSettings {
  readonly address: string;
  readonly url: URL | null;
  readonly signIn: SignInSettings | null;
}

/** Where the door is, and how people come in. */
export function doorFrom(env: NodeJS.ProcessEnv): DoorSettings {
  const [address, url, signIn] = [env["MUSUBI_ADDRESS"] || "127.0.0.1", urlFrom(env), signInFrom(env)];
  if (url !== null && signIn === null) throw alone("MUSUBI_URL", "MUSUBI_ISSUER");
  if (address !== "127.0.0.1") assertGuarded(address, url, signIn);
  return { address, url, signIn };
}

/** Beyond this machine somebody else may come; nobody is let in by saying who they are. */
function assertGuarded(address: string, url: URL | null, signIn: SignInSettings | null): void {
  if (isIP(address) === 0) {
    throw new OperatorFault(
      notRight("MUSUBI_ADDRESS", address, {
        ja: "このパソコンの IP アドレスの一つか、すべてを指す 0.0.0.0 にしてください。",
        en: "it must be one of this machine's IP addresses, or 0.0.0.0 for all of them.",
      }),
    );
  }
  if (signIn === null) {
    throw new OperatorFault({
      ja: `MUSUBI_ADDRESS が ${quoted(address)} なのに MUSUBI_ISSUER がありません。サインインなしの Musubi は 127.0.0.1 だけで動きます。MUSUBI_ISSUER を設定するか、MUSUBI_ADDRESS を外してください。`,
      en: `MUSUBI_ADDRESS is ${quoted(address)}, but MUSUBI_ISSUER is not set; without sign-in Musubi listens on 127.0.0.1 only, so set MUSUBI_ISSUER or unset MUSUBI_ADDRESS.`,
    });
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
    throw new OperatorFault(
      notRight("MUSUBI_OPEN", open, {
        ja: "published にするか、外してください。",
        en: "it must be published, or not be set.",
      }),
    );
  }
  const mapping = mappingFrom(resolve(env["INIT_CWD"] ?? process.cwd(), roles));
  return { issuer: said, audience, mapping, clientId: env["MUSUBI_CLIENT_ID"] || null, open: open === "published" };
}

function urlFrom(env: NodeJS.ProcessEnv): URL | null {
  const said = env["MUSUBI_URL"];
  if (!said) return null;
  const url = assertWebAddress("MUSUBI_URL", said, "https://musubi.example");
  if (url.href === `${url.origin}/`) return url;
  throw new OperatorFault(
    notRight("MUSUBI_URL", said, {
      ja: `パスを付けずに書いてください（例：${url.origin}）。`,
      en: `it must be without a path, for example ${url.origin}.`,
    }),
  );
}

/** Tokens and sessions travel to these: encrypted, or never beyond this machine. */
function assertWebAddress(name: string, said: string, example: string): URL {
  const url = URL.canParse(said) ? new URL(said) : null;
  const here = url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  const plain = url?.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (url && plain && (url.protocol === "https:" || here)) return url;
  throw new OperatorFault(
    notRight(name, hidePassword(said), {
      ja: `${example} のように書いてください（http はこのパソコン自身だけ）。`,
      en: `it must look like ${example} (http only for this machine itself).`,
    }),
  );
}
