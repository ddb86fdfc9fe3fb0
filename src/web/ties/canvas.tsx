import cytoscape, { type Core } from "cytoscape";
import { useEffect, useRef } from "react";
import { verbOf } from "../catalogue/catalogue.ts";
import { FONT, letters } from "../look/letters.ts";
import { useWords } from "../words/index.ts";
import type { Pictured } from "./picture.tsx";
import type { Asked, Positions } from "./positions.worker.ts";

/** The picture as it is drawn (see picture.tsx): by cytoscape, the positions worked out beside the page. */
export function Canvas({ shown, centres, pinned = NONE, marked = NONE, chosen, kinds, onChoose }: Pictured) {
  const { t, tongue } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const core = useRef<Core | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const held = useRef(pinned);
  held.current = pinned;
  const dress = useRef<() => void>(() => undefined);
  dress.current = () => {
    core.current?.batch(() => {
      core.current?.nodes().forEach((node) => {
        const id = node.id();
        node.toggleClass("centre", centres.includes(id));
        node.toggleClass("pinned", pinned.includes(id));
        node.toggleClass("marked", marked.includes(id));
        node.toggleClass("chosen", id === chosen);
      });
    });
  };

  useEffect(() => {
    if (!box.current) return;
    const cy = cytoscape({
      container: box.current,
      style: LOOK,
      minZoom: 0.1,
      maxZoom: 2.5,
      userZoomingEnabled: false,
      // While it is moved, the edges may wait: an old laptop draws a hundred names slowly.
      hideEdgesOnViewport: true,
    });
    cy.on("tap", "node", ({ target }) => choose.current?.(String(target.id())));
    core.current = cy;
    return () => {
      core.current = null;
      cy.destroy();
    };
  }, []);

  useEffect(() => {
    const cy = core.current;
    if (!cy) return;
    const kindIn = (kind: string): string => (kinds[kind] ? verbOf(kinds[kind][tongue]) : kind);
    // What stands already stays about where it is, and what is pinned exactly there.
    const stood = Object.fromEntries(cy.nodes().map((node) => [node.id(), { ...node.position() }] as const));
    const asked: Asked = {
      knots: shown.knots.map(({ id, name }) => ({ id, ...sizeOf(name) })),
      ties: shown.ties.map(({ from, to }) => [from.id, to.id] as const),
      stood,
      fixed: held.current.filter((id) => id in stood),
      aspect: cy.width() / Math.max(1, cy.height()),
    };
    const worker = new Worker(new URL("./positions.worker.ts", import.meta.url), { type: "module" });
    performance.mark("picture asked");
    const words = [...shown.knots.map(({ name }) => name), ...shown.ties.map(({ kind }) => kindIn(kind))].join("");
    // A canvas keeps the boxes that it drew for letters which came later.
    const lettersAreHere = letters(words);
    let isOver = false;
    const draw = (positions: Positions): void => {
      if (isOver) return;
      cy.batch(() => {
        cy.elements().remove();
        cy.add([
          ...shown.knots.map(({ id, name }) => ({
            group: "nodes" as const,
            data: { id, name, ...sizeOf(name) },
            position: { ...(positions[id] ?? { x: 0, y: 0 }) },
          })),
          ...shown.ties.map(({ id, kind, from, to }) => ({
            group: "edges" as const,
            data: { id, source: from.id, target: to.id, kind: kindIn(kind) },
          })),
        ]);
      });
      dress.current();
      cy.fit(undefined, 24);
      cy.one("render", () => {
        performance.measure("picture drawn", "picture asked");
        box.current?.setAttribute("data-drawn", String(shown.knots.length));
      });
    };
    worker.addEventListener("message", ({ data }: MessageEvent<Positions>) => {
      worker.terminate();
      performance.measure("picture positions", "picture asked");
      void lettersAreHere.catch(() => undefined).then(() => draw(data));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(asked);
    return () => {
      isOver = true;
      worker.terminate();
    };
  }, [shown, kinds, tongue]);

  useEffect(() => dress.current(), [centres, pinned, marked, chosen]);

  const zoom = (by: number) => (): void => {
    const cy = core.current;
    if (cy) cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };
  return (
    <>
      <div ref={box} className="picture" aria-hidden="true" />
      <div className="map-moves" role="group" aria-label={t("ties.moves")}>
        <button type="button" aria-label={t("ties.nearer")} title={t("ties.nearer")} onClick={zoom(1.4)}>
          ＋
        </button>
        <button type="button" aria-label={t("ties.farther")} title={t("ties.farther")} onClick={zoom(1 / 1.4)}>
          −
        </button>
        <button type="button" onClick={() => core.current?.fit(undefined, 24)}>
          {t("ties.all")}
        </button>
      </div>
    </>
  );
}

const NONE: readonly string[] = [];
const LETTERS = `"Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", "${FONT}", sans-serif`;
const LETTER = 14;
const LETTERS_A_LINE = 9;

/** The room that a name takes in the picture; Latin letters are half as wide. */
function sizeOf(name: string): { readonly width: number; readonly height: number } {
  const width = Array.from(name).reduce((sum, each) => sum + (each.charCodeAt(0) < 256 ? 0.6 : 1), 0);
  const lines = Math.ceil(width / LETTERS_A_LINE);
  return { width: Math.min(width, LETTERS_A_LINE) * LETTER + 18, height: lines * LETTER * 1.3 + 16 };
}

const LOOK: cytoscape.StylesheetJson = [
  {
    selector: "node",
    style: {
      shape: "round-rectangle",
      width: "data(width)",
      height: "data(height)",
      label: "data(name)",
      "text-valign": "center",
      "text-halign": "center",
      "text-wrap": "wrap",
      "text-max-width": "130px",
      // Japanese has no spaces to break at.
      "text-overflow-wrap": "anywhere",
      "font-family": LETTERS,
      "font-size": 14,
      color: "#1a1a1a",
      "background-color": "#ffffff",
      "border-color": "#666666",
      "border-width": 1,
    },
  },
  { selector: "node.centre", style: { "background-color": "#0017c1", color: "#ffffff", "border-color": "#0017c1" } },
  { selector: "node.marked", style: { "background-color": "#ffe380", "border-color": "#806300", "border-width": 2 } },
  { selector: "node.chosen", style: { "border-width": 4, "border-color": "#1a1a1a" } },
  { selector: "node.pinned", style: { "border-width": 4, "border-color": "#d2a400" } },
  {
    selector: "edge",
    style: {
      width: 1.5,
      "line-color": "#7f7f7f",
      "curve-style": "bezier",
      "target-arrow-shape": "triangle",
      "target-arrow-color": "#7f7f7f",
      // From farther away the words would be but dots.
      "min-zoomed-font-size": 7,
      label: "data(kind)",
      "font-family": LETTERS,
      "font-size": 11,
      color: "#333333",
      "text-background-color": "#ffffff",
      "text-background-opacity": 0.85,
      "text-background-padding": "2px",
    },
  },
];
