import { constants, createWriteStream } from "node:fs";
import { access, open, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { inBoth, OperatorFault } from "./graph/fault.ts";
import type { Graph } from "./graph/graph.ts";
import { stopAllKept } from "./graph/kept.ts";
import { unwritable } from "./graph/unwritable.ts";
import { SETTINGS, settingsFrom } from "./settings.ts";

// Ctrl-C, at any moment: what is open is closed in reverse order, whatever was started is waited for, and nothing stays behind.
const toClose: (() => Promise<void>)[] = [];
let leaving: Promise<never> | null = null;
let ready = false;

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.on(signal, () => void leave(ready ? 0 : code));
}

async function leave(code: number): Promise<never> {
  leaving ??= (async () => {
    for (const close of toClose.toReversed()) await close().catch(() => undefined);
    await stopAllKept();
    process.exit(code);
  })();
  return leaving;
}

const say = (line: string): void => console.log(line);

async function serveCommand(args: string[]): Promise<void> {
  takesNothing(args, "npm start");
  const { serve } = await import("./main.ts");
  const settings = settingsFrom(process.env);
  const running = await serve(settings, say, (close) => toClose.push(close));
  ready = true;
  const { thingsToTry } = await import("./welcome.ts");
  say(
    `\nMusubi is ready at ${running.url}\n\n${thingsToTry(running.url, { signIn: settings.signIn !== null })}\n\nCtrl-C で終わります。書いたものは次に残ります / Ctrl-C ends it; everything is kept for the next start.`,
  );
  await running.ended;
  if (leaving !== null) return;
  ready = false;
  const { endedByItself } = await import("./graph/open.ts");
  throw endedByItself();
}

async function importCommand(args: string[]): Promise<void> {
  const { values, positionals } = parse(args, {
    "dry-run": { type: "boolean", default: false },
    city: { type: "string" },
    licence: { type: "string" },
    attribution: { type: "string" },
  });
  if (positionals.length === 0)
    throw new OperatorFault({
      ja: "ファイルを一つ以上指定してください。",
      en: `Name at least one file.\n${USAGE}`,
    });
  // npm changes to the project's folder; a relative path was meant from where it was typed.
  const paths = positionals.map((path) => resolve(process.env["INIT_CWD"] ?? process.cwd(), path));
  await withGraph(async (graph) => {
    const { importFiles, reportText } = await import("./imports/index.ts");
    const { "dry-run": dryRun, city, licence, attribution } = values;
    const report = await importFiles(graph, paths, { dryRun, city, licence, attribution, onProgress: say });
    say(reportText(report));
    if (!report.ok) await leave(1);
  });
}

async function seedCommand(args: string[]): Promise<void> {
  const { values, positionals } = parse(args, { entities: { type: "string" } });
  takesNothing(positionals, "npm run seed -- [--entities N]");
  const said = values.entities;
  const entities = said === undefined ? null : Number(said);
  if (entities !== null && !(Number.isInteger(entities) && entities >= 1_000 && entities <= 1_000_000)) {
    throw new OperatorFault({
      ja: `--entities が ${JSON.stringify(said)} になっています。1000〜1000000の整数にしてください。`,
      en: `--entities is ${JSON.stringify(said)}; it must be a whole number from 1000 to 1000000.`,
    });
  }
  if (entities === null) {
    const { loadDemoCity } = await import("./imports/seeds.ts");
    await withGraph(async (graph) => void (await loadDemoCity(graph, { onProgress: say })));
  } else {
    const { generateCity } = await import("../seeds/generate.ts");
    await withGraph(async (graph) => void (await generateCity(graph, entities, { onProgress: say })), { long: true });
  }
}

async function doctorCommand(args: string[]): Promise<void> {
  takesNothing(args, "npm run doctor");
  const { examine } = await import("./graph/doctor.ts");
  const { logIsWhole } = await import("./trust/log/whole.ts");
  const { importsAreFinished } = await import("./trust/log/imports.ts");
  const well = await examine(settingsFrom(process.env), say, [
    [{ ja: "記録", en: "Log" }, logIsWhole],
    [{ ja: "取込み", en: "Imports" }, importsAreFinished],
  ]);
  if (!well) await leave(1);
}

