import type { Fields } from "@tenantry/rules";
import { eachText, isFields } from "./json-values.ts";
import type { LintManifest } from "./lint-manifest.ts";
import type { SettingsValues } from "./settings-values.ts";

const PLACEHOLDER = /\$\$|\$\{([A-Za-z_]\w*)\}/g;

/** Whether a text still holds something that Flux or another tool would replace. */
export function holdsPlaceholder(value: unknown): boolean {
  for (const text of eachText(value)) if (text.includes("${")) return true;
  return false;
}

/**
 * Names of the plain placeholders that an object is written with and that stay without a value. Scripts use the same signs:
 * only texts of one line count.
 */
export function listUnresolved({ written, object }: LintManifest, values: SettingsValues): readonly string[] {
  if (isSwitchedOff(written)) return [];
  const left = new Set(listNames(object));
  return [...new Set(listNames(written))].filter((name) => left.has(name) && !values.has(name));
}

function* listNames(value: unknown): Generator<string> {
  for (const text of eachText(value)) {
    if (text.includes("\n")) continue;
    for (const [, name] of text.matchAll(PLACEHOLDER)) if (name !== undefined) yield name;
  }
}

/** What Flux is told to leave alone (kustomize_varsub.go of github.com/fluxcd/pkg/kustomize v1.35.4). */
function isSwitchedOff({ metadata }: Fields): boolean {
  if (!isFields(metadata)) return false;
  const { labels, annotations } = metadata;
  return [labels, annotations].some(
    (it) => isFields(it) && it["kustomize.toolkit.fluxcd.io/substitute"] === "disabled",
  );
}
