import type { Plugin } from "./plugin.ts";

/** The plugin itself: there for its types, which editors show in a `.mjs` file too. */
export function definePlugin<Params = Readonly<Record<string, unknown>>>(plugin: Plugin<Params>): Plugin<Params> {
  return plugin;
}
