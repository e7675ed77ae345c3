// The oldest browsers for which scripts and styles are written: the first that know `color-mix`.

const BROWSERS = { chrome: [111, 0], firefox: [113, 0], safari: [16, 2] };

export const esbuildTarget = Object.entries(BROWSERS).map(
  ([name, version]) => name + version.join("."),
);
export const lightningTargets = Object.fromEntries(
  Object.entries(BROWSERS).map(([name, [major, minor]]) => [name, (major << 16) | (minor << 8)]),
);
