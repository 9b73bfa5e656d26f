import type { AnyObject } from "../../manifests/real-tools.ts";
import type { Made, Named } from "./made.ts";
import { makeDeployment, makeService } from "./workloads.ts";

interface PoolerObject extends Named {
  readonly spec: {
    readonly cluster: { readonly name: string };
    readonly instances?: number;
    readonly template?: { readonly metadata?: { readonly labels?: Readonly<Record<string, string>> } };
  };
}

/** What CloudNativePG makes of a Pooler: a Deployment and a Service of its name (v1.30.0, pgbouncer/deployments.go). */
export function makePoolerCompanions(object: AnyObject): Made[] {
  const { metadata, spec } = object as unknown as PoolerObject;
  const { name, namespace } = metadata;
  const labels = {
    ...spec.template?.metadata?.labels,
    "cnpg.io/cluster": spec.cluster.name,
    "cnpg.io/podRole": "pooler",
    "cnpg.io/poolerName": name,
  };
  const workload = makeDeployment({
    name,
    namespace,
    labels,
    containers: ["pgbouncer"],
    replicas: spec.instances ?? 1,
  });
  const ready = workload
    .filter((it) => it.object["kind"] === "Pod")
    .map((it) => (it.object as unknown as Named).metadata.name);
  return [...workload, ...makeService({ name, namespace, labels, port: 5432, ready })];
}
