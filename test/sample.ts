/** Whether there is time for everything: `npm run test:full`. */
export const FULL = Boolean(process.env["MUSUBI_FULL"]);

/** Every so-manieth of what is tried one by one in the same way, always the same; all of it in the full run. */
export function sampled<T>(all: readonly T[], every: number): readonly T[] {
  return FULL ? all : all.filter((_, at) => at % every === 0);
}
