import type { Fields, Manifest } from "../manifest.ts";
import { listAt, nameObject, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf, type Subject } from "../subject.ts";

/**
 * cloudnative-pg v1.27.0, pkg/specs/pgbouncer/services.go and deployments.go: both are named like the Pooler. The webhook
 * refuses the Cluster's own name only (internal/webhook/v1/pooler_webhook.go; cloudnative-pg/cloudnative-pg#4964).
 */
export const poolerServiceName: Rule = {
  id: "pooler-service-name",
  severity: "error",
  title: "A Pooler's name is not the name of another Service or Deployment.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const name = plainTextAt(manifest.object, "metadata", "name");
      const owner = name === undefined ? undefined : findOwner(subject, manifest, name);
      if (owner === undefined) continue;
      yield {
        manifest,
        path: ["metadata", "name"],
        message: `${nameObject(manifest.object)}: its Service would be called ${name}, as ${owner} is`,
        help: `choose another name, e.g. \`${textAt(manifest.object, "spec", "cluster", "name") ?? "app"}-pooler-${textAt(manifest.object, "spec", "type") ?? "rw"}\`; clients connect to a Service of exactly that name`,
      };
    }
  },
};

function findOwner(subject: Subject, { object }: Manifest, name: string): string | undefined {
  const namespace = namespaceOf(object);
  for (const kind of ["Service", "Deployment"] as const)
    if (subject.find(kind, namespace, name) !== undefined) return `a ${kind} of these files`;
  const clusters = subject.ofKind("Cluster").filter((cluster) => namespaceOf(cluster.object) === namespace);
  const cluster = clusters.find((candidate) => servicesOf(candidate.object).includes(name));
  if (cluster !== undefined) return `a Service of ${nameObject(cluster.object)}`;
  // The read-write Service is always there, whether the Cluster is among the files or not.
  const named = plainTextAt(object, "spec", "cluster", "name");
  return named !== undefined && name === `${named}-rw` ? `a Service of Cluster ${named}` : undefined;
}

function servicesOf(cluster: Fields): string[] {
  const name = plainTextAt(cluster, "metadata", "name");
  if (name === undefined) return [];
  const disabled = listAt(cluster, "spec", "managed", "services", "disabledDefaultServices");
  const names = ["rw", "ro", "r"].filter((type) => !disabled.includes(type)).map((type) => `${name}-${type}`);
  for (const service of listAt(cluster, "spec", "managed", "services", "additional"))
    names.push(plainTextAt(service, "serviceTemplate", "metadata", "name") ?? "");
  return names;
}
