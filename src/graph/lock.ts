import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { OperatorFault } from "./fault.ts";
import { lockFile } from "./home.ts";
import { startOf } from "./start-of.mjs";
import { unwritableHome } from "./unwritable.ts";

/** Who runs the engine of a home, as its lock file says. */
export interface Holder {
  readonly pid: number;
  /** When that process began: the same id may belong to another process later. */
  readonly start: string;
  readonly since: string;
  readonly home: string;
  /** True when others may use its engine: a server, not a short piece of work. */
  readonly shared: boolean;
  /** Where the engine answers, once it does. */
  readonly uri?: string;
}

export class HomeHeld extends OperatorFault {
  override name = "HomeHeld";
  constructor(readonly holder: Holder) {
    super({
      ja:
        `${holder.home} は、${holder.since} から動いているプロセス ${holder.pid} が使っています。` +
        "そちらを Ctrl-C で終えるか、こちらの保存場所を MUSUBI_HOME で別にしてください。",
      en:
        `${holder.home} is in use by process ${holder.pid}, running since ${holder.since}. ` +
        "Stop that one (Ctrl-C where it runs), or give this one a home of its own with MUSUBI_HOME.",
    });
  }
}

export interface Lock {
  announce(uri: string): Promise<void>;
  release(): Promise<void>;
}

/** Takes the home for this process, or throws HomeHeld. A lock whose process is gone holds nothing. */
export async function lockHome(home: string, shared: boolean): Promise<Lock> {
  const path = lockFile(home);
  const start = startOf(process.pid) ?? "unknown";
  const mine: Holder = { pid: process.pid, start, since: new Date().toISOString(), home, shared };
  const draft = `${path}.${process.pid}`;
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  } catch (error) {
    throw unwritableHome(home, error);
  }
  try {
    // Linking is atomic and never replaces: of several that start at once exactly one has the lock, complete from the first moment.
    while (!(await linked(draft, path))) {
      const holder = await holderOf(home);
      if (holder !== null) throw new HomeHeld(holder);
      await clearStale(path);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return {
    announce: async (uri) => {
      if (!shared) return;
      await writeFile(draft, JSON.stringify({ ...mine, uri }), { mode: 0o600 });
      await rename(draft, path);
    },
    release: async () => rm(path, { force: true }),
  };
}

/** The living process that holds the home, or null. */
export async function holderOf(home: string): Promise<Holder | null> {
  const holder = await readHolder(lockFile(home));
  return holder !== null && startOf(holder.pid) === holder.start ? holder : null;
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only lockHome writes this file, whole
    return JSON.parse(await readFile(path, "utf8")) as Holder;
  } catch {
    return null;
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Moves a dead process's lock away; puts it back where, in between, somebody living had taken it. */
async function clearStale(path: string): Promise<void> {
  const aside = `${path}.stale.${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const holder = await readHolder(aside);
  if (holder !== null && startOf(holder.pid) === holder.start) await linked(aside, path);
  await rm(aside, { force: true });
}
