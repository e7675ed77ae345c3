import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: [".local", ".venv", "**/static_build"] },
  js.configs.recommended,
  { languageOptions: { globals: globals.browser } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
];
