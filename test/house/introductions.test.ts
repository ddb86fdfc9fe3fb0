import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ARROWS, movesFrom, NEXT, STATE_WORDS, STATES, type State } from "../../src/things/introduction-moves.ts";
import { PROJECT } from "./statements.ts";

/** The table as it must stand in the documents, made from the one in the code. */
function tableRow(state: State): string[] {
  const { ja, en } = STATE_WORDS[state];
  const moves = movesFrom(state).map((move) => `${move} → ${ARROWS[state][move]!.join(" or ")}`);
  const next = NEXT[state];
  const due =
    next === undefined
      ? "–"
      : "days" in next
        ? `${next.move}, ${next.days} days after`
        : `${next.move}, ${next.monthsSinceMet} months after they met`;
  return [state, `${ja} / ${en}`, moves.join(" · ") || "(moves no more)", due];
}

describe.each(["README.md", "schema/graph.md"])("%s", (file) => {
  it("shows the arrows of an introduction as they are", () => {
    const [, shown = ""] = readFileSync(join(PROJECT, file), "utf8").split("<!-- arrows -->");
    const rows = shown
      .split("<!-- /arrows -->")[0]!
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim().replaceAll("`", "")),
      );
    expect(rows, `${file}: mend the table between the marks <!-- arrows -->.`).toEqual(STATES.map(tableRow));
  });
});
