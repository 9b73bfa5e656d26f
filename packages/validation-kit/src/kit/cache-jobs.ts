import type { Job } from "@tenantry/crd-schemas";
import { labelObject } from "@tenantry/renderer";
import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { chooseJobName, fillJob } from "./job-spec.ts";
import { renderKitTemplate } from "./render-kit-template.ts";

/** User of Dragonfly's image (dragonfly v1.39.0, tools/packaging/Dockerfile.ubuntu-prod), which has redis-cli. */
const DFLY = 999;

/** A Job for each client of the catalog's Dragonfly, as its user, with its Secret, in its namespace. */
export function buildCacheJobs(catalog: Catalog, most: number): readonly Job[] {
  const { dragonfly, tenants, secrets } = catalog;
  if (dragonfly === undefined || secrets.style !== "store") return [];
  const script = renderKitTemplate("test-cache.sh", {});
  const image = valueOf(dragonfly.image);
  const uses = tenants.flatMap((tenant) => {
    const { active = false, clients = [] } = tenant.dragonfly ?? {};
    return active ? clients.map((client) => ({ tenant, client })) : [];
  });
  const taken = new Set<string>();
  return uses.slice(0, most).map(({ tenant, client: { namespace, secretName } }) => {
    const read = (name: string, key: string) => ({ name, valueFrom: { secretKeyRef: { name: secretName, key } } });
    return fillJob({
      name: chooseJobName(`tenantry-cache-${tenant.name}`, taken),
      namespace,
      labels: labelObject(catalog, tenant),
      image,
      user: DFLY,
      script,
      env: [
        read("HOST", "host"),
        read("PORT", "port"),
        read("CACHE_USER", "username"),
        read("REDISCLI_AUTH", "password"),
        read("PREFIX", "prefix"),
        read("TLS", "tls"),
      ],
    });
  });
}
