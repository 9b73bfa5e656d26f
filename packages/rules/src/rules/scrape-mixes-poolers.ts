import { listAt, nameObject, textAt, valueAt } from "../reading/fields.ts";
import { instanceLabels, scrapesWithTargets } from "../reading/scrapes.ts";
import { selects } from "../reading/selectors.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/specs/pgbouncer/deployments.go: a pooler's pods carry the cluster's label and port name. */
export const scrapeMixesPoolers: Rule = {
  id: "scrape-mixes-poolers",
  severity: "warning",
  title: "What scrapes instances does not pick the pods of poolers with them.",
  *check(subject) {
    for (const [manifest, targets] of subject.once(scrapesWithTargets)) {
      const selector = valueAt(manifest.object, "spec", "selector");
      // Whoever lists the roles of pods has thought of them.
      if (listAt(selector, "matchExpressions").some((each) => textAt(each, "key") === "cnpg.io/podRole")) continue;
      const picksInstances = new Map<string, boolean>();
      const pooler = targets.find(({ object }) => {
        const cluster = textAt(object, "spec", "cluster", "name");
        if (cluster === undefined) return false;
        const picks = picksInstances.get(cluster) ?? selects(selector, instanceLabels(cluster));
        picksInstances.set(cluster, picks);
        return picks;
      });
      if (pooler === undefined) continue;
      yield {
        manifest,
        path: ["spec", "selector"],
        message: `${nameObject(manifest.object)} picks instances of ${textAt(pooler.object, "spec", "cluster", "name")} and, by the same label, pods of ${nameObject(pooler.object)}: PgBouncer's series mix with PostgreSQL's, and an alert on missing instances counts poolers`,
        help: "add `cnpg.io/podRole: instance`, and scrape poolers with an object of their own (`cnpg.io/podRole: pooler`)",
      };
    }
  },
};
