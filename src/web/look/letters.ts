export const FONT = "Noto Sans JP Variable";
const PATIENCE_MS = 1_500;

/**
 * The text stands at once in the machine's own letters. A machine without Japanese ones, which draws boxes of another width, waits for the first letters of
 * ours instead, so that nothing moves under the reader's eyes; it fetches only those that the page has.
 */
export async function letters(words: string): Promise<void> {
  const coming = import("@fontsource-variable/noto-sans-jp/index.css");
  if (hasJapanese()) return;
  await Promise.race([
    coming.then(async () => document.fonts.load(`1rem "${FONT}"`, words)),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
}

/** A Japanese letter is as wide as it is high; the box that stands for a missing one is not, or is the same for all. */
function hasJapanese(): boolean {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return true;
  pen.font = "100px sans-serif";
  const [kana, nobodys] = [pen.measureText("あ"), pen.measureText("\u{E0FF}")];
  const same = kana.width === nobodys.width && kana.actualBoundingBoxAscent === nobodys.actualBoundingBoxAscent;
  return Math.round(kana.width) === 100 && !same;
}
