import { useWords } from "../words/index.ts";
import { partiesOf, type Ring } from "./ring.ts";

const CENTRE = { x: 0, y: 0 };
const ROUND = 130;
const KNOT = 48;
const SPARE = 36;
const NUMBER = 14;
/** From the middle of the ring to whoever could step in. */
const ASIDE = 212;
const MARGIN = 6;
/** Letters of a name in one line, and lines. */
const LETTERS = 6;
const LINES = 2;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A ring as a circle: who gives to whom, numbered as in the list beside it, which says the same; dashed, who could step in. */
export function RingPicture({ ring, id }: { readonly ring: Ring; readonly id: string }) {
  const { t } = useWords();
  const parties = partiesOf(ring);
  const turn = (2 * Math.PI) / parties.length;
  const angle = (at: number): number => turn * at - Math.PI / 2;
  const places = new Map(parties.map((party, at) => [party.id, onCircle(angle(at), ROUND)]));
  const between = (from: string): number => angle(parties.findIndex((party) => party.id === from) + 0.5);
  const links = ring.links.map((link) => {
    const [one, other] = [places.get(link.from.id) ?? CENTRE, places.get(link.to.id) ?? CENTRE];
    const middle = onCircle(between(link.from.id), parties.length === 2 ? ROUND * 0.62 : ROUND + 14);
    return {
      ...link,
      one,
      other,
      middle,
      number: half(one, middle, other),
      aside: onCircle(between(link.from.id), ASIDE),
    };
  });
  const box = boxAround([
    ...[...places.values()].map((at) => [at, KNOT] as const),
    ...links.map(({ number }) => [number, NUMBER] as const),
    ...links.flatMap(({ spare, aside }) => (spare ? [[aside, SPARE] as const] : [])),
  ]);
  return (
    <svg className="ring" viewBox={box} role="img" aria-label={t("rings.picture")}>
      <defs>
        <marker id={`${id}-tip`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M 0 0 L 10 5 L 0 10 z" />
        </marker>
      </defs>
      {links.map(({ id: link, spare, weakest, one, other, middle, number, aside }, at) => (
        <g key={link} className={weakest ? "link weakest" : "link"}>
          <path d={bent(one, middle, other)} markerEnd={`url(#${id}-tip)`} />
          {spare && (
            <g className="spare">
              <path d={straight(aside, other)} markerEnd={`url(#${id}-tip)`} />
              <circle cx={aside.x} cy={aside.y} r={SPARE} />
              <Name at={aside} name={spare.from.name} />
            </g>
          )}
          <circle className="number" cx={number.x} cy={number.y} r={NUMBER} />
          <text className="number" {...number} dy="0.35em">
            {at + 1}
          </text>
        </g>
      ))}
      {parties.map(({ id: party, name }) => {
        const place = places.get(party) ?? CENTRE;
        return (
          <g key={party} className="knot">
            <circle cx={place.x} cy={place.y} r={KNOT} />
            <Name at={place} name={name} />
          </g>
        );
      })}
    </svg>
  );
}

function Name({ at, name }: { readonly at: Point; readonly name: string }) {
  const letters = Array.from(name);
  const lines = Array.from({ length: Math.min(LINES, Math.ceil(letters.length / LETTERS)) }, (_, line) =>
    letters.slice(line * LETTERS, (line + 1) * LETTERS).join(""),
  );
  const cut = letters.length > LETTERS * LINES;
  return (
    <text x={at.x} y={at.y}>
      {lines.map((line, index) => (
        <tspan key={line} x={at.x} dy={index === 0 ? `${0.35 - (lines.length - 1) * 0.6}em` : "1.2em"}>
          {cut && index === LINES - 1 ? `${line.slice(0, -1)}…` : line}
        </tspan>
      ))}
    </text>
  );
}

function onCircle(angle: number, radius: number): Point {
  return { x: CENTRE.x + radius * Math.cos(angle), y: CENTRE.y + radius * Math.sin(angle) };
}

/** As much room as its circles take, so that names stay legible on a telephone. */
function boxAround(circles: readonly (readonly [at: Point, radius: number])[]): string {
  const edge = (of: keyof Point, side: 1 | -1): number =>
    side * Math.max(...circles.map(([at, radius]) => side * at[of] + radius + MARGIN));
  const [left, top] = [edge("x", -1), edge("y", -1)];
  return [left, top, edge("x", 1) - left, edge("y", 1) - top].map(Math.round).join(" ");
}

/** From the rim of one knot to the rim of the other, over the middle. */
function bent(one: Point, over: Point, other: Point): string {
  const [from, to] = [towards(one, over, KNOT), towards(other, over, KNOT + 4)];
  return `M ${from.x} ${from.y} Q ${over.x} ${over.y} ${to.x} ${to.y}`;
}

function straight(one: Point, other: Point): string {
  const [from, to] = [towards(one, other, SPARE), towards(other, one, KNOT + 4)];
  return `M ${from.x} ${from.y} L ${to.x} ${to.y}`;
}

/** The middle of the bent line. */
function half(one: Point, over: Point, other: Point): Point {
  const [from, to] = [towards(one, over, KNOT), towards(other, over, KNOT + 4)];
  return { x: (from.x + 2 * over.x + to.x) / 4, y: (from.y + 2 * over.y + to.y) / 4 };
}

function towards(from: Point, to: Point, far: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * far) / length, y: from.y + ((to.y - from.y) * far) / length };
}
