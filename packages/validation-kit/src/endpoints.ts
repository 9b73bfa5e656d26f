import type { ClusterReader } from "./cluster-reader.ts";
import { readField, readList } from "./read-field.ts";
import { RESOURCES } from "./resource-names.ts";

/** Addresses of a Service that take connections. @throws Unanswered */
export async function countReadyEndpoints(
  cluster: ClusterReader,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<number> {
  const selector = `kubernetes.io/service-name=${name}`;
  const slices = await cluster.list({ resource: RESOURCES.endpointSlice, namespace, selector });
  return (
    slices
      .flatMap((slice) => readList(slice, "endpoints"))
      // Without a word on it an endpoint is to be taken for ready (Kubernetes v1.34, discovery/v1 types.go).
      .filter((endpoint) => readField(endpoint, "conditions", "ready") !== false)
      .reduce<number>((sum, endpoint) => sum + readList(endpoint, "addresses").length, 0)
  );
}
