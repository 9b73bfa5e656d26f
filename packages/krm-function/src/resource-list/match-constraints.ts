import type { JsonObject } from "@tenantry/flux-postbuild";

/** Objects that a rule means: of each list one entry has to match; a list that is left out matches everything. */
export interface ResourceRule {
  /** Groups alone, empty for the core group: `apps`, `*`. */
  readonly apiGroups?: readonly string[];
  /** Whole apiVersions as in objects (`apps/v1`), or `*`; beside `apiGroups` versions alone too (`v1`). */
  readonly apiVersions?: readonly string[];
  readonly kinds?: readonly string[];
}

/** What a function is to see: objects that one of the rules means. */
export interface MatchConstraints {
  readonly resourceRules?: readonly ResourceRule[];
}

export function matchesConstraints(item: JsonObject, { resourceRules }: MatchConstraints): boolean {
  return resourceRules === undefined || resourceRules.some((rule) => matchesRule(item, rule));
}

function matchesRule(item: JsonObject, { apiGroups, apiVersions, kinds }: ResourceRule): boolean {
  const apiVersion = String(item["apiVersion"]);
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  const version = apiVersion.slice(slash + 1);
  return (
    includes(apiGroups, group) &&
    (includes(apiVersions, apiVersion) || (apiGroups !== undefined && includes(apiVersions, version))) &&
    includes(kinds, String(item["kind"]))
  );
}

function includes(list: readonly string[] | undefined, value: string): boolean {
  return list === undefined || list.includes("*") || list.includes(value);
}
