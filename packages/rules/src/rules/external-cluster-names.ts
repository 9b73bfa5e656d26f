import { clustersOf } from "../reading/clusters.ts";
import { listAt, textAt } from "../reading/fields.ts";
import { mayHave } from "../reading/operator-fixes.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

/** Since when the webhook refuses texts that lead out of the directory for secrets. */
const SAFE_PATHS = ["1.28.4", "1.29.2", "1.30.0"];
const PARTS = [
  ["name"],
  ...["sslCert", "sslKey", "sslRootCert"].flatMap((key) => [
    [key, "name"],
    [key, "key"],
  ]),
];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateExternalClusters and
 * validateExternalCluster.
 */
export const externalClusterNames: Rule = {
  id: "external-cluster-names",
  severity: "error",
  title: "Each of `externalClusters` has a name of its own that can be a file's name.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const seen = new Set<string>();
      for (const [index, external] of listAt(spec, "externalClusters").entries()) {
        const path = ["spec", "externalClusters", index];
        const name = textAt(external, "name");
        if (name !== undefined && !hasPlaceholder(name)) {
          if (seen.has(name)) {
            const message = `${title}: the external cluster ${JSON.stringify(name)} is there twice`;
            yield { manifest, path: [...path, "name"], message, help: "rename one, or remove it" };
          }
          seen.add(name);
        }
        if (!mayHave(subject.operator, SAFE_PATHS)) continue;
        for (const part of PARTS) {
          const text = textAt(external, ...part);
          if (text === undefined || hasPlaceholder(text) || !(text === "." || text === ".." || /[/\\]/.test(text)))
            continue;
          yield {
            manifest,
            path: [...path, ...part],
            message: `${title}: \`${part.join(".")}: ${JSON.stringify(text)}\` of an external cluster cannot be part of a path`,
            help: "write it without `/` and `\\`: the operator makes a file of that name",
          };
        }
      }
    }
  },
};
