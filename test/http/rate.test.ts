import { describe, expect, it } from "vitest";
import { served } from "./served.ts";

const town = served({ rate: 20 });
const statuses = async (times: number, persona: string) =>
  Promise.all(Array.from({ length: times }, async () => (await town.ask("{ who }", { persona })).status));

describe("a viewer who asks too often", () => {
  it("is told how long to wait, in both languages, and holds up nobody else", async () => {
    const asked = await statuses(25, "coordinator");
    expect(asked.filter((status) => status === 200)).toHaveLength(20);
    expect(asked.filter((status) => status === 429)).toHaveLength(5);
    const { status, headers, text } = await town.send({
      headers: { "content-type": "application/json", "x-musubi-persona": "coordinator" },
      body: "{ not even read",
    });
    expect([status, Number(headers["retry-after"])]).toEqual([429, expect.toSatisfy((s: number) => s >= 1 && s <= 10)]);
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^問い合わせが多すぎます.*\/ Too many requests: at most 20 in 10 seconds/),
          extensions: { code: "RATE_LIMITED" },
        },
      ],
    });
    expect(await town.ask("{ who }", { persona: "resident" })).toMatchObject({ status: 200 });
    expect(await town.send({ method: "GET", path: "/health" })).toMatchObject({ status: 200 });
  });
});

describe("sixteen busy clients of one viewer", () => {
  const city = served();
  it("are not held up", async () => {
    const asked = await Promise.all(
      Array.from({ length: 16 }, async () => {
        const seen: number[] = [];
        for (let times = 0; times < 60; times += 1)
          seen.push((await city.ask("{ who }", { persona: "coordinator" })).status);
        return seen;
      }),
    );
    expect(new Set(asked.flat())).toEqual(new Set([200]));
  });
});
