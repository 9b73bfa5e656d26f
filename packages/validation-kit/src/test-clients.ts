import type { Catalog } from "@tenantry/tenant-model";
import { listClientSecrets } from "./client-secrets.ts";
import type { TestCluster, TestObject } from "./test-cluster.ts";

const encode = (text: string) => Buffer.from(text, "utf8").toString("base64");

export function makeSecret(namespace: string, name: string, values: Readonly<Record<string, string>>): TestObject {
  const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encode(value)]));
  return { apiVersion: "v1", kind: "Secret", metadata: { name, namespace }, data };
}

/** The Secrets of applications, and the Services that these lead to. Passwords are `pw-<user>`. */
export function addClients(cluster: TestCluster, catalog: Catalog): void {
  const hosts = new Set<string>();
  for (const { namespace, name, template } of listClientSecrets(catalog)) {
    const entries = Object.entries(template).map(([key, text]) => [
      key,
      text.replace(/\{\{.*?\}\}/g, `pw-${template["username"]}`),
    ]);
    cluster.objects.push(makeSecret(namespace, name, Object.fromEntries(entries)));
    for (const host of [template["host"], template["direct-host"]]) if (host !== undefined) hosts.add(host);
  }
  for (const host of hosts) {
    const [name = "", namespace = ""] = host.split(".");
    const labels = { "kubernetes.io/service-name": name };
    cluster.objects.push(
      { apiVersion: "v1", kind: "Service", metadata: { name, namespace } },
      {
        ...{
          apiVersion: "discovery.k8s.io/v1",
          kind: "EndpointSlice",
          metadata: { name: `${name}-x`, namespace, labels },
        },
        endpoints: [{ addresses: ["10.0.0.9"], conditions: { ready: true } }],
      },
    );
  }
}
