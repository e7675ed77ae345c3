// Where the front end's sources lie, and where the built files go.

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..", "..");
export const target = path.join(root, "design", "static_build");
export const packages = path.join(root, "node_modules");

/** The rooms, this one first. */
function rooms() {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders
    .map(({ name }) => name)
    .filter((name) => existsSync(path.join(root, name, "apps.py")));
  return ["design", ...names.filter((name) => name !== "design").sort()];
}

/** All folders that hold style sheets or scripts. */
export function sourceFolders() {
  const ofRooms = rooms().flatMap((room) =>
    ["templates", "scripts"].map((name) => path.join(root, room, name)),
  );
  return [path.join(root, "design", "styles"), ...ofRooms].filter((folder) => existsSync(folder));
}

/** Files with an ending in one folder of each room. */
export function filesOfRooms(folder, ending) {
  return rooms().flatMap((room) => {
    const place = path.join(root, room, folder);
    if (!existsSync(place)) return [];
    const names = readdirSync(place, { recursive: true }).filter((name) => name.endsWith(ending));
    return names.sort().map((name) => path.join(place, name));
  });
}
