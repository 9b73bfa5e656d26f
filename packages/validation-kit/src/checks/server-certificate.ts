import { SUPERUSER } from "@tenantry/renderer";
import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { findPrimary } from "../ask-postgres.ts";
import type { Check } from "../check.ts";
import { tryLogins } from "../login-attempts.ts";

export const serverCertificate: Check = {
  id: "server-certificate",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "The server's certificate holds for every name of its Services",
  async run(context) {
    const { name, namespace } = context.catalog.cluster;
    const hosts = listHosts(context.catalog);
    const attempts = hosts.map(
      (host) => ({ host, role: SUPERUSER, database: SUPERUSER, sslmode: "verify-full" }) as const,
    );
    // Whatever comes after TLS: the certificate has been accepted by then.
    const outcomes = await tryLogins(context.cluster, await findPrimary(context), attempts);
    const failed = outcomes.filter(({ verdict }) => verdict === "other");
    return {
      expectation: `sslmode=verify-full accepts the certificate for ${hosts.join(", ")}`,
      found: `${hosts.length - failed.length} of ${hosts.length} names hold`,
      faults: failed.map(({ host, said }) => ({
        message: `with sslmode=verify-full ${host} cannot be reached: ${said}`,
        help: `see the names and ends of the certificate: kubectl -n ${namespace} get cluster ${name} -o jsonpath='{.status.certificates}'; kubectl -n ${namespace} get service,endpointslices -l cnpg.io/cluster=${name}`,
      })),
    };
  },
};

/** As clients write them. A Service without an instance behind it has nobody to show a certificate. */
function listHosts({ cluster }: Catalog): readonly string[] {
  const { name, namespace, services } = cluster;
  const disabled = new Set<string>(services?.disabled ?? []);
  const kinds = ["rw", "r", ...(valueOf(cluster.instances) > 1 ? ["ro"] : [])].filter((kind) => !disabled.has(kind));
  const full = kinds.map((kind) => `${name}-${kind}.${namespace}.svc`);
  return [`${name}-rw`, `${name}-rw.${namespace}`, ...full];
}
