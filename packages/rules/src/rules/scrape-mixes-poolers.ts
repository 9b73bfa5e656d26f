import { listAt, nameObject, textAt, valueAt } from "../reading/fields.ts";
import { findScrapes, instanceLabels } from "../reading/scrapes.ts";
import { poolerLabels } from "../reading/selectors.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf } from "../subject.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/specs/pgbouncer/deployments.go: a pooler's pods carry the cluster's label and port name. */
export const scrapeMixesPoolers: Rule = {
  id: "scrape-mixes-poolers",
  severity: "warning",
  title: "What scrapes instances does not pick the pods of poolers with them.",
  *check(subject) {
    const told = new Set<unknown>();
    for (const pooler of subject.ofKind("Pooler")) {
      const cluster = textAt(pooler.object, "spec", "cluster", "name");
      if (cluster === undefined) continue;
      const namespace = namespaceOf(pooler.object);
      const ofInstances = findScrapes(subject, namespace, instanceLabels(cluster));
      for (const manifest of findScrapes(subject, namespace, poolerLabels(pooler.object))) {
        if (!ofInstances.includes(manifest) || told.has(manifest)) continue;
        const selector = valueAt(manifest.object, "spec", "selector");
        // Whoever lists the roles of pods has thought of them.
        if (listAt(selector, "matchExpressions").some((each) => textAt(each, "key") === "cnpg.io/podRole")) continue;
        told.add(manifest);
        yield {
          manifest,
          path: ["spec", "selector"],
          message: `${nameObject(manifest.object)} picks instances of ${cluster} and, by the same label, pods of ${nameObject(pooler.object)}: PgBouncer's series mix with PostgreSQL's, and an alert on missing instances counts poolers`,
          help: "add `cnpg.io/podRole: instance`, and scrape poolers with an object of their own (`cnpg.io/podRole: pooler`)",
        };
      }
    }
  },
};
