import type { Manifest } from "../manifest.ts";
import { listAt, nameObject, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { joinWords } from "../reading/schedules.ts";
import { endpointsOf, scrapesWithTargets } from "../reading/scrapes.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/specs/pods.go and pkg/specs/pgbouncer/deployments.go. */
const PORTS: Readonly<Record<string, readonly string[]>> = {
  Cluster: ["postgresql", "metrics", "status"],
  Pooler: ["pgbouncer", "metrics"],
};
/** Plugins whose sidecar opens no port with a name. */
const PORTLESS = ["barman-cloud.cloudnative-pg.io"];

/** A port that no container has is no error anywhere: the monitor just has no target. */
export const scrapePort: Rule = {
  id: "scrape-port",
  severity: "error",
  title: "A monitor of instances or poolers asks the port `metrics`.",
  *check(subject) {
    for (const [monitor, targets] of subject.once(scrapesWithTargets))
      for (const { port, path } of endpointsOf(monitor)) {
        if (port === undefined || port === "metrics" || targets.some((target) => mayServe(target, port))) continue;
        const exists = targets.some(({ object }) => PORTS[textAt(object, "kind") ?? ""]?.includes(port));
        const pods = targets.slice(0, 3).map(({ object }) => nameObject(object));
        yield {
          manifest: monitor,
          path: [...path, "port"],
          message: `${nameObject(monitor.object)}: ${joinWords(pods)} ${exists ? `serves no metrics on the port ${port}` : `has no port called ${port}: nothing is scraped`}`,
          help: "write `port: metrics`: instances and poolers both call it so",
        };
      }
  },
};

/** Containers that somebody adds may have ports of any name, and metrics on them. */
function mayServe({ object }: Manifest, port: string): boolean {
  if (PORTS[textAt(object, "kind") ?? ""]?.includes(port)) return false;
  const containers = ["containers", "initContainers"].flatMap((list) =>
    listAt(object, "spec", "template", "spec", list),
  );
  if (containers.some((container) => listAt(container, "ports").length > 0)) return true;
  return listAt(object, "spec", "plugins").some((plugin) => !PORTLESS.includes(plainTextAt(plugin, "name") ?? ""));
}
