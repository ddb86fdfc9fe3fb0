import cytoscape from "cytoscape";

/** Works out where everything stands, off the page's own thread: cose on a hundred knots takes long enough to be felt. */

export interface Asked {
  readonly knots: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  readonly ties: readonly (readonly [from: string, to: string])[];
  /** Where those stand that are drawn already; from there they are moved only as far as the new ones need. */
  readonly stood: Positions;
  /** Which of these may not be moved. */
  readonly fixed: readonly string[];
  /** How much wider than high the picture is. */
  readonly aspect: number;
}

export type Positions = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  postMessage(positionsOf(data));
});

function positionsOf({ knots, ties, stood, fixed, aspect }: Asked): Positions {
  const many = knots.length > 80;
  const round = 60 + knots.length * 12;
  // Begun on a circle instead of by chance: the same net stands the same way each time.
  const onCircle = (at: number) => {
    const angle = (2 * Math.PI * at) / Math.max(1, knots.length);
    return { x: round * Math.cos(angle), y: round * Math.sin(angle) };
  };
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [{ selector: "node", style: { width: "data(width)", height: "data(height)" } }],
    elements: [
      ...knots.map(({ id, width, height }, at) => ({
        data: { id, width, height },
        position: { ...(stood[id] ?? onCircle(at)) },
        locked: fixed.includes(id),
      })),
      ...ties.map(([source, target], at) => ({ data: { id: `tie ${at}`, source, target } })),
    ],
  });
  cy.layout({
    name: "cose",
    animate: false,
    randomize: false,
    fit: false,
    nodeRepulsion: () => 900_000,
    nodeOverlap: 40,
    idealEdgeLength: () => 120,
    // Each round looks at every pair: with many there are fewer rounds, which calm down sooner.
    numIter: many ? 160 : 800,
    coolingFactor: many ? 0.96 : 0.99,
  }).run();
  // Names are wide and most pictures too: what was laid out for the first time is drawn out to the picture's own shape.
  const { w, h } = cy.nodes().boundingBox({ includeLabels: false });
  const fresh = fixed.length === 0 && Object.keys(stood).length === 0 && w > 0 && h > 0;
  const wider = fresh ? Math.min(MOST_DRAWN_OUT, Math.max(1, (aspect * h) / w)) : 1;
  const taller = fresh ? Math.min(MOST_DRAWN_OUT, Math.max(1, w / (aspect * h))) : 1;
  return Object.fromEntries(
    cy.nodes().map((node) => {
      const { x, y } = node.position();
      return [node.id(), { x: x * wider, y: y * taller }] as const;
    }),
  );
}

const MOST_DRAWN_OUT = 2;
