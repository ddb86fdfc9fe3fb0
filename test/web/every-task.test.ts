import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { said, testGraph } from "../graph/connect.ts";
import { folderWith, saidOf, without } from "../imports/town.ts";
import { FULL } from "../sample.ts";
import { handOf, WAYS, type Hand } from "./hand.ts";
import { anOffice, isFitForAll, type Office } from "./office.ts";
import { asked } from "./pages.ts";
import { somebody, tellIt } from "./told.ts";

/** Each task of the app from its beginning to what it leads to, in every way in which somebody may do it (see hand.ts). */
const office = anOffice();
/** A first write of its kind is planned first. */
const SOON = { timeout: 15_000 };
const MINUTES_MS = 120_000;
const CITY = "手仕事市";
const LIST = [
  "NO,名称,名称_カナ,住所,方書,緯度,経度,標高,電話番号,内線番号,市区町村コード,都道府県名,市区町村名,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数,対象となる町会・自治会,URL,備考",
  `1,広場一,,${CITY}1,,34.8,138.3,,,,,静岡県,${CITY},○,,,○,,,,,,1,,,`,
  `2,,,${CITY}2,,34.8,138.3,,,,,静岡県,${CITY},○,,,○,,,,,,2,,,`,
].join("\n");

let graph: Graph;
let folder: Awaited<ReturnType<typeof folderWith>>;
/** What these walks propose between those of the demo city does not stay there. */
const forget = async () =>
  graph.write(
    async (tx) => {
      await tx.run(
        said(`MATCH (i:Introduction) WHERE i.name STARTS WITH '手仕事' OR i.name STARTS WITH '叶え合いの輪の紹介'
          OPTIONAL MATCH (i)-[:MOVED]->(m) DETACH DELETE i, m`),
      );
    },
    { within: 60_000 },
  );
beforeAll(async () => {
  graph = await testGraph();
  folder = await folderWith({ "list.csv": LIST });
  await Promise.all([without(graph, CITY), forget()]);
});
afterAll(async () => {
  await Promise.all([without(graph, CITY), forget()]);
  await graph.close();
  await folder.end();
});

const fresh = (name: string): string => `${name}${randomUUID().slice(0, 6)}`;
const nav = (page: Page, name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true });
const isOn = async (button: Locator) => (await button.getAttribute("aria-pressed")) === "true";
/** Whoever prints sees the system's own window: here it is noted that it was asked for. */
const notePrinting = async (page: Page) =>
  page.evaluate(() => {
    globalThis.print = () => (document.title = "printed");
  });

