import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const EXECUTABLE = "/usr/bin/chromium";

/** `describe`, or its skipping kind, with a line that says so, where no Chromium is installed. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (existsSync(EXECUTABLE)) describe(name, tests);
  else {
    process.stdout.write(`Skipped: ${name} (no ${EXECUTABLE}; apt-get install chromium brings it)\n`);
    describe.skip(name, tests);
  }
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      "--headless",
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

/** What somebody reads on the page, section by section; folded parts show their title only. */
export async function read(page: Page) {
  await page.locator("#view h1, #view .problem").first().waitFor();
  const text = async (selector: string) => (await page.locator(selector).allInnerTexts()).map(plain);
  return {
    title: (await text("#view h1"))[0],
    outcome: (await text("#view .outcome > p")).join(" | "),
    who: await pairs(page, "Who you are"),
    may: await text("#view .may"),
    mayNot: await text("#view .may-not"),
    when: await pairs(page, "When"),
    notes: await text("#view .notes p:not(.quiet)"),
    folded: await text("#view summary"),
  };
}

async function pairs(page: Page, title: string): Promise<Record<string, string>> {
  const section = page.locator("#view section", { has: page.getByRole("heading", { name: title, exact: true }) });
  const labels = (await section.locator("dt").allInnerTexts()).map(plain);
  const values = (await section.locator("dd").allInnerTexts()).map(plain);
  return Object.fromEntries(labels.map((label, index) => [label, values[index] ?? ""]));
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim();
