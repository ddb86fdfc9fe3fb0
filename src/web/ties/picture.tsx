import cytoscape, { type Core } from "cytoscape";
import { useEffect, useRef } from "react";
import { verbOf, type Label } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import type { Shown } from "./net.ts";
import type { Asked, Positions } from "./positions.worker.ts";

/**
 * The picture of a net. Whoever cannot see or point at it has the list beside it, which says and does the same; so it is hidden from assistive technology.
 */
export function Picture({
  shown,
  centres,
  pinned = [],
  kinds,
  onChoose,
}: {
  readonly shown: Shown;
  readonly centres: readonly string[];
  readonly pinned?: readonly string[];
  readonly kinds: Readonly<Record<string, Label>>;
  readonly onChoose?: (id: string) => void;
}) {
  const { tongue } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const core = useRef<Core | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;

  useEffect(() => {
    if (!box.current) return;
    keepItsStyleOut();
    const cy = cytoscape({ container: box.current, style: LOOK, minZoom: 0.2, maxZoom: 2.5 });
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
    const fixed = Object.fromEntries(
      pinned.flatMap((id) => {
        const node = cy.getElementById(id);
        return node.nonempty() ? [[id, { ...node.position() }] as const] : [];
      }),
    );
    const asked: Asked = {
      knots: shown.knots.map(({ id, name }) => ({ id, ...sizeOf(name) })),
      ties: shown.ties.map(({ from, to }) => [from.id, to.id] as const),
      fixed,
    };
    const worker = new Worker(new URL("./positions.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Positions>) => {
      worker.terminate();
      cy.batch(() => {
        cy.elements().remove();
        cy.add(
          shown.knots.map(({ id, name }) => ({
            data: { id, name, ...sizeOf(name) },
            position: { ...(data[id] ?? { x: 0, y: 0 }) },
            classes: [centres.includes(id) && "centre", pinned.includes(id) && "pinned"].filter(Boolean).join(" "),
          })),
        );
        cy.add(
          shown.ties.map(({ id, kind, from, to }) => ({
            data: { id, source: from.id, target: to.id, kind: kinds[kind] ? verbOf(kinds[kind][tongue]) : kind },
          })),
        );
      });
      cy.fit(undefined, 24);
      box.current?.setAttribute("data-drawn", String(shown.knots.length));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(asked);
    return () => worker.terminate();
  }, [shown, centres, pinned, kinds, tongue]);

  return <div ref={box} className="picture" aria-hidden="true" />;
}

const LETTER = 14;
const LETTERS_A_LINE = 9;

/** The room that a name takes in the picture; Latin letters are half as wide. */
function sizeOf(name: string): { readonly width: number; readonly height: number } {
  const letters = Array.from(name).reduce((sum, each) => sum + (each.charCodeAt(0) < 256 ? 0.6 : 1), 0);
  const lines = Math.ceil(letters / LETTERS_A_LINE);
  return { width: Math.min(letters, LETTERS_A_LINE) * LETTER + 18, height: lines * LETTER * 1.3 + 16 };
}

/** cytoscape would put a style of its own into the page, which the page's policy refuses; what it says stands in look.css. It looks for this id first. */
function keepItsStyleOut(): void {
  const id = "__________cytoscape_stylesheet";
  if (document.getElementById(id)) return;
  const there = document.createElement("meta");
  there.id = id;
  document.head.append(there);
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
      "font-family": "Noto Sans JP, sans-serif",
      "font-size": 14,
      color: "#1a1a1a",
      "background-color": "#ffffff",
      "border-color": "#666666",
      "border-width": 1,
    },
  },
  { selector: "node.centre", style: { "background-color": "#0017c1", color: "#ffffff", "border-color": "#0017c1" } },
  { selector: "node.pinned", style: { "border-width": 4, "border-color": "#d2a400" } },
  {
    selector: "edge",
    style: {
      width: 1.5,
      "line-color": "#7f7f7f",
      "curve-style": "bezier",
      "target-arrow-shape": "triangle",
      "target-arrow-color": "#7f7f7f",
      label: "data(kind)",
      "font-family": "Noto Sans JP, sans-serif",
      "font-size": 11,
      color: "#333333",
      "text-background-color": "#ffffff",
      "text-background-opacity": 0.85,
      "text-background-padding": "2px",
    },
  },
];
