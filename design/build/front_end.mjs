// Builds design/static_build: `node design/build/front_end.mjs`. With `--watch` it stays and builds
// style sheet or scripts anew when one of their sources changes; with `--compress` each text file
// gets its compressed form beside it, which a server without a build of its own prefers.

import { rmSync, watch } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { compressFiles } from "./compress.mjs";
import { buildFonts } from "./fonts.mjs";
import { buildMap } from "./map.mjs";
import { sourceFolders, target } from "./places.mjs";
import { buildScripts } from "./scripts.mjs";
import { buildStyles } from "./styles.mjs";

// Editors write a file in several steps.
const PAUSE = 100;
const { values: chosen } = parseArgs({
  options: { compress: { type: "boolean" }, watch: { type: "boolean" } },
});
const BUILDERS = { ".scss": buildStyles, ".js": buildScripts };

async function buildAll() {
  rmSync(target, { recursive: true, force: true });
  buildStyles();
  buildMap();
  await Promise.all([buildScripts(), buildFonts()]);
  if (chosen.compress) compressFiles();
}

/** Says what is wrong instead of ending: the next change may mend it. */
async function rebuild(ending) {
  try {
    await BUILDERS[ending]();
    if (chosen.compress) compressFiles();
    console.log(`Built the ${ending} files anew.`);
  } catch (problem) {
    console.error(problem.message);
  }
}

function watchSources() {
  const waiting = new Map();
  const changed = (name) => {
    const ending = path.extname(name ?? "");
    if (!(ending in BUILDERS)) return;
    clearTimeout(waiting.get(ending));
    waiting.set(ending, setTimeout(rebuild, PAUSE, ending));
  };
  for (const folder of sourceFolders()) {
    watch(folder, { recursive: true }, (_event, name) => changed(name));
  }
}

await buildAll();
if (chosen.watch) watchSources();
