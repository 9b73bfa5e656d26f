import { clustersOf } from "../reading/clusters.ts";
import { listAt } from "../reading/fields.ts";
import { countInstances, readSync } from "../reading/instances.ts";
import type { Rule } from "../rule.ts";

/**
 * cloudnative-pg v1.27.0 to v1.30.0, pkg/postgres/replication/legacy.go: the operator starts from the maximum;
 * explicit.go: `required` keeps the number while standbys are away.
 */
export const syncWaitsForAll: Rule = {
  id: "sync-waits-for-all",
  severity: "warning",
  title: "A commit does not wait for every standby there is.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const instances = countInstances(spec);
      const sync = readSync(spec);
      if (instances === undefined || sync === undefined) continue;
      const outside = ["standbyNamesPre", "standbyNamesPost"].flatMap((name) =>
        listAt(spec, "postgresql", "synchronous", name),
      );
      const standbys = instances - 1 + (sync.form === "legacy" ? 0 : outside.length);
      // More than there are is refused; with one standby the other forms have no smaller number than one.
      if (sync.count !== standbys || (standbys === 1 && sync.form !== "required")) continue;
      const all = standbys === 1 ? "its only standby" : `all ${standbys} standbys`;
      const harm =
        sync.form === "required"
          ? "nobody can write while one of them is away, as at each rolling update"
          : "one slow standby holds up every tenant";
      yield {
        manifest,
        path: sync.path,
        message: `${title}: every commit waits for ${all}: ${standbys === 1 ? harm.replace("one of them", "it") : harm}`,
        help: adviseOn(sync.form, instances, standbys),
      };
    }
  },
};

function adviseOn(form: "legacy" | "required" | "preferred", instances: number, standbys: number): string {
  if (standbys === 1) return `raise \`instances\` to ${instances + 1}, or write \`dataDurability: preferred\``;
  const field = form === "legacy" ? "maxSyncReplicas" : "number";
  return `write \`${field}: ${standbys - 1}\`, or raise \`instances\` to ${instances + 1}`;
}
