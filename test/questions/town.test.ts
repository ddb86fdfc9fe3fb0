import { describe, expect, it } from "vitest";
import { ask, settle } from "../town.ts";

describe("who can help", () => {
  it("finds the one who offers it here, and says why", async () => {
    const town = await settle(
      [
        { noun: "District", name: "やまぶき校区", level: "SCHOOL_DISTRICT" },
        { noun: "Topic", name: "レース編み", nameEn: "Lace making", level: 1 },
        { noun: "Person", name: "黒木さん", birthYear: 1950 },
        {
          noun: "Offer",
          name: "レース編みを教えます",
          lane: "INFORMAL",
          type: "SKILL",
          cap: 2,
          observedAt: new Date("2026-10-01"),
        },
      ],
      [
        ["LIVES_IN", "黒木さん", "やまぶき校区"],
        ["OFFERS", "黒木さん", "レース編みを教えます"],
        ["ABOUT", "レース編みを教えます", "レース編み"],
        ["SERVES", "レース編みを教えます", "やまぶき校区"],
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
      { district: town.id("やまぶき校区"), topic: town.id("レース編み") },
    );
    expect(errors).toEqual([]);
    expect(data.whoCanHelp.total).toBe(1);
    expect(data.whoCanHelp.candidates.nodes[0].party.name).toBe("黒木さん");
  });
});
