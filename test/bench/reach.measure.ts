import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, it } from "vitest";
import { Chance } from "../../seeds/generate/chance.ts";
import { catchmentOf } from "../../src/questions/places/catchment.ts";
import { straightReach } from "../../src/questions/walking.ts";

const PEOPLE = 100_000;
const PLACES = 5_000;
/** Seven days in three parts. */
const SLOTS = 21;
/** A city of ten kilometres by ten. */
const WIDE = { longitude: 0.108, latitude: 0.09 };

it(`reach on foot: ${PEOPLE} people, ${PLACES} places, ${SLOTS} parts of the week`, async () => {
  const chance = new Chance("reach");
  const point = () => ({
    longitude: 130.1 + chance.throw() * WIDE.longitude,
    latitude: 33.9 + chance.throw() * WIDE.latitude,
  });
  const demands = Array.from({ length: PEOPLE }, () => ({ point: point(), people: 1 }));
  const supplies = Array.from({ length: PLACES }, () => ({
    point: point(),
    seats: Array.from({ length: SLOTS }, () => (chance.is(0.4) ? chance.whole(1, 60) : 0)),
  }));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const [began, used] = [performance.now(), process.cpuUsage()];
  const { access, reached } = await catchmentOf(demands, supplies, straightReach(15), SLOTS);
  const { user, system } = process.cpuUsage(used);
  delay.disable();
  const pairs = demands.reduce((sum, _, home) => sum + reached(home).length, 0);
  console.log(
    `reach: ${pairs} pairs within 15 minutes; CPU ${((user + system) / 1e6).toFixed(2)} s, ${((performance.now() - began) / 1000).toFixed(2)} s by the clock; the thread was never held longer than ${(delay.max / 1e6).toFixed(0)} ms; ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
  );
  const seats = supplies.reduce((sum, place) => sum + place.seats[0]!, 0);
  expect(access.reduce((sum, share, at) => sum + (at % SLOTS === 0 ? share : 0), 0)).toBeCloseTo(seats, 3);
});
