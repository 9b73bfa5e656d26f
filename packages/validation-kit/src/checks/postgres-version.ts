import { readPostgresMajor, valueOf } from "@tenantry/tenant-model";
import { askRows, listInstances, nameInstance, nameOf } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { readField, readList, readText, showValue } from "../read-field.ts";
import { SERVER_STATE } from "../sql/server.ts";

export const postgresVersion: Check = {
  id: "postgres-version",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "Every instance runs the catalog's PostgreSQL",
  async run(context) {
    const { catalog } = context;
    const { name, namespace, image } = catalog.cluster;
    const reference = image.style === "name" ? valueOf(image.name) : undefined;
    const wanted =
      /^[^@]*:(\d+(?:\.\d+)?)(?![^@]*\/)/.exec(reference ?? "")?.[1] ?? String(readPostgresMajor(image) ?? "");
    const expectation = `PostgreSQL ${wanted}${reference === undefined ? "" : ` of image ${reference}`}`;
    const faults: CheckFault[] = [];
    const found: string[] = [];
    const report = (pod: string, message: string) =>
      faults.push({
        message: `pod ${namespace}/${pod} ${message}`,
        help: `a rollout may be under way or stuck: kubectl -n ${namespace} get cluster ${name} -o jsonpath='{.status.phase}'; kubectl -n ${namespace} describe pod ${pod}`,
      });
    for (const pod of await listInstances(context)) {
      const podName = nameOf(pod);
      const containers = readList(pod, "spec", "containers");
      const container = containers.find((it) => readField(it, "name") === "postgres");
      const running = readText(container, "image");
      if (reference !== undefined && running !== reference) {
        report(podName, `runs the image ${showValue(running)}, expected ${reference}`);
      }
      const [state] = await askRows(context.cluster, nameInstance(catalog, podName), { statement: SERVER_STATE });
      const version = readText(state, "version") ?? "";
      found.push(`${podName} ${showValue(version)}`);
      if (wanted !== "" && version !== wanted && !version.startsWith(`${wanted}.`)) {
        report(podName, `has PostgreSQL ${showValue(version)}, expected ${wanted}`);
      }
    }
    if (found.length === 0) report(`${name}-1`, "and its like are missing: there is no instance at all");
    return { expectation, found: found.join(", ") || "no instance", faults };
  },
};
