import { booleanAt, nameObject, textAt } from "../reading/fields.ts";
import { findScrapes, instanceLabels } from "../reading/scrapes.ts";
import { poolerLabels } from "../reading/selectors.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf } from "../subject.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/specs/podmonitor.go: the operator makes one of its own. */
export const scrapedTwice: Rule = {
  id: "scraped-twice",
  severity: "warning",
  title: "Pods are scraped by one PodMonitor.",
  *check(subject) {
    for (const kind of ["Cluster", "Pooler"] as const) {
      for (const manifest of subject.ofKind(kind)) {
        const { object } = manifest;
        const name = textAt(object, "metadata", "name");
        if (name === undefined || booleanAt(object, "spec", "monitoring", "enablePodMonitor") !== true) continue;
        const labels = kind === "Cluster" ? instanceLabels(name) : poolerLabels(object);
        const [other] = findScrapes(subject, namespaceOf(object), labels);
        if (other === undefined) continue;
        yield {
          manifest,
          path: ["spec", "monitoring", "enablePodMonitor"],
          message: `${nameObject(object)}: the operator makes a PodMonitor for it, and ${nameObject(other.object)} picks the same pods: every series is there twice, and sums are doubled`,
          help: "write `enablePodMonitor: false`: the field is deprecated anyway",
        };
      }
    }
  },
};
