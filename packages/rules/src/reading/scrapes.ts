import type { Manifest } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { booleanAt, fieldsAt, isSet, listAt } from "./fields.ts";
import { type Labels, selects } from "./selectors.ts";

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
