// The style sheet of the public site: styles/portal.scss with the sheets beside the templates.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { transform } from "lightningcss";
import { compile } from "sass";
import { lightningTargets } from "./browsers.mjs";
import { filesOfRooms, packages, root, target } from "./places.mjs";

const styles = path.join(root, "design", "styles");

/** Answers `@use "beside:templates"` with all sheets that lie beside a template. */
const besideTemplates = {
  canonicalize: (url) => (url.startsWith("beside:") ? new URL(url) : null),
  load: () => ({
    contents: filesOfRooms("templates", ".scss")
      .map((file, index) => `@use "${pathToFileURL(file)}" as sheet-${index};`)
      .join("\n"),
    syntax: "scss",
  }),
};

/** The custom properties of KERN that nothing refers to. */
function unusedTokens(code) {
  const declared = new Set();
  const used = new Set();
  transform({
    code,
    filename: "portal.css",
    visitor: {
      Declaration: { custom: ({ name }) => void declared.add(name) },
      Variable: ({ name }) => void used.add(name.ident),
    },
  });
  return [...declared].filter((name) => name.startsWith("--kern-") && !used.has(name));
}

/** Small, for the browsers that we write for, and without KERN's tokens that nothing needs. */
function lean(code) {
  const unusedSymbols = unusedTokens(code);
  const options = { filename: "portal.css", minify: true, targets: lightningTargets };
  const leaner = transform({ ...options, code, unusedSymbols }).code;
  return unusedSymbols.length ? lean(leaner) : leaner;
}

export function buildStyles() {
  const { css } = compile(path.join(styles, "portal.scss"), {
    importers: [besideTemplates],
    loadPaths: [styles, packages],
    quietDeps: true,
  });
  mkdirSync(path.join(target, "design"), { recursive: true });
  writeFileSync(path.join(target, "design", "portal.css"), lean(Buffer.from(css)));
}
