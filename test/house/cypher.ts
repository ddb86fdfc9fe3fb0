/**
 * Reads a statement as far as the rules of the house need it: its header, its clauses, which nodes and ties its patterns take up, and whether each of them is
 * held against the viewer's codes where it is taken up. It is no parser of Cypher: what it does not understand it reports, so that nobody relies on luck.
 */

/** The one predicate, for a variable. */
const seen = (name: string) => `any(a IN ${name}.audience WHERE a IN $codes)`;
const stillSeen = (name: string) => `${name}.audienceUntil > $now`;

/** What belongs to no viewer's picture of the town: the lists and the words kept ready. A shelf's named tie carries an audience and is asked for it. */
const INDEX_NODES = new Set(["Shelf", "Word"]);
/** And a consent, or a move of an introduction, is seen as a whole: its arrows go with the node, which carries the audience. */
const INDEX_TIES = new Set(["SHELVED_ON", "NAMES", "GAVE", "COVERS", "GIVEN_TO", "THROUGH", "MOVED"]);

const WORDS = [
  "OPTIONAL MATCH",
  "MATCH",
  "WHERE",
  "WITH",
  "RETURN",
  "UNWIND",
  "OPTIONAL CALL",
  "CALL",
  "YIELD",
  "UNION ALL",
  "UNION",
  "ORDER BY",
  "LIMIT",
  "USING",
  "CREATE",
  "MERGE",
  "ON CREATE SET",
  "SET",
  "DELETE",
  "REMOVE",
  "FOREACH",
] as const;
type Word = (typeof WORDS)[number];
const WRITES: ReadonlySet<string> = new Set<Word>(["CREATE", "MERGE", "SET", "DELETE", "REMOVE", "FOREACH"]);

export interface Header {
  /** The first sentence. */
  readonly question: string;
  readonly parameters: readonly string[];
  /** What stands behind `→`; empty when there is none. */
  readonly columns: string;
}

export function headerOf(text: string): Header {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("//"));
  const words = lines.slice(0, end).map((line) => line.slice(2).trim());
  const columns = words.findIndex((line) => line.startsWith("→"));
  const question = /^[^?]*\?/.exec(words.join(" "))?.[0] ?? "";
  return {
    question,
    parameters: parametersIn(words.join("\n")),
    columns: columns < 0 ? "" : words.slice(columns).join(" ").slice(1).trim(),
  };
}

/** Without comments and without what stands in quotes. */
export function bare(text: string): string {
  return text.replace(/\/\/.*$|'(?:[^'\\]|\\.)*'/gm, (found) => (found.startsWith("'") ? "''" : ""));
}

export function parametersIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\$([a-zA-Z]+)/g), ([, name]) => name!))].toSorted();
}

/** True where the statement changes nothing. */
export function onlyReads(text: string): boolean {
  return !new RegExp(`\\b(?:${[...WRITES].join("|")})\\b`).test(bare(text));
}

/**
 * What in this statement is taken up without being held against the viewer's codes: one sentence for each.
 * @param allowed patterns, as they stand in the text, that may stay as they are
 */
export function unguarded(text: string, allowed: readonly string[] = []): string[] {
  const body = allowed.reduce((rest, pattern) => rest.replaceAll(pattern, "true"), bare(text).replace(/\s+/g, " "));
  const faults: string[] = [];
  const patterns = { read: 0 };
  block(body, new Set(), faults, patterns);
  const written = body.match(/\)\s*<?-(?:\[|-)/g)?.length ?? 0;
  if (patterns.read !== written) {
    faults.push(
      `${written - patterns.read} pattern(s) stand outside MATCH, where nobody can be asked whether they may be seen`,
    );
  }
  return faults;
}

interface Clause {
  readonly word: Word | "";
  readonly text: string;
}

/** Reads the clauses of a block in order, and gives the names its RETURN hands out. */
function block(text: string, given: ReadonlySet<string>, faults: string[], patterns: { read: number }): Set<string> {
  let bound = new Set(given);
  let returned = new Set<string>();
  const all = clausesOf(text);
  for (const [at, clause] of all.entries()) {
    const inner = innerBlocks(clause.text);
    // The condition of a MATCH or YIELD follows it, perhaps after a hint.
    const condition = all.slice(at + 1).find((each) => each.word !== "USING" && each.word !== "YIELD");
    const where = condition?.word === "WHERE" ? condition.text : "";
    switch (clause.word) {
      case "":
        // EXISTS { (a)-[:B]->(c) }: a pattern without MATCH.
        if (clause.text.includes("(")) takeUp(clause.text, where, bound, faults, patterns);
        break;
      case "MATCH":
      case "OPTIONAL MATCH":
        takeUp(clause.text, where, bound, faults, patterns);
        break;
      case "YIELD":
        for (const name of namesIn(clause.text)) {
          if (name === "query") continue;
          guard(name, where, faults, `YIELD ${clause.text.trim()}`);
          bound.add(name);
        }
        break;
      case "UNION":
      case "UNION ALL":
        bound = new Set(given);
        break;
      case "WITH":
        // What a block was given stays in reach, whatever its WITH hands on.
        bound = new Set([...given, ...namesIn(clause.text)]);
        break;
      case "RETURN":
        returned = new Set([...returned, ...namesIn(clause.text)]);
        break;
      case "UNWIND":
        for (const name of namesIn(clause.text)) bound.add(name);
        break;
      default:
        break;
    }
    if (clause.word === "MATCH" || clause.word === "OPTIONAL MATCH") continue;
    for (const each of inner) {
      const handed = block(each, bound, faults, patterns);
      if (clause.word.endsWith("CALL")) handed.forEach((name) => bound.add(name));
    }
  }
  return returned;
}

