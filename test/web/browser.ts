import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

const OF_THE_MACHINE = [
  process.env["MUSUBI_TEST_BROWSER"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A real Chromium: the machine's own, else the one that an npm package carries, so that a bare machine can run it. It asks no other host for anything. */
export async function aBrowser(): Promise<Browser> {
  const own = OF_THE_MACHINE.find((path) => path !== undefined && existsSync(path));
  const executablePath = own ?? (await chromium.executablePath());
  return playwright.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
