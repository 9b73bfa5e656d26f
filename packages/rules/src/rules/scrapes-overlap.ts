import type { Manifest } from "../manifest.ts";
import { fieldsAt, isSet, nameObject, textAt } from "../reading/fields.ts";
import { endpointsOf, scrapesWithTargets } from "../reading/scrapes.ts";
import type { Fault, Rule } from "../rule.ts";
import { identityOf, type Subject } from "../subject.ts";

/** Labels that say what an object is, not which Prometheus reads it. */
const DESCRIPTIVE = /^(?:app|name|component)$|^(?:app\.kubernetes\.io|helm\.sh|kustomize\.toolkit\.fluxcd\.io)\//;
const SHARES = ["metricRelabelings", "metricRelabelConfigs", "relabelings", "relabelConfigs", "params"];

/** VictoriaMetrics operator, docs/integrations/prometheus.md: it makes a VMPodScrape of every PodMonitor unless told otherwise. */
export const scrapesOverlap: Rule = {
  id: "scrapes-overlap",
  severity: "warning",
  title: "The pods of a Cluster or a Pooler are picked by one PodMonitor or VMPodScrape.",
  *check(subject) {
    const told = new Set<Manifest>();
    for (const [target, scrapes] of scrapesByTarget(subject))
      for (const [index, scrape] of scrapes.entries()) {
        const earlier = scrapes.slice(0, index).find((other) => mayMeet(other, scrape));
        if (earlier === undefined || told.has(scrape)) continue;
        told.add(scrape);
        yield explain(target, earlier, scrape);
      }
  },
};

function scrapesByTarget(subject: Subject): ReadonlyMap<Manifest, readonly Manifest[]> {
  const scrapes = new Map<Manifest, Manifest[]>();
  for (const [scrape, targets] of subject.once(scrapesWithTargets)) {
    if (!takesEverything(scrape)) continue;
    const mixes = new Set(targets.map(({ object }) => textAt(object, "kind"))).size > 1;
    for (const target of targets) {
      // That it takes poolers beside instances is said by scrape-mixes-poolers, with the same fix.
      if (mixes && textAt(target.object, "kind") === "Pooler") continue;
      const known = scrapes.get(target);
      if (known === undefined) scrapes.set(target, [scrape]);
      else known.push(scrape);
    }
  }
  return scrapes;
}

/** Two may share the metrics of a pod out between them, some often and some seldom. */
function takesEverything(scrape: Manifest): boolean {
  return endpointsOf(scrape).some(
    ({ port, fields }) => port === "metrics" && !SHARES.some((field) => isSet(fields, field)),
  );
}

/** Whether one Prometheus may read both: files of several environments have twins, and labels may tell readers apart. */
function mayMeet(a: Manifest, b: Manifest): boolean {
  if (identityOf(a) === identityOf(b)) return false;
  const [left, right] = [fieldsAt(a.object, "metadata", "labels"), fieldsAt(b.object, "metadata", "labels")];
  return Object.entries(left).every(
    ([key, value]) => DESCRIPTIVE.test(key) || !Object.hasOwn(right, key) || right[key] === value,
  );
}

function explain({ object }: Manifest, earlier: Manifest, scrape: Manifest): Fault {
  const isMixed = textAt(earlier.object, "kind") !== textAt(scrape.object, "kind");
  return {
    manifest: scrape,
    path: ["spec", "selector"],
    message: `${nameObject(scrape.object)} picks the pods of ${nameObject(object)}, as ${nameObject(earlier.object)} does${isMixed ? ", which the VictoriaMetrics operator makes a VMPodScrape of by itself" : ""}: every series is there twice, and sums are doubled`,
    help: "keep one of the two; where different servers read them, give both a label that says which, such as `prometheus`",
  };
}
