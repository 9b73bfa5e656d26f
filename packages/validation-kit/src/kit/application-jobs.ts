import type { Job } from "@tenantry/crd-schemas";
import { labelObject } from "@tenantry/renderer";
import { type Catalog, type Cluster, valueOf } from "@tenantry/tenant-model";
import { type ApplicationLogin, listApplicationLogins } from "./application-logins.ts";
import { chooseJobName, fillJob, type Variable } from "./job-spec.ts";
import { renderKitTemplate } from "./render-kit-template.ts";

/** Whoever applies the file starts them all at once. The first ones: a new tenant changes none of them. */
export const MOST_JOBS = 20;
/** User of CloudNativePG's images (postgres-containers, Dockerfile). */
const POSTGRES = 26;

/**
 * A Job for each of the catalog's first applications that does what applications do, as its role, with its Secret, in its namespace.
 * Fits the restricted Pod Security Standard. None where the catalog does not say which image the cluster runs.
 */
export function buildTestApplications(catalog: Catalog): readonly Job[] {
  const image = findImage(catalog.cluster);
  if (image === undefined) return [];
  const taken = new Set<string>();
  const scripts = {
    writes: renderKitTemplate("test-postgresql-writes.sh", {}),
    reads: renderKitTemplate("test-postgresql-reads.sh", {}),
  };
  const logins = listApplicationLogins(catalog).slice(0, MOST_JOBS);
  return logins.map((login) => {
    return fillJob({
      name: chooseJobName(`tenantry-test-${login.tenant.name}`, taken),
      namespace: login.namespace,
      labels: labelObject(catalog, login.tenant),
      image,
      user: POSTGRES,
      script: scripts[login.access],
      env: listVariables(login),
    });
  });
}

/** The image that the instances run, as it has psql; undefined where an ImageCatalog of others decides. */
export function findImage({ image }: Cluster): string | undefined {
  return image.style === "name" ? valueOf(image.name) : image.images.get(image.major);
}

/** What libpq reads of its environment (PostgreSQL 17, libpq-envars). */
function listVariables({ secretName, place }: ApplicationLogin): Variable[] {
  const read = (name: string, key: string): Variable => ({
    name,
    valueFrom: { secretKeyRef: { name: secretName, key } },
  });
  const where =
    place === "in the Secret"
      ? [read("PGHOST", "host"), read("PGPORT", "port"), read("PGDATABASE", "dbname")]
      : [
          { name: "PGHOST", value: place.host },
          { name: "PGPORT", value: "5432" },
          { name: "PGDATABASE", value: place.database },
        ];
  return [
    ...where,
    read("PGUSER", "username"),
    read("PGPASSWORD", "password"),
    // The application may verify more; it has the certificate authority for that, and this pod has not.
    { name: "PGSSLMODE", value: "require" },
    { name: "RUN", valueFrom: { fieldRef: { fieldPath: "metadata.uid" } } },
  ];
}
