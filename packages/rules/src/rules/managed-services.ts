import { type ClusterReading, clustersOf } from "../reading/clusters.ts";
import { fieldsAt, listAt, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Fault, Rule } from "../rule.ts";

const PLACE = ["spec", "managed", "services"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateManagedServices. */
export const managedServices: Rule = {
  id: "managed-services",
  severity: "error",
  title: "Additional Services of a Cluster have names of their own, no selector, and leave the read-write one on.",
  refusedBy: "webhook",
  *check(subject) {
    for (const cluster of clustersOf(subject)) {
      const { manifest, object, title } = cluster;
      const disabled = listAt(object, ...PLACE, "disabledDefaultServices").indexOf("rw");
      if (disabled >= 0)
        yield {
          manifest,
          path: [...PLACE, "disabledDefaultServices", disabled],
          message: `${title}: the Service for reading and writing cannot be disabled`,
          help: "remove `rw`: `ro` and `r` are the ones that can be disabled",
        };
      yield* checkAdditional(cluster);
    }
  },
};

function* checkAdditional({ manifest, object, title }: ClusterReading): Iterable<Fault> {
  const own = textAt(object, "metadata", "name");
  const reserved = own === undefined ? [] : ["rw", "ro", "r", "any"].map((type) => `${own}-${type}`);
  const seen = new Map<string, number>();
  for (const [index, service] of listAt(object, ...PLACE, "additional").entries()) {
    const path = [...PLACE, "additional", index, "serviceTemplate"];
    const template = fieldsAt(service, "serviceTemplate");
    if (Object.keys(fieldsAt(template, "spec", "selector")).length > 0)
      yield {
        manifest,
        path: [...path, "spec", "selector"],
        at: "key",
        message: `${title}: a Service of the operator cannot have a selector of yours`,
        help: "remove `selector`: `selectorType` chooses the instances",
      };
    const metadata = fieldsAt(template, "metadata");
    const name = metadata["name"] ?? "";
    if (typeof name !== "string" || hasPlaceholder(name)) continue;
    const reason = explain(name, reserved, seen.get(name));
    seen.set(name, seen.get(name) ?? index);
    if (reason === undefined) continue;
    const help = `write a name of its own, e.g. \`name: ${own ?? "app"}-${textAt(service, "selectorType") ?? "rw"}-external\``;
    yield { manifest, path: [...path, "metadata", "name"], message: `${title}: ${reason}`, help };
  }
}

function explain(name: string, reserved: readonly string[], twin: number | undefined): string | undefined {
  if (name === "") return "an additional Service has no name";
  if (reserved.includes(name)) return `the Service name ${name} is the operator's own`;
  return twin === undefined ? undefined : `the Service name ${name} is taken by \`additional[${twin}]\``;
}