describe.runIf(FULL).each(WAYS)("$called", ({ tongue, words, width, device }) => {
  /** A task, from a page that is opened; nothing may be asked of other hosts, and nothing complained of. */
  const task = (
    name: string,
    begin: { readonly path?: string; readonly persona?: string },
    walk: (page: Page, hand: Hand) => Promise<void>,
  ) =>
    it(
      name,
      async () => {
        const { page, elsewhere, complaints } = await office.sit({ ...begin, width, tongue });
        await walk(page, handOf(page, device));
        expect([elsewhere, complaints]).toEqual([[], []]);
      },
      MINUTES_MS,
    );
  const called = (ja: string, en: string): string => (tongue === "ja" ? ja : en);
  /** A name that stands before whose it is. */
  const of = (word: string) => new RegExp(`^${word}`);

  task("a question in everyday words is answered in two lanes, each candidate with its why", {}, async (page, hand) => {
    await hand.take(page.getByLabel(words.ask.box), "みどり校区で買い物を手伝える人", /買い物|[Ss]hopping/);
    const card = page.getByRole("article").first();
    await card.waitFor();
    for (const lane of Object.values(words.answer.lanes)) {
      await page.getByRole("heading", { level: 3, name: lane }).waitFor();
    }
    expect(await card.locator(".reasons li").count()).toBeGreaterThan(0);
    await hand.press(card.locator("summary", { hasText: words.answer.parts }));
    await card.getByRole("rowheader").first().waitFor();
    await hand.press(page.getByRole("button", { name: words.answer.openPicture }));
    await page.locator('.picture:not([data-drawn="0"])[data-drawn]').waitFor();
    await hand.press(page.getByRole("button", { name: words.map.ofAnswer }));
    await page.locator(".pin.candidate").first().waitFor();
  });

  task("a card of the catalogue opens its form, which is filled in and asked", {}, async (page, hand) => {
    await hand.choose(page.getByLabel(words.ask.forWhom), "K");
    await hand.press(page.locator('.card[href^="/q/UncoveredTopics"]'));
    const form = page.getByRole("form", { name: words.form.title });
    const district = form.getByLabel(of(called("校区・地域", "District"))).first();
    await hand.take(district, "さくら校区", /さくら校区/);
    await hand.press(form.getByRole("button", { name: words.form.ask, exact: true }));
    await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toContain("dst_sakura");
    await page.getByRole("article").first().waitFor(SOON);
  });

  task(
    "an answer is put in the order of readings, kept, found again and taken away; and is a table and a sheet",
    { path: asked("WhoCanHelp", { district: "dst_midori", topic: "top_shopping" }) },
    async (page, hand) => {
      await page.getByRole("article").first().waitFor();
      const titles = async () => page.locator(".lane.informal article > header :is(h3, h4)").allInnerTexts();
      const byRank = await titles();
      await hand.choose(page.getByLabel(words.answer.order), "READING");
      await expect.poll(titles).not.toEqual(byRank);
      expect((await titles()).toSorted()).toEqual(byRank.toSorted());
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        hand.press(page.getByRole("button", { name: words.answer.csv })),
      ]);
      expect(await readFile(await file.path(), "utf8")).toContain("松尾孝");
      await notePrinting(page);
      await hand.press(page.getByRole("button", { name: words.answer.print, exact: true }));
      expect(await page.title()).toBe("printed");
      await hand.press(page.getByRole("button", { name: words.answer.keep }));
      await page.getByRole("button", { name: words.answer.kept }).waitFor();
      await hand.press(nav(page, words.nav.kept));
      await page
        .getByRole("main")
        .getByRole("link", { name: /みどり校区/ })
        .waitFor();
      await isFitForAll(page, `kept-${tongue}-${width.width}`);
      await hand.press(page.getByRole("main").getByRole("link", { name: /みどり校区/ }));
      await page.getByRole("article").first().waitFor();
      await hand.press(nav(page, words.nav.kept));
      await hand.press(page.getByRole("main").getByRole("button", { name: /^(?:Take|「)/ }));
      await page.getByText(words.kept.none).waitFor();
    },
  );

  task(
    "an answer with nobody in it says why, and is asked again without the one condition",
    { path: asked("WhoCanHelp", { district: "dst_midori", topic: "top_shopping", when: ["SU 03:00-04:00"] }) },
    async (page, hand) => {
      await page.getByRole("heading", { name: words.answer.whyNobody }).waitFor();
      await hand.press(page.getByRole("button", { name: /をゆるめてたずねる|without/i }).first());
      await page.getByRole("article").first().waitFor();
    },
  );

  task(
    "of a candidate the number is told and the card printed",
    { path: asked("WhoCanHelp", { district: "dst_midori", topic: "top_shopping" }) },
    async (page, hand) => {
      const card = page.getByRole("article").filter({ hasText: "松尾孝" }).first();
      await hand.press(card.getByRole("button", { name: of(words.next.call) }));
      expect(await card.getByRole("link", { name: /000-0000/ }).getAttribute("href")).toMatch(/^tel:0000000\d{4}$/);
      await notePrinting(page);
      await hand.press(card.getByRole("button", { name: of(words.next.print) }));
      expect(await page.title()).toBe("printed");
    },
  );

  it(
    "an introduction is proposed from an answer, through somebody who knows both",
    async () => {
      const { need, person } = await somebody(office, fresh("森田"));
      await tellIt(
        office,
        `mutation ($from: ID!, $key: String!) { tieRegister(kind: KNOWS, from: $from, to: "per_sato_hanako", idempotencyKey: $key, input: {}) { userErrors { message } } }`,
        { from: person, key: randomUUID() },
      );
      const path = asked("WhoCanHelp", { district: "dst_midori", topic: "top_shopping", for: need });
      const { page } = await office.sit({ path, width, tongue });
      const hand = handOf(page, device);
      const card = page.getByRole("article").filter({ hasText: "松尾孝" }).first();
      await hand.press(card.getByRole("link", { name: of(words.next.introduce) }));
      const form = page.getByRole("form", { name: words.introduce.title });
      await form.getByRole("checkbox", { name: /草取り/, checked: true }).waitFor();
      await hand.press(form.getByRole("button", { name: words.introduce.look }));
      const way = form
        .getByRole("region", { name: words.introduce.ways })
        .getByRole("listitem")
        .filter({ hasText: "佐藤花子" });
      const take = way.first().getByRole("button").first();
      await hand.press(take);
      await expect.poll(async () => isOn(take)).toBe(true);
      await hand.press(form.getByRole("button", { name: words.introduce.propose }));
      await page.getByText(words.introduce.proposed).waitFor(SOON);
      const { entity } = await tellIt(
        office,
        `query ($id: ID!) { entity(id: $id) { ... on Person { introducedIn { state } } } }`,
        { id: person },
      );
      expect(entity.introducedIn).toEqual([{ state: "PROPOSED" }]);
    },
    MINUTES_MS,
  );

  it(
    "a consent is asked for first, written down and taken back",
    async () => {
      const { need } = await somebody(office, fresh("谷口"));
      const { page } = await office.sit({
        path: asked("MayShow", { thing: need, to: "COMMISSIONERS" }),
        width,
        tongue,
      });
      const hand = handOf(page, device);
      await hand.press(page.getByRole("link", { name: of(words.next.askConsent) }).first());
      const form = page.getByRole("form", { name: words.consent.record });
      const saidField = form.getByLabel(called("何と言ったか（そのままの言葉で）", "What was said, in their words"));
      await hand.write(saidField, "民生委員さんになら、言ってもらっていい");
      await hand.press(form.getByRole("button", { name: words.consent.record }));
      await page.getByText(words.consent.recorded).waitFor(SOON);
      expect(await verdictOn(office, need)).toBe("MAY_SHOW");
      const card = page.getByRole("article").first();
      await hand.press(card.locator("summary"));
      await hand.write(card.getByLabel(words.consent.how), "電話で");
      await hand.press(card.getByRole("button", { name: of(words.consent.withdrawNow) }));
      await page.getByText(words.consent.taken).waitFor(SOON);
      expect(await verdictOn(office, need)).toBe("ASK_FIRST");
    },
    MINUTES_MS,
  );

  task("a resident agrees on screen, and takes it back", { persona: "resident" }, async (page, hand) => {
    await hand.press(nav(page, words.nav.myConsents));
    const form = page.getByRole("form", { name: words.consent.agree });
    await hand.press(form.getByRole("checkbox", { name: "廊下の電球が切れたまま" }));
    await hand.press(form.getByRole("button", { name: words.consent.agree }));
    await page.getByText(words.consent.recorded).waitFor(SOON);
    const card = page.getByRole("article").filter({ hasText: "廊下の電球が切れたまま" }).first();
    await hand.press(card.locator("summary"));
    await hand.write(card.getByLabel(words.consent.how), "画面で");
    await hand.press(card.getByRole("button", { name: of(words.consent.withdrawNow) }));
    await page.getByText(words.consent.taken).waitFor(SOON);
  });

  task(
    "the ties around somebody are opened, kept in place, hidden and sorted by kind",
    { path: "/ties/per_sato_hanako" },
    async (page, hand) => {
      const rows = page.locator(".knot");
      const hers = rows.filter({ has: page.locator("summary", { hasText: "吉田キヨ" }) });
      await hers.waitFor();
      const drawn = async () => page.locator(".picture").getAttribute("data-drawn");
      await expect.poll(drawn, SOON).toBe(String(await rows.count()));
      const before = await rows.count();
      await hand.press(hers.locator("summary"));
      await hand.press(page.getByRole("button", { name: of(`${words.ties.open}（吉田キヨ`) }));
      await expect.poll(async () => rows.count(), SOON).toBeGreaterThan(before);
      const pin = page.getByRole("button", { name: of(`${words.ties.pin}（吉田キヨ`) });
      await hand.press(pin);
      expect(await isOn(pin)).toBe(true);
      await hand.press(page.getByRole("button", { name: of(`${words.ties.hide}（吉田キヨ`) }));
      await expect.poll(async () => hers.count()).toBe(0);
      await hand.press(page.getByRole("button", { name: words.ties.unhide.replace("{{count}}", "1") }));
      await hers.first().waitFor();
      const all = await rows.count();
      await hand.press(page.getByRole("group", { name: words.ties.kinds }).getByRole("checkbox").first());
      await expect.poll(async () => rows.count()).toBeLessThan(all);
      await expect.poll(drawn, SOON).toBe(String(await rows.count()));
    },
  );

  task(
    "two are looked at: the ways between them, and what they share",
    { path: "/ties/per_sato_hanako" },
    async (page, hand) => {
      const other = page.getByRole("main").getByRole("combobox");
      await hand.press(page.getByRole("radio", { name: words.ties.views.ways }));
      await hand.take(other, "みどり買い物おたすけ隊", /みどり買い物おたすけ隊/);
      const way = page.getByRole("list", { name: words.ties.wayList }).getByRole("listitem");
      await way.filter({ hasText: "松尾由紀子" }).first().waitFor(SOON);
      await hand.press(page.getByRole("radio", { name: words.ties.views.compare }));
      await hand.take(other, "吉田キヨ", /^吉田キヨ よしだきよ$/);
      const both = page.getByRole("region", { name: words.ties.both });
      await both.getByRole("listitem").filter({ hasText: "若葉台" }).first().waitFor(SOON);
    },
  );

  task("the map is narrowed, a shelter opened, and the reach of an offer shown", {}, async (page, hand) => {
    await hand.press(nav(page, words.nav.map));
    const shelters = page.getByRole("region", { name: words.map.kinds.shelter });
    await hand.press(shelters.getByRole("button", { name: /みどり小学校体育館/ }));
    await shelters.getByText("結市みどり町1丁目1-1").waitFor();
    await page.locator(".pin.shelter.chosen-pin").waitFor();
    await hand.press(page.getByRole("checkbox", { name: words.map.kinds.place }));
    await expect.poll(async () => page.locator(".pin.place").count()).toBe(0);
    await hand.press(page.getByRole("checkbox", { name: words.map.kinds.offer }));
    const offers = page.getByRole("region", { name: words.map.kinds.offer });
    await hand.press(offers.getByRole("button", { name: /リフト車での送迎/ }));
    await page.locator("path.area.reach").first().waitFor();
    const scale = page.locator(".leaflet-control-scale-line");
    const before = await scale.innerText();
    await hand.press(page.getByRole("button", { name: words.map.nearer }));
    await hand.press(page.getByRole("button", { name: words.map.nearer }));
    await expect.poll(async () => scale.innerText()).not.toBe(before);
  });

  /** Writes down what was heard, and finds it in the inbox. */
  const heard = async (page: Page, hand: Hand, sentence: string): Promise<Locator> => {
    await hand.press(nav(page, words.nav.heard));
    await hand.write(page.getByLabel(words.heard.text), sentence);
    await page.getByRole("heading", { name: words.heard.becomes }).waitFor(SOON);
    await hand.press(page.getByRole("button", { name: words.heard.write }));
    await page.getByText(words.heard.written).waitFor(SOON);
    await hand.press(page.getByRole("link", { name: words.inbox.title }));
    const card = page.getByRole("article").filter({ hasText: sentence });
    // The oldest stand first.
    const more = page.getByRole("button", { name: words.answer.more });
    await expect.poll(async () => (await card.count()) + (await more.count()), SOON).toBeGreaterThan(0);
    while ((await card.count()) === 0) {
      const before = await page.getByRole("article").count();
      await hand.press(more);
      await expect.poll(async () => page.getByRole("article").count(), SOON).toBeGreaterThan(before);
    }
    return card;
  };

  task("what was heard is written down in a minute, and sorted in the inbox", {}, async (page, hand) => {
    const card = await heard(page, hand, `佐藤花子さんが、写真を習ってみたいと言っていた ${Date.now()}`);
    await hand.press(card.getByRole("button", { name: words.inbox.sort, exact: true }));
    await page.getByText(words.inbox.sorted).waitFor(SOON);
    await card.waitFor({ state: "detached" });
  });

  task("what was heard is set aside, with the reason", {}, async (page, hand) => {
    const card = await heard(page, hand, `だれかが、天気の話をしていた ${Date.now()}`);
    await hand.press(card.locator("summary", { hasText: words.inbox.aside }));
    await hand.write(card.getByLabel(words.inbox.why), "世間話でした");
    await hand.press(card.getByRole("button", { name: words.inbox.aside, exact: true }));
    await page.getByText(words.inbox.setAside).waitFor(SOON);
    await card.waitFor({ state: "detached" });
  });

  it(
    "an introduction goes its way over the board, from the first question to its end",
    async () => {
      const name = fresh("手仕事");
      const { introductionPropose } = await tellIt(
        office,
        `mutation ($input: IntroductionInput!, $key: String!) { introductionPropose(input: $input, idempotencyKey: $key) { introduction { id } userErrors { message } } }`,
        {
          input: { of: "grp_midori_shakyo", to: "grp_midori_otasuke", name, at: "2026-11-01T00:00:00Z" },
          key: randomUUID(),
        },
      );
      const { id } = introductionPropose.introduction;
      const state = async () =>
        (
          await graph.read<{ state: string }>(said("MATCH (i:Introduction {id: $id}) RETURN i.state AS state"), { id })
        )[0]?.state;
      const { page } = await office.sit({ path: "/", width, tongue });
      const hand = handOf(page, device);
      await hand.press(nav(page, words.nav.board));
      const card = page.getByRole("article", { name });
      await card.waitFor();
      const moves = card.getByRole("group").getByRole("button");
      const record = card.getByRole("form").getByRole("button").first();
      /** By the first of its moves, with what the form for it wants; until the card shows what comes next. */
      const move = async (to: string, fill?: () => Promise<void>) => {
        const before = await moves.allInnerTexts();
        await hand.press(moves.first());
        await fill?.();
        await expect.poll(state, SOON).toBe(to);
        await expect.poll(async () => moves.allInnerTexts(), SOON).not.toEqual(before);
      };
      const agree = async () => {
        await hand.write(card.getByLabel(words.board.said), "どうぞ");
        await hand.press(record);
      };
      await move("ASKED");
      await move("HALFWAY", agree);
      await move("ASKED");
      await move("ACCEPTED", agree);
      await move("MET", async () => hand.press(record));
      await hand.press(moves.filter({ hasText: called("終える", "close it") }).first());
      await hand.write(card.getByLabel(words.board.note), "三度目は先になりそう");
      await hand.press(record);
      await expect.poll(state, SOON).toBe("CLOSED");
    },
    MINUTES_MS,
  );

  task("a ring is found, and its introductions are proposed", {}, async (page, hand) => {
    await forget();
    await hand.press(nav(page, words.nav.rings));
    const ring = page.getByRole("article").filter({ hasText: "丸山喜代次" });
    await hand.press(ring.getByRole("button", { name: of(words.rings.propose.split(/[（({]/)[0] ?? "") }));
    await ring.getByText(words.rings.proposed.split("{{count}}")[1] ?? "").waitFor(SOON);
    const district = page.getByRole("main").getByRole("combobox");
    await hand.take(district, "光が丘", /光が丘/);
    await hand.press(page.getByLabel(words.rings.chains));
    await page.getByRole("article").first().waitFor(SOON);
  });

  task("a person is registered and corrected, and their history says so", { path: "/record" }, async (page, hand) => {
    const name = fresh("宮下");
    await hand.press(page.getByRole("link", { name: words.record.new.Person }));
    const form = page.getByRole("form", { name: words.record.new.Person });
    await hand.press(form.getByRole("button", { name: words.record.register }));
    await page.getByRole("alert").getByText(words.record.wrong_other.replace("{{count}}", "2")).waitFor();
    await hand.write(form.getByLabel(called("名前・題", "Name or title")), name);
    await hand.take(form.getByLabel(called("住んでいる地域", "Lives in")), "若葉台", /^若葉台( |$)/);
    await hand.press(form.getByRole("button", { name: words.record.register }));
    await page.getByRole("heading", { level: 1, name }).waitFor(SOON);
    await hand.press(page.getByRole("link", { name: of(words.record.correct) }).first());
    const phone = page.getByLabel(called("電話", "Telephone"));
    await phone.waitFor();
    // Somebody else was quicker: both stand side by side.
    const id = new URL(page.url()).pathname.split("/")[2];
    await tellIt(
      office,
      `mutation ($id: ID!, $key: String!) { personCorrect(id: $id, version: 1, idempotencyKey: $key, input: { phone: "000-5555" }) { userErrors { code } } }`,
      { id, key: randomUUID() },
    );
    await hand.write(phone, "000-2222");
    await hand.press(page.getByRole("button", { name: words.record.send }));
    const both = page.getByRole("region", { name: words.record.conflict.title });
    await hand.press(both.getByRole("radio", { name: of(words.record.conflict.mine) }));
    await hand.press(page.getByRole("button", { name: words.record.conflict.send }));
    await page.getByText(words.record.corrected, { exact: true }).waitFor(SOON);
    const history = page.getByRole("region", { name: words.record.history.title });
    await history
      .getByText(new RegExp(words.record.history.CORRECTED.slice(0, 4)))
      .first()
      .waitFor();
  });

  task("files are chosen, tried and taken in", { persona: "administrator" }, async (page, hand) => {
    await without(graph, CITY);
    await hand.press(nav(page, words.nav.import));
    // The mouse presses the label that shows; the keyboard stops at the field itself.
    const choose = device === "mouse" ? page.getByText(words.import.choose) : page.getByLabel(words.import.choose);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), hand.press(choose)]);
    await chooser.setFiles(folder.path("list.csv"));
    await hand.press(page.getByRole("button", { name: words.import.try }));
    await page.getByRole("heading", { level: 2, name: words.import.tried }).waitFor(SOON);
    expect(await saidOf(graph, CITY)).toEqual([]);
    await hand.press(page.getByRole("button", { name: words.import.now }));
    await page.getByRole("heading", { level: 2, name: words.import.taken }).waitFor(SOON);
    expect((await saidOf(graph, CITY)).length).toBeGreaterThan(0);
  });

  task(
    "a meeting has its sheet, with names when they are asked for, of another district too",
    {},
    async (page, hand) => {
      await hand.press(nav(page, words.nav.meeting));
      const ties = page.getByRole("region", { name: words.meeting.ties });
      await ties.getByRole("heading", { level: 3 }).waitFor(SOON);
      await hand.press(page.getByRole("button", { name: words.meeting.showNames }));
      await ties.getByRole("listitem").first().waitFor();
      await notePrinting(page);
      await hand.press(page.getByRole("button", { name: words.answer.print, exact: true }));
      expect(await page.title()).toBe("printed");
      await hand.take(page.getByRole("main").getByRole("combobox"), "さくら校区", /さくら校区/);
      await page.getByRole("heading", { level: 1, name: /さくら校区/ }).waitFor(SOON);
      await expect.poll(async () => ties.getByRole("listitem").count()).toBe(0);
    },
  );

  task("a resident reads who looked at their record, page by page", { persona: "resident" }, async (page, hand) => {
    await hand.press(nav(page, words.nav.log));
    const entries = page.locator(".history > li");
    await entries.first().waitFor();
    const before = await entries.count();
    await hand.press(page.getByRole("button", { name: words.answer.more }));
    await expect.poll(async () => entries.count(), SOON).toBeGreaterThan(before);
  });

  task("the language and the counting of years are changed", {}, async (page, hand) => {
    const next = tongue === "ja" ? "English" : "日本語";
    await hand.press(page.getByRole("button", { name: next }));
    await page.getByLabel(tongue === "ja" ? "Ask in everyday words" : "ふだんの言葉でたずねる").waitFor();
    await hand.press(page.getByRole("button", { name: tongue === "ja" ? "日本語" : "English" }));
    await hand.choose(page.getByLabel(words.years), "ERA");
    await page.goto(office.server.url + asked("WhoCanHelp", { district: "dst_midori", topic: "top_shopping" }));
    const era = page.locator(".facts").filter({ hasText: /令和|Reiwa/ });
    await era.first().waitFor();
    expect(await era.first().innerText()).not.toMatch(/20\d\d/);
  });
});

/** What the next request says of showing it to the welfare commissioners. */
async function verdictOn(from: Office, thing: string): Promise<string> {
  const query = `query ($thing: ID!) { mayShow(thing: $thing, to: COMMISSIONERS) { candidates { nodes { verdict } } } }`;
  const { mayShow } = await tellIt(from, query, { thing });
  return mayShow.candidates.nodes[0]?.verdict;
}
