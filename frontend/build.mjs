// Builds static/: app, booking, theme, showcase, fonts; and the messages. `node build.mjs [--watch]`
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { build, context } from "esbuild";
import { buildMessages } from "./messages.mjs";

const here = new URL(".", import.meta.url).pathname;

/** A rule for each drawing in styles/icons, and --i-check for ticks that have no element. */
function iconRules() {
  const folder = `${here}styles/icons/`;
  const rules = readdirSync(folder).sort().map((file) => {
    const drawing = readFileSync(folder + file, "utf8").trim().replaceAll('"', "'");
    const address = `url("data:image/svg+xml,${drawing.replace(/[%#<>]/g, encodeURIComponent)}")`;
    const name = basename(file, ".svg");
    return `${name === "check" ? `:root { --i-check: ${address}; }\n` : ""}.i-${name} { --icon: ${address}; }`;
  });
  return rules.join("\n");
}

/** Places in a row of time, as classes: the policy forbids inline style. Steps of 15 minutes. */
function placeRules() {
  const count = (n, rule) => Array.from({ length: n }, (_, i) => rule(i)).join("\n");
  const clock = (i) => `${String(Math.floor(i / 4)).padStart(2, "0")}${String((i % 4) * 15).padStart(2, "0")}`;
  return [
    count(96, (i) => `.at-${clock(i)} { --at: ${i}; }`),
    count(112, (i) => `.on-${i} { --at: ${i}; }`),
    count(112, (i) => `.for-${i + 1} { --for: ${i + 1}; }`),
    count(24, (i) => `.from-${i} { --from: ${i * 4}; }`),
    count(24, (i) => `.hours-${i + 1} { --hours: ${i + 1}; --steps: ${(i + 1) * 4}; }`),
    count(12, (i) => `.row-${i + 1} { --row: ${i + 1}; }\n.rows-${i + 1} { --rows: ${i + 1}; }`),
    count(14, (i) => `.plus-${i + 1} { --plus: ${i + 1}; }`),
  ].join("\n");
}

const generated = { "icons:all": iconRules, "lanes:places": placeRules };

const rules = {
  name: "rules",
  setup(build) {
    build.onResolve({ filter: /^(icons:all|lanes:places)$/ }, ({ path }) => ({ path, namespace: "rules" }));
    build.onLoad({ filter: /.*/, namespace: "rules" }, ({ path }) => ({ contents: generated[path](), loader: "css" }));
  },
};

const options = {
  absWorkingDir: here,
  entryPoints: ["islands/app.ts", "islands/booking.ts", "islands/theme.ts", "styles/app.css", "styles/booking.css", "styles/showcase.css"],
  outdir: "static",
  entryNames: "[name]",
  assetNames: "fonts/[name]",
  bundle: true,
  minify: true,
  legalComments: "none",
  format: "iife",
  target: ["chrome109", "firefox115", "safari16"],
  loader: { ".woff2": "file" },
  plugins: [rules],
  logLevel: "info",
};

/** Empties static/ but for the drawings, which are taken as they are. */
function begin() {
  rmSync(`${here}static`, { recursive: true, force: true });
  mkdirSync(`${here}static`);
  for (const drawing of ["emblem.svg", "sample-paper.svg"]) copyFileSync(`${here}styles/${drawing}`, `${here}static/${drawing}`);
}

if (process.argv.includes("--watch")) {
  begin();
  await (await context(options)).watch();
} else {
  const made = await build({ ...options, write: false }); // a mistake leaves what was built before
  begin();
  for (const { path, contents } of made.outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
}
buildMessages(`${here}locale`);
