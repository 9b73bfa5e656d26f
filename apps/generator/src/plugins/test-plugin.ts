import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Item, PluginContext } from "@tenantry/krm-function";
import { onTestFinished } from "vitest";
import { buildPluginHost } from "../../bundle/plugin-host.mjs";
import { makeRoot } from "../test-root.ts";
import { type PluginProcess, startPlugin } from "./plugin-process.ts";

let host: Uint8Array | undefined;

/** Starts a plugin with this text, as the CLI does. */
export async function startText(
  text: string,
  options: { readonly limitSeconds?: number } = {},
): Promise<PluginProcess> {
  return startModules({ "x.mjs": text }, options);
}

/** Starts the first of these modules. */
export async function startModules(
  modules: Readonly<Record<string, string>>,
  options: { readonly limitSeconds?: number } = {},
): Promise<PluginProcess> {
  host ??= (await buildPluginHost()).contents;
  const folder = makeRoot(modules);
  writeFileSync(join(folder, "host.mjs"), host);
  const [file = ""] = Object.keys(modules);
  const plugin = startPlugin({ file: join(folder, file), host: join(folder, "host.mjs"), folder, ...options });
  onTestFinished(() => plugin.stop());
  return plugin;
}

export const context: PluginContext = {
  plugin: "x",
  mode: "function",
  toolVersion: "0.0.0",
  today: "2026-11-21",
  settings: {},
};

export function configMap(name: string, data: Record<string, string> = {}): Item {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data };
}

/** What plugins under test are given. */
export const given = { items: [configMap("a", { text: "é\u2028${X}" })], params: { team: "storage" }, context };

/** What a plugin with this text says to one question. */
export async function transform(text: string, options: { readonly limitSeconds?: number } = {}) {
  const plugin = await startText(text, options);
  return plugin.ask({ do: "transform", ...given });
}

export async function failure(text: string, options: { readonly limitSeconds?: number } = {}) {
  const reply = await transform(text, options);
  return reply.ok ? undefined : reply.failure;
}
