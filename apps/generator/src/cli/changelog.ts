import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Release } from "../drift/release-notes.ts";

/** What each release changed, the newest first. build.mjs puts it beside the bundle: few runs need it. */
export function readChangelog(): readonly Release[] {
  return JSON.parse(readFileSync(join(__dirname, "changelog.json"), "utf8"));
}
