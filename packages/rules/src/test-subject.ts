import * as promql from "@tenantry/alert-library/promql";
import { formatPath } from "@tenantry/tenant-model";
import { parseAllDocuments } from "yaml";
import type { Fields, Manifest } from "./manifest.ts";
import { isFields } from "./reading/fields.ts";
import type { Rule } from "./rule.ts";
import { runRules } from "./run-rules.ts";
import { identityOf, Subject, type SubjectOptions } from "./subject.ts";

export interface TestOptions extends Partial<Omit<SubjectOptions, "committed">> {
  /** YAML text of what was committed before. */
  readonly committed?: string;
  /** YAML text of a settings file. */
  readonly settings?: string;
}

/** Objects of a YAML text; what is written is what arrives. */
export function readManifests(text: string, form: Manifest["form"] = "object"): Manifest[] {
  return parseAllDocuments(text)
    .map((document): unknown => document.toJS())
    .filter(isFields)
    .map((object: Fields) => ({ object, written: object, form }));
}

export function makeSubject(text: string, { committed, settings, ...options }: TestOptions = {}): Subject {
  const manifests = [...readManifests(text), ...readManifests(settings ?? "", "settings")];
  return new Subject(manifests, {
    cloudNativePG: "1.30",
    today: "2026-11-21",
    promql,
    ...(settings !== undefined && { variables: readVariables(settings) }),
    ...(committed !== undefined && {
      committed: new Map(readManifests(committed).map((manifest) => [identityOf(manifest), manifest])),
    }),
    ...options,
  });
}

/** Values of a ConfigMap, or of names with texts alone. */
function readVariables(settings: string): ReadonlyMap<string, string> {
  const [file] = readManifests(settings);
  const { data } = file?.object ?? {};
  const values = isFields(data) ? data : (file?.object ?? {});
  return new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** What one rule finds in YAML text, as `<place>: <message>`. */
export function findFaults(rule: Rule, text: string, options: TestOptions = {}): string[] {
  return runRules(makeSubject(text, options), [rule]).map(({ fault }) => `${formatPath(fault.path)}: ${fault.message}`);
}
