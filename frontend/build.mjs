// Builds static/: app.css, app.js, theme.js, showcase.css, fonts; and the messages. `node build.mjs [--watch]`
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";
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

const icons = {
  name: "icons",
  setup(build) {
    build.onResolve({ filter: /^icons:all$/ }, () => ({ path: "all", namespace: "icons" }));
    build.onLoad({ filter: /.*/, namespace: "icons" }, () => ({ contents: iconRules(), loader: "css" }));
  },
};

const options = {
  absWorkingDir: here,
  entryPoints: ["islands/app.ts", "islands/theme.ts", "styles/app.css", "styles/showcase.css"],
  outdir: "static",
  entryNames: "[name]",
  assetNames: "fonts/[name]",
  bundle: true,
  minify: true,
  legalComments: "none",
  format: "iife",
  target: ["chrome109", "firefox115", "safari16"],
  loader: { ".woff2": "file" },
  plugins: [icons],
  logLevel: "info",
};

rmSync(`${here}static`, { recursive: true, force: true });
mkdirSync(`${here}static`);
for (const drawing of ["emblem.svg", "sample-paper.svg"]) copyFileSync(`${here}styles/${drawing}`, `${here}static/${drawing}`);
buildMessages(`${here}locale`);
if (process.argv.includes("--watch")) await (await context(options)).watch();
else await build(options);
