import type { Fields, Manifest } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { booleanAt, fieldsAt, isFields, isSet, type Key, listAt } from "./fields.ts";
import { plainTextAt } from "./plain-text.ts";
import { type Labels, poolerLabels, selects } from "./selectors.ts";

/** PodMonitors and VMPodScrapes that pick pods of a namespace by their labels. */
export function findScrapes(subject: Subject, namespace: string, labels: Labels): Manifest[] {
  return [...subject.ofKind("PodMonitor"), ...subject.ofKind("VMPodScrape")].filter(
    ({ object }) =>
      reaches(object, namespace) &&
      Object.keys(labels).some((key) => isSet(object, "spec", "selector", "matchLabels", key)) &&
      selects(fieldsAt(object, "spec", "selector"), labels),
  );
}

function reaches(scrape: Manifest["object"], namespace: string): boolean {
  if (booleanAt(scrape, "spec", "namespaceSelector", "any") === true) return true;
  const names = listAt(scrape, "spec", "namespaceSelector", "matchNames");
  return names.length > 0 ? names.includes(namespace) : namespaceOf(scrape) === namespace;
}

/** Labels of an instance's pod that do not change (cloudnative-pg v1.27.0 to v1.30.0, pkg/utils/labels_annotations.go). */
export function instanceLabels(cluster: string): Labels {
  return { "cnpg.io/cluster": cluster, "cnpg.io/podRole": "instance" };
}

/** Every PodMonitor and VMPodScrape with the Clusters and Poolers whose pods it surely picks. */
export function scrapesWithTargets(subject: Subject): ReadonlyMap<Manifest, readonly Manifest[]> {
  const targets = new Map<Manifest, Manifest[]>();
  const add = (target: Manifest, labels: Labels) => {
    for (const scrape of findScrapes(subject, namespaceOf(target.object), labels)) {
      const known = targets.get(scrape);
      if (known === undefined) targets.set(scrape, [target]);
      else known.push(target);
    }
  };
  for (const cluster of subject.ofKind("Cluster")) {
    const name = plainTextAt(cluster.object, "metadata", "name");
    if (name !== undefined) add(cluster, instanceLabels(name));
  }
  for (const pooler of subject.ofKind("Pooler"))
    if (plainTextAt(pooler.object, "metadata", "name") !== undefined) add(pooler, poolerLabels(pooler.object));
  return targets;
}

/** An entry of `podMetricsEndpoints`. */
export interface Endpoint {
  readonly path: readonly Key[];
  readonly fields: Fields;
  /** Name of the container port; undefined where it is a number, or not known. */
  readonly port: string | undefined;
}

export function endpointsOf({ object }: Manifest): Endpoint[] {
  return listAt(object, "spec", "podMetricsEndpoints").map((entry, index) => ({
    path: ["spec", "podMetricsEndpoints", index],
    fields: isFields(entry) ? entry : {},
    port: plainTextAt(entry, "port"),
  }));
}
