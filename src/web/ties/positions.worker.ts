import cytoscape from "cytoscape";

/** Works out where everything stands, off the page's own thread: cose on a hundred knots takes long enough to be felt. */

export interface Asked {
  readonly knots: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  readonly ties: readonly (readonly [from: string, to: string])[];
  /** Where pinned knots stand already. */
  readonly fixed: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

export type Positions = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  postMessage(positionsOf(data));
});

function positionsOf({ knots, ties, fixed }: Asked): Positions {
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
        position: { ...(fixed[id] ?? onCircle(at)) },
        locked: id in fixed,
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
    numIter: knots.length > 80 ? 400 : 800,
  }).run();
  return Object.fromEntries(
    cy.nodes().map((node) => {
      const { x, y } = node.position();
      return [node.id(), { x, y }] as const;
    }),
  );
}
