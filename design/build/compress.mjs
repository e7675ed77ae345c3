// The compressed form of each text file, beside it.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { target } from "./places.mjs";

const ENDINGS = [".css", ".js", ".svg"];

export function compressFiles() {
  for (const name of readdirSync(target, { recursive: true })) {
    if (!ENDINGS.includes(path.extname(name))) continue;
    const file = path.join(target, name);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
  }
}
