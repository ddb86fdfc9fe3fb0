import { describe, expect, it } from "vitest";
import { ask, settle } from "../town.ts";

describe("who can help", () => {
  it("finds the one who offers it here, and says why", async () => {
    const town = await settle(
      [
        { noun: "District", name: "みどり校区", level: "SCHOOL_DISTRICT" },
        { noun: "Topic", name: "編み物", nameEn: "Knitting", level: 1 },
        { noun: "Person", name: "黒木さん", birthYear: 1950 },
        {
          noun: "Offer",
          name: "編み物を教えます",
          lane: "INFORMAL",
          type: "SKILL",
          cap: 2,
          observedAt: new Date("2026-10-01"),
        },
      ],
      [
        ["LIVES_IN", "黒木さん", "みどり校区"],
        ["OFFERS", "黒木さん", "編み物を教えます"],
        ["ABOUT", "編み物を教えます", "編み物"],
        ["SERVES", "編み物を教えます", "みどり校区"],
      ],
    );
    const { data, errors } = await ask(
      town.coordinator,
      `query ($district: String!, $topic: String!) {
        whoCanHelp(district: $district, topic: $topic) {
          total
          candidates { nodes { party { name } reasons { sentence } } }
        }
      }`,
      { district: town.id("みどり校区"), topic: town.id("編み物") },
    );
    expect(errors).toEqual([]);
    expect(data.whoCanHelp.total).toBe(1);
    expect(data.whoCanHelp.candidates.nodes[0].party.name).toBe("黒木さん");
  });
});
