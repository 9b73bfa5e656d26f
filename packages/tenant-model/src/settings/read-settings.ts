import { invalidVariableNames, survivesRetyping } from "@tenantry/flux-postbuild";
import { type Finding, locateInText } from "../finding.ts";
import type { Problem } from "../problem.ts";
import type { YamlValue } from "../yaml/read-block-yaml.ts";
import { readValue } from "../yaml/read-value.ts";

export type ReadSettings =
  | { readonly ok: true; readonly data: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the ConfigMap of settings that a catalog names. Its values come out as Flux gets them: text. */
export async function readSettings(
  text: string,
  file: string,
  expected: { readonly name: string; readonly namespace: string },
): Promise<ReadSettings> {
  const read = await readValue(text, file);
  if (!read.ok) return read;
  const findings = [...checkConfigMap(read.value, expected), ...checkPlainValues(read.value, text)];
  if (findings.length > 0) return { ok: false, problems: await locateInText(findings, text, file) };
  const data = (read.value as { data?: Record<string, string> | null }).data;
  return { ok: true, data: data ?? {} };
}

function checkConfigMap(value: YamlValue, { name, namespace }: { name: string; namespace: string }): Finding[] {
  if (!isMapping(value) || value["kind"] !== "ConfigMap" || value["apiVersion"] !== "v1") {
    return [
      settingsFinding(
        ["kind"],
        "the settings file is not a ConfigMap of apiVersion v1",
        "it needs apiVersion: v1, kind: ConfigMap, metadata and data",
      ),
    ];
  }
  const metadata = isMapping(value["metadata"]) ? value["metadata"] : {};
  const findings: Finding[] = [];
  if (metadata["name"] !== name) {
    findings.push(
      settingsFinding(
        ["metadata", "name"],
        `this ConfigMap is called ${JSON.stringify(metadata["name"] ?? null)}, the catalog asks for "${name}"`,
        "correct the name here, or `name` in spec.flux.substituteFrom",
      ),
    );
  }
  if (metadata["namespace"] !== undefined && metadata["namespace"] !== namespace) {
    findings.push(
      settingsFinding(
        ["metadata", "namespace"],
        `this ConfigMap stands in the namespace ${JSON.stringify(metadata["namespace"])}; Flux looks for it in "${namespace}", next to the Kustomization`,
        "correct one of them: spec.flux.namespace or this namespace",
      ),
    );
  }
  const data = value["data"] ?? {};
  if (!isMapping(data))
    return [...findings, settingsFinding(["data"], "`data` is not a mapping", 'write one `NAME: "value"` a line')];
  const invalid = new Set(invalidVariableNames(Object.keys(data)));
  for (const [key, setting] of Object.entries(data)) {
    if (invalid.has(key)) {
      findings.push({
        ...settingsFinding(
          ["data", key],
          `Flux refuses the setting name ${JSON.stringify(key)}, used or not, and with it every Kustomization that reads this ConfigMap`,
          "rename it: letters, digits and _, not starting with a digit",
        ),
        at: "key",
      });
    } else if (typeof setting !== "string") {
      findings.push({
        ...settingsFinding(
          ["data", key],
          `${key} is ${describe(setting)}; values of a ConfigMap are text`,
          "write one text",
        ),
        helpWithSource: (source) => `quote it: ${key}: "${source.trim()}"`,
      });
    }
  }
  return findings;
}

/** kustomize reads YAML as Go does: what stands there unquoted may be a number or a truth value to it, unlike to YAML 1.2. */
function checkPlainValues(value: YamlValue, text: string): Finding[] {
  const data = isMapping(value) ? value["data"] : undefined;
  if (!isMapping(data)) return [];
  return Object.entries(data).flatMap(([key, setting]) => {
    if (typeof setting !== "string" || !/^[A-Za-z_]\w*$/.test(key) || survivesRetyping(setting)) return [];
    const isPlain = new RegExp(`^[ {,]*${key}: *(?:[^\\s"'|>]|$)`, "m").test(text);
    if (!isPlain) return [];
    const message = `${key} is unquoted, and Go's YAML does not read ${JSON.stringify(setting)} as text`;
    return [settingsFinding(["data", key], message, `quote it: ${key}: ${JSON.stringify(setting)}`)];
  });
}

function describe(value: YamlValue): string {
  if (value === null) return "empty";
  return typeof value === "object" ? "not text" : `the ${typeof value} ${String(value)}`;
}

function isMapping(value: YamlValue | undefined): value is { [key: string]: YamlValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function settingsFinding(place: Finding["place"], message: string, help: string): Finding {
  return { rule: "settings-file", severity: "error", message, help, place };
}
