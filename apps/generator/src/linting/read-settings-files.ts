import type { Problem } from "@tenantry/tenant-model";
import { openDocuments } from "@tenantry/tenant-model";
import { fileProblem } from "./file-problem.ts";
import { findFiles, type Places } from "./find-files.ts";
import { isFields } from "./json-values.ts";
import { LintManifest } from "./lint-manifest.ts";
import { readInput } from "./read-inputs.ts";
import { readSettingsValues, type SettingsValues } from "./settings-values.ts";

export interface SettingsFiles {
  /** In the order that they were passed. */
  readonly values: readonly SettingsValues[];
  /** For rules about settings. */
  readonly manifests: readonly LintManifest[];
  readonly problems: readonly Problem[];
  /** Absolute. */
  readonly paths: ReadonlySet<string>;
  /** By name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads what `--settings` names. */
export async function readSettingsFiles(typed: readonly string[], places: Places): Promise<SettingsFiles> {
  const { files, problems: unfound } = findFiles(typed, places);
  const values: SettingsValues[] = [];
  const manifests: LintManifest[] = [];
  const problems: Problem[] = [...unfound];
  const texts = new Map<string, string>();
  for (const file of files) {
    const read = readInput(file);
    if (!read.ok) {
      problems.push(read.problem);
      continue;
    }
    const { name, text } = read.input;
    texts.set(name, text);
    for (const document of await openDocuments(text)) {
      const content = document.read();
      if (!content.ok) {
        problems.push(
          ...content.faults.map(({ message, help, ...at }) => ({
            ...fileProblem(name, message, help, { line: at.line, column: at.column }),
            rule: "yaml",
          })),
        );
        continue;
      }
      const found = isFields(content.value) ? readSettingsValues(content.value) : undefined;
      if (!isFields(content.value) || found === undefined) {
        const message = "these are no settings: expected a ConfigMap, a Secret, or `NAME: value` lines";
        problems.push(
          fileProblem(name, message, "pass a file that Flux reads settings from", document.locate([], "value")),
        );
        continue;
      }
      values.push(found);
      const origin = { file: name, path: file.path, document, prefix: [] };
      manifests.push(new LintManifest({ object: content.value, written: content.value, form: "settings", origin }));
    }
  }
  return { values, manifests, problems, paths: new Set(files.map(({ path }) => path)), texts };
}
