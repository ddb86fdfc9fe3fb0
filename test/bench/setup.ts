import type { TestProject } from "vitest/node";
import { setup as setUp } from "../setup.ts";

/** As for the tests; but whoever measures begins when everything is planned. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  return setUp(project, { warm: true });
}