/** Cuts at the key words that stand in no bracket. */
function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let word: Word | "" = "";
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if ("([{".includes(text[at]!)) depth++;
    else if (")]}".includes(text[at]!)) depth--;
    if (depth > 0 || (at > 0 && /[\w.$]/.test(text[at - 1]!))) continue;
    const found = WORDS.find((each) => text.startsWith(each, at) && !/\w/.test(text[at + each.length] ?? ""));
    // STARTS WITH is no clause; a condition inside USING … is none either.
    if (!found || (found === "WITH" && /STARTS $|ENDS $/.test(text.slice(0, at)))) continue;
    clauses.push({ word, text: text.slice(from, at) });
    word = found;
    from = at + found.length;
    at = from - 1;
  }
  clauses.push({ word, text: text.slice(from) });
  return clauses.filter((each) => each.word !== "" || each.text.trim() !== "");
}

/** The outermost sub-queries in a piece of text: after CALL (…), EXISTS, COUNT, COLLECT. */
function innerBlocks(text: string): string[] {
  const found: string[] = [];
  for (const { index, 0: opening } of text.matchAll(/(?:\b(?:EXISTS|COUNT|COLLECT)|^\s*(?:\([^)]*\))?)\s*\{/g)) {
    const from = index + opening.length;
    if (found.length > 0 && text.indexOf(found.at(-1)!) + found.at(-1)!.length > index) continue;
    let depth = 1;
    let to = from;
    for (; to < text.length && depth > 0; to++) depth += text[to] === "{" ? 1 : text[to] === "}" ? -1 : 0;
    found.push(text.slice(from, to - 1));
  }
  return found;
}

/** `x`, `f(y) AS z`, at depth 0: x, z. */
function namesIn(text: string): string[] {
  const flat = outermost(text.replace(/^\s*DISTINCT\b/, ""));
  return flat.split(",").flatMap((item) => /(\w+)\s*$/.exec(item)?.[1] ?? []);
}

function outermost(text: string): string {
  let depth = 0;
  let flat = "";
  for (const each of text) {
    if ("([{".includes(each)) depth++;
    if (depth === 0) flat += each;
    if (")]}".includes(each)) depth--;
  }
  return flat;
}

function takeUp(text: string, where: string, bound: Set<string>, faults: string[], patterns: { read: number }): void {
  const condition = `${text} ${where}`;
  const path = /^\s*(\w+)\s*=/.exec(text)?.[1];
  const wholePath =
    path !== undefined &&
    [`nodes(${path})`, `relationships(${path})`].every((part) =>
      condition.includes(`all(x IN ${part} WHERE ${seen("x")} AND ${stillSeen("x")})`),
    );
  const pattern = text.replace(/\bWHERE\b.*$/, (rest) => (text.includes("){") ? rest : ""));
  patterns.read += pattern.match(/\)\s*<?-(?:\[|-)/g)?.length ?? 0;

  const names: string[] = [];
  const piece =
    /(\()\s*(\w*)\s*((?::[^(){}[\]]*)?)\s*(?:\{[^}]*\})?\s*\)|(\[)\s*(\w*)\s*((?::[^\][{*]*)?)(\*[\d.]*)?\s*(?:\{[^}]*\})?\s*\]/g;
  const shelved = /SHELVED_ON/.test(pattern);
  for (const match of pattern.matchAll(piece)) {
    const [whole, node, nodeName, nodeLabels, , tieName, tieKinds, star] = match;
    const isNode = node !== undefined;
    const before = pattern.slice(0, match.index);
    // A call such as type(t) is no node; and a repeated step, `((x)-[t]-(y)){1,5}`, begins where the one before it ended.
    if (isNode && (/\w$/.test(before) || before.endsWith(") ("))) continue;
    const name = (isNode ? nodeName : tieName) ?? "";
    const kinds = ((isNode ? nodeLabels : tieKinds) ?? "")
      .replace(":", "")
      .split("|")
      .map((each) => each.trim());
    const ofIndex = isNode
      ? kinds.every((kind) => INDEX_NODES.has(kind)) || (name === "" && kinds[0] === "" && shelved)
      : kinds.every((kind) => INDEX_TIES.has(kind)) &&
        (name === "" || kinds.includes("NAMES")) &&
        // Of an introduction it is a tie like any other.
        (!kinds.includes("THROUGH") || /\(c\)\s*-$/.test(before));
    if (ofIndex || wholePath || (name !== "" && bound.has(name))) continue;
    if (name === "") {
      faults.push(`${whole} has no name, so nobody is asked whether it may be seen`);
    } else if (star !== undefined) {
      guardEach(name, condition, faults, whole);
    } else guard(name, condition, faults, whole);
    if (name !== "") names.push(name);
  }
  names.forEach((name) => bound.add(name));
  if (path !== undefined) bound.add(path);
}

function guard(name: string, condition: string, faults: string[], whole: string): void {
  if (!condition.includes(seen(name))) faults.push(`${whole} is not followed by ${seen(name)}`);
  if (!condition.includes(stillSeen(name))) faults.push(`${whole} is not followed by ${stillSeen(name)}`);
}

/** Of a walk of several ties, each. */
function guardEach(name: string, condition: string, faults: string[], whole: string): void {
  const found = new RegExp(`all\\((\\w+) IN ${name} WHERE `).exec(condition);
  const each = found?.[1];
  if (each === undefined || !condition.includes(`all(${each} IN ${name} WHERE ${seen(each)} AND ${stillSeen(each)})`)) {
    faults.push(`${whole} is not followed by all(t IN ${name} WHERE ${seen("t")} AND ${stillSeen("t")})`);
  }
}
