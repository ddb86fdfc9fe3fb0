import * as leaflet from "leaflet";
import { useEffect, useId, useRef } from "react";
import "leaflet/dist/leaflet.css";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { MOST_TOGETHER, togetherOf, type Area, type Spot } from "./atlas.ts";

/** Nearer than this, marks of 32 pixels would hide each other. */
const APART_PX = 40;
/** Names of areas lie over the areas and under the marks. */
const NAMES = "names";

export interface MapViewProps {
  readonly areas: readonly Area[];
  readonly spots: readonly Spot[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/**
 * A map on a plain ground; tiles lie under it only where the operator named a server. The list beside it says and does the same, so its marks are no stops for
 * the keyboard. Whoever cannot drag has the buttons; in the map itself the arrow keys and + and − do the same.
 */
export function MapView({ areas, spots, chosen, onChoose }: MapViewProps) {
  const { t, say } = useWords();
  const { tiles } = useMe();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<leaflet.Map | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const hint = useId();

  useEffect(() => {
    if (!box.current) return;
    const made = aMap(box.current, tiles !== null);
    if (tiles) {
      leaflet.tileLayer(tiles.url, { maxZoom: 19, attribution: textOf(tiles.by) }).addTo(made);
    }
    map.current = made;
    return () => {
      map.current = null;
      made.remove();
    };
  }, [tiles]);

  useEffect(() => {
    const here = map.current;
    if (!here) return;
    const layers = leaflet.layerGroup().addTo(here);
    // One by one: what comes last lies on top.
    for (const area of areas) layers.addLayer(drawn(area));
    return () => void layers.remove();
  }, [areas, tiles]);

  // What the map is of has changed, not only what stands on it: then all of it is shown.
  const ground = areas.map(({ id, kind }) => `${kind} ${id}`).join(" ");
  const drawnNow = useRef({ areas, spots });
  drawnNow.current = { areas, spots };
  useEffect(() => {
    if (map.current) showAll(map.current, drawnNow.current);
  }, [ground, tiles, spots.length === 0]);

  useEffect(() => {
    const here = map.current;
    if (!here) return;
    const layers = leaflet.layerGroup().addTo(here);
    const draw = (): void => {
      layers.clearLayers();
      const groups = togetherOf(spots, APART_PX, (spot) => here.latLngToLayerPoint(placeOf(spot)));
      for (const group of groups) layers.addLayer(marker(group, chosen, choose, here));
    };
    draw();
    here.on("zoomend", draw);
    return () => {
      here.off("zoomend", draw);
      layers.remove();
    };
  }, [spots, chosen, tiles]);

  useEffect(() => {
    const spot = drawnNow.current.spots.find(({ id }) => id === chosen);
    if (spot && map.current && !map.current.getBounds().pad(-0.05).contains(placeOf(spot))) {
      map.current.panTo(placeOf(spot), { animate: isLively() });
    }
  }, [chosen]);

  const pan = (x: number, y: number) => () => map.current?.panBy([x * 120, y * 120], { animate: isLively() });
  const moves: readonly (readonly [name: string, sign: string, move: () => void])[] = [
    [t("map.nearer"), "＋", () => map.current?.zoomIn(1)],
    [t("map.farther"), "−", () => map.current?.zoomOut(1)],
    [t("map.north"), "↑", pan(0, -1)],
    [t("map.south"), "↓", pan(0, 1)],
    [t("map.west"), "←", pan(-1, 0)],
    [t("map.east"), "→", pan(1, 0)],
  ];
  return (
    <div className="map unprinted">
      <div ref={box} className="ground" role="application" aria-label={t("map.label")} aria-describedby={hint} />
      <div className="map-moves" role="group" aria-label={t("map.moves")}>
        {moves.map(([name, sign, move]) => (
          <button key={sign} type="button" aria-label={name} title={name} onClick={move}>
            {sign}
          </button>
        ))}
        <button type="button" onClick={() => map.current && showAll(map.current, drawnNow.current)}>
          {say("map.all")}
        </button>
      </div>
      <p id={hint} className="hint">
        {say("map.hint")}
      </p>
    </div>
  );
}

function isLively(): boolean {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function aMap(box: HTMLElement, withTiles: boolean): leaflet.Map {
  const lively = isLively();
  const made = leaflet.map(box, {
    zoomControl: false,
    attributionControl: false,
    // The page is scrolled with the wheel; the map has its buttons.
    scrollWheelZoom: false,
    zoomSnap: withTiles ? 1 : 0.25,
    minZoom: 7,
    maxZoom: 19,
    zoomAnimation: lively,
    fadeAnimation: lively,
    markerZoomAnimation: lively,
    inertia: lively,
  });
  made.createPane(NAMES).classList.add("names-pane");
  leaflet.control.scale({ imperial: false }).addTo(made);
  leaflet.control.attribution({ prefix: false }).addTo(made);
  // Until its first district is there.
  made.setView([36, 138], 7);
  return made;
}

function showAll(map: leaflet.Map, { areas, spots }: Pick<MapViewProps, "areas" | "spots">): void {
  const bounds = leaflet.latLngBounds(spots.map(placeOf));
  for (const { shape } of areas) bounds.extend(leaflet.geoJSON(shape).getBounds());
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [16, 16], maxZoom: 17, animate: false });
}

function drawn({ kind, name, shape }: Area): leaflet.Layer {
  const layer = leaflet.geoJSON(shape, { interactive: false, style: { className: `area ${kind}` } });
  if (kind === "whole") return layer;
  // Near its upper edge, where it is in nobody's way.
  const bounds = layer.getBounds();
  const north = bounds.getNorth() - (bounds.getNorth() - bounds.getSouth()) * 0.1;
  const label = leaflet
    .tooltip({ permanent: true, direction: "center", className: `area-name ${kind}`, pane: NAMES, interactive: false })
    .setLatLng([north, bounds.getCenter().lng])
    .setContent(textOf(name));
  return leaflet.layerGroup([layer, label]);
}

function placeOf({ point: { latitude, longitude } }: Spot): leaflet.LatLngTuple {
  return [latitude, longitude];
}

/** Some spots side by side, each with its number, or how many they are; a press on one chooses it. */
function marker(
  group: readonly Spot[],
  chosen: string | undefined,
  choose: { readonly current: (id: string) => void },
  map: leaflet.Map,
): leaflet.Marker {
  const many = group.length > MOST_TOGETHER;
  const isChosen = group.some(({ id }) => id === chosen);
  const shown = many ? group.filter(({ id }) => id === chosen) : group;
  const pins = document.createElement("div");
  pins.className = "pins";
  for (const { id, kind, name, number } of shown) {
    pins.append(pinOf(`pin ${kind}${id === chosen ? " chosen-pin" : ""}`, name, String(number)));
  }
  if (many) {
    const [kind, ...others] = new Set(group.map((spot) => spot.kind));
    const names = group.map(({ number, name }) => `${number} ${name}`).join("、");
    pins.append(pinOf(`pin many ${others.length === 0 ? kind : ""}`, names, `×${group.length}`));
  }
  const [first] = group;
  const made = leaflet.marker(first ? placeOf(first) : [0, 0], {
    icon: leaflet.divIcon({ className: "mark", html: pins, iconSize: [0, 0] }),
    keyboard: false,
    zIndexOffset: isChosen ? 10_000 : 0,
  });
  made.on("click", ({ originalEvent }) => {
    const { target } = originalEvent;
    const at = target instanceof Element ? [...pins.children].indexOf(target) : -1;
    const spot = shown[at];
    if (spot) choose.current(spot.id);
    // There is no room for them all: they part when one comes nearer.
    else showAll(map, { areas: [], spots: group });
  });
  return made;
}

function pinOf(className: string, title: string, text: string): HTMLElement {
  const pin = document.createElement("span");
  Object.assign(pin, { className, title, textContent: text });
  return pin;
}

/** Names come from imports and forms: as text they are no HTML. */
function textOf(text: string): string {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
}