async function auditCommand(args: string[]): Promise<void> {
  const { values, positionals } = parse(args, {
    out: { type: "string", default: "audit-log.csv" },
    from: { type: "string" },
    until: { type: "string" },
    person: { type: "string" },
  });
  takesNothing(positionals, "npm run audit -- [--from DAY] [--until DAY] [--person ID] [--out FILE]");
  const wanted = { from: momentFrom("--from", values.from), until: momentFrom("--until", values.until) };
  const path = resolve(process.env["INIT_CWD"] ?? process.cwd(), values.out);
  const cannot = (error: unknown): never => {
    throw unwritable(path, error, {
      ja: "書けるファイルを --out で指定してください。",
      en: "let --out name a file that you can write to.",
    });
  };
  // Before the graph is opened, and the log tells that it was taken out.
  await mayWrite(path).catch(cannot);
  await withGraph(async (graph) => {
    const { logAsCsv } = await import("./trust/log/export.ts");
    const rows = logAsCsv(graph, { ...wanted, person: values.person });
    await pipeline(rows, createWriteStream(path, { mode: 0o600 })).catch(cannot);
    say(`監査ログを書き出しました / The log was written to ${path}`);
  });
}

/** Fails as writing there would; makes nothing. */
async function mayWrite(path: string): Promise<void> {
  const there = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (there?.isDirectory()) await open(path, "a").then(async (file) => file.close());
  await access(there === null ? dirname(path) : path, constants.W_OK);
}

/** A day is meant as it begins in Japan. */
function momentFrom(option: string, said: string | undefined): Date | undefined {
  if (said === undefined) return undefined;
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(said) ? `${said}T00:00:00+09:00` : said);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new OperatorFault({
    ja: `${option} が ${JSON.stringify(said)} になっています。2026-11-25 のような日か日時にしてください。`,
    en: `${option} is ${JSON.stringify(said)}; it must be a day or a moment, such as 2026-11-25.`,
  });
}

/** Does one piece of work on the graph, with its constraints and indexes in place, and ends what it had to start. */
async function withGraph(work: (graph: Graph) => Promise<void>, { long = false } = {}): Promise<void> {
  const { openForWork, whileItRuns } = await import("./graph/open.ts");
  const { migrate } = await import("./graph/migrate.ts");
  const { MIGRATIONS } = await import("./main.ts");
  const opened = await openForWork(settingsFrom(process.env), say, { long });
  toClose.push(async () => opened.close());
  await whileItRuns(opened.ended, async () => {
    await migrate(opened.graph, MIGRATIONS);
    await work(opened.graph);
  });
}

function parse<O extends NonNullable<ParseArgsConfig["options"]>>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorFault({ ja: "コマンドの書き方がちがいます。", en: `${why}\n${USAGE}` });
  }
}

function takesNothing(args: string[], usage: string): void {
  if (args.length > 0)
    throw new OperatorFault({
      ja: `ここでは ${JSON.stringify(args[0])} に意味がありません。使い方：${usage}`,
      en: `${JSON.stringify(args[0])} means nothing here. Usage: ${usage}`,
    });
}

const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  serve: serveCommand,
  import: importCommand,
  seed: seedCommand,
  doctor: doctorCommand,
  audit: auditCommand,
};

const USAGE = `Usage:
  npm start                                 serve Musubi on this machine
  npm run import -- FILE… [--dry-run] [--city NAME] [--licence TEXT] [--attribution TEXT]
                                            take in open data: facilities, shelters, school districts
  npm run seed -- [--entities N]            load the demo city, or an invented one of N entities
  npm run doctor                            find out what is wrong
  npm run audit -- [--from DAY] [--until DAY] [--person ID] [--out FILE]
                                            write the log of who saw and changed what to a CSV file
Settings, by environment:
${SETTINGS.map((each) => `  ${each.name.padEnd(17)} ${each.meaning} (usually ${each.usual})`).join("\n")}`;

try {
  const [name = "serve", ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (command === undefined || args.includes("--help")) {
    say(USAGE);
    await leave(command === undefined ? 1 : 0);
  } else {
    await command(args);
    await leave(0);
  }
} catch (error) {
  // What fails because it was interrupted needs no words.
  if (leaving === null) console.error(error instanceof OperatorFault ? `\n${inBoth(error.words)}` : error);
  await leave(1);
}
