import { clustersOf } from "../reading/clusters.ts";
import { readExternalClusters, suggestExternalCluster } from "../reading/external-clusters.ts";
import { isSet, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const SOURCE = ["bootstrap", "initdb", "import", "source", "externalCluster"];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, pkg/management/postgres/initdb.go, getConnectionPoolerForExternalCluster; no
 * webhook looks.
 */
export const importSourceMissing: Rule = {
  id: "import-source-missing",
  severity: "error",
  title: "An import comes from a running server among the Cluster's `externalClusters`.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const name = textAt(spec, ...SOURCE);
      const externals = readExternalClusters(spec);
      if (name === undefined || externals === undefined || hasPlaceholder(name)) continue;
      const external = externals.find((candidate) => candidate.name === name);
      if (external !== undefined && isSet(external.fields, "connectionParameters")) continue;
      const reason =
        external === undefined
          ? "which is not in `externalClusters`"
          : "which has no `connectionParameters`: an import needs a running server";
      yield {
        manifest,
        path: ["spec", ...SOURCE],
        message: `${title}: the import comes from the external cluster ${JSON.stringify(name)}, ${reason}`,
        help:
          external === undefined
            ? suggestExternalCluster(externals.map((candidate) => candidate.name))
            : "add `connectionParameters` to it; use `bootstrap.recovery` to restore a backup",
      };
    }
  },
};
