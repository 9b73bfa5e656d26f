import { fieldsAt, nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** dragonfly-operator v1.6.1, internal/resources/resources.go, operatorManagedLabels. */
const OWNED = new Set([
  "app",
  ...["name", "instance", "component", "version", "part-of", "managed-by"].map((name) => `app.kubernetes.io/${name}`),
]);
const PLACES = [["labels"], ["podMetadata", "labels"], ["ownedObjectsMetadata", "labels"], ["serviceSpec", "labels"]];

export const dragonflyOwnedLabels: Rule = {
  id: "dragonfly-owned-labels",
  severity: "error",
  title: "A Dragonfly gives its objects no label that its operator sets.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      for (const place of PLACES) {
        const labels = fieldsAt(manifest.object, "spec", ...place);
        for (const label of Object.keys(labels).filter((key) => OWNED.has(key))) {
          yield {
            manifest,
            path: ["spec", ...place, label],
            at: "key",
            message: `${nameObject(manifest.object)}: the label \`${label}\` is the operator's own: it refuses the whole object, and changes nothing any more`,
            help: "remove it, or choose a key of your own",
          };
        }
      }
    }
  },
};
