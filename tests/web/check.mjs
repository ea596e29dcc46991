// Checks HTML reports: valid, accessible on a phone, a desk and paper, no request, no sideways scroll.
// Usage: node check.mjs CHROMIUM FILE…   One problem a line on stdout; exit code 1 if there is one.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const [chromium, ...files] = process.argv.slice(2);
const problems = [];

const rules = {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // One file on purpose: its style and its few inline places are in it.
    "no-inline-style": "error",
    "long-title": "off",
    "require-sri": "off",
    // `<use href>` and `<title>` inside SVG are what makes a drawing named.
    "svg-focusable": "off",
    "no-trailing-whitespace": "off",
    // The typography of the plan: narrow spaces and apostrophes are meant.
    "tel-non-breaking": "off",
  },
};

async function validity(file) {
  const validator = new HtmlValidate(new FileSystemConfigLoader(rules));
  const report = await validator.validateString(readFileSync(file, "utf8"), file);
  for (const result of report.results)
    for (const m of result.messages)
      problems.push(`${file}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`);
}

async function page(browser, file, width, media) {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900 });
  if (media === "print") await tab.emulateMediaType("print");
  const requests = [];
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("pageerror", (error) => problems.push(`${file} ${width} ${media}: ${error.message}`));
  tab.on("console", (line) => problems.push(`${file} ${width} ${media}: ${line.text()}`));
  const url = pathToFileURL(file).href;
  await tab.goto(url, { waitUntil: "load" });
  for (const request of requests)
    if (request !== url) problems.push(`${file}: a request leaves the file: ${request}`);
  return tab;
}

async function accessibility(browser, file, width, media, unfolded) {
  const tab = await page(browser, file, width, media);
  if (unfolded)
    await tab.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  const where = `${file} ${width}px ${media}${unfolded ? " unfolded" : ""}`;
  const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0 && media === "screen") problems.push(`${where}: ${overflow}px too wide`);
  await tab.evaluate(axe.source);
  const found = await tab.evaluate(() =>
    // eslint-disable-next-line no-undef
    axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    }),
  );
  for (const violation of found.violations)
    for (const node of violation.nodes.slice(0, 3))
      problems.push(`${where}: ${violation.id}: ${node.target.join(" ")}: ${node.failureSummary}`);
  await tab.close();
}

// Each choice of each filter leaves exactly the fiches that carry its value; an address shows its fiche all the same.
async function filters(browser, file) {
  const tab = await page(browser, file, 1280, "screen");
  const wrong = await tab.evaluate(() => {
    const found = [];
    const fiches = [...document.querySelectorAll("article.fiche")];
    const shown = () => fiches.filter((f) => getComputedStyle(f).display !== "none");
    const counter = document.querySelector(".compteur");
    for (const all of document.querySelectorAll('.filtres input[id$="-0"]')) {
      const name = all.name.slice(2);
      for (const radio of document.getElementsByName(all.name)) {
        if (radio === all) continue;
        radio.click();
        const left = shown();
        const said = radio.nextElementSibling.querySelector(".discret").textContent.match(/\d+/)[0];
        const values = new Set(left.flatMap((f) => f.dataset[name].split(" ")));
        const kept = [...values].some(
          (v) => fiches.filter((f) => f.dataset[name].split(" ").includes(v)).length === left.length &&
            left.every((f) => f.dataset[name].split(" ").includes(v)));
        if (left.length !== +said || !kept) found.push(`${radio.id}: ${left.length} shown, ${said} said`);
        if (getComputedStyle(counter).display === "none") found.push(`${radio.id}: nothing counts the fiches`);
        const gone = fiches.find((f) => !left.includes(f));
        if (gone) {
          location.hash = `#${gone.id}`;
          if (getComputedStyle(gone).display === "none") found.push(`${radio.id}: #${gone.id} is hidden`);
          location.hash = "";
        }
      }
      all.click();
      if (shown().length !== fiches.length) found.push(`${all.id}: not all fiches are back`);
    }
    return found;
  });
  for (const line of wrong) problems.push(`${file}: filter ${line}`);
  await tab.close();
}

// What has the focus is seen to have it.
async function focus(browser, file) {
  const tab = await page(browser, file, 1280, "screen");
  for (let step = 0; step < 40; step++) {
    await tab.keyboard.press("Tab");
    const seen = await tab.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      const name = document.activeElement.outerHTML.slice(0, 60);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 ? "" : name;
    });
    if (seen) problems.push(`${file}: no focus is seen on ${seen}`);
    if (step === 0 && (await tab.evaluate(() => document.activeElement.getAttribute("href"))) !== "#contenu")
      problems.push(`${file}: the first stop is not the link to the content`);
  }
  await tab.close();
}

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  for (const file of files) {
    await validity(file);
    await filters(browser, file);
    await focus(browser, file);
    await accessibility(browser, file, 320, "screen", true);
    await accessibility(browser, file, 1280, "screen", true);
    await accessibility(browser, file, 1280, "screen", false);
    await accessibility(browser, file, 794, "print", false);
  }
} finally {
  await browser.close();
}
for (const problem of problems) console.log(problem.replaceAll("\n", " "));
process.exit(problems.length ? 1 : 0);
