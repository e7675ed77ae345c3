// The page scripts: each file in a room's scripts/ becomes one bundle, `<room>/<name>.js`.

import path from "node:path";
import { build } from "esbuild";
import { esbuildTarget } from "./browsers.mjs";
import { filesOfRooms, root, target } from "./places.mjs";

export async function buildScripts() {
  const entries = filesOfRooms("scripts", ".js").map((file) => {
    const [room, , name] = path.relative(root, file).split(path.sep);
    return { in: file, out: path.join(room, path.parse(name).name) };
  });
  await build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: entries,
    format: "esm",
    logLevel: "warning",
    minify: true,
    outdir: target,
    target: esbuildTarget,
  });
}
