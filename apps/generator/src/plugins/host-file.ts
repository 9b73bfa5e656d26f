import { join } from "node:path";

/** What runs in the process of a plugin; build.mjs puts it beside the bundle. */
export function hostFile(): string {
  return join(__dirname, "plugin-host.mjs");
}
