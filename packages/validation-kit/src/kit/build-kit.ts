import type { Cluster } from "@tenantry/crd-schemas";
import { type KubernetesObject, printDocuments, printFile, printPage, printScript } from "@tenantry/renderer";
import type { Catalog } from "@tenantry/tenant-model";
import { buildTestApplications, MOST_JOBS } from "./application-jobs.ts";
import { buildCacheJobs } from "./cache-jobs.ts";
import { KIT_FILES } from "./kit-names.ts";
import { buildPageContext } from "./page-context.ts";
import { renderKitTemplate } from "./render-kit-template.ts";
import { buildRestoreDrill } from "./restore-drill.ts";

export interface Kit {
  /** Text by path, relative to the root. */
  readonly files: ReadonlyMap<string, string>;
  /** What people apply by hand: nothing substitutes it. */
  readonly objects: readonly KubernetesObject[];
}

/**
 * What people need who have only kubectl: runbooks, validate.sh, and objects for a restore drill and for tests. None of it is
 * applied by Flux. Empty where the catalog does not want it.
 * @param objects all that the catalog renders, post-build
 */
export function buildKit(catalog: Catalog, objects: readonly KubernetesObject[]): Kit {
  const files = new Map<string, string>();
  if (catalog.verify.kit === "off") return { files, objects: [] };
  const header = { catalog: catalog.file };
  const place = (name: string) => `${catalog.output.runbooks}/${name}`;
  const cluster = objects.find(isCluster);
  const drill = cluster && buildRestoreDrill(catalog, cluster);
  const applications = buildTestApplications(catalog);
  const jobs = [...applications, ...buildCacheJobs(catalog, MOST_JOBS)];
  const context = buildPageContext(catalog, { objects, jobs: jobs as readonly KubernetesObject[] });
  for (const [file, name] of [
    [KIT_FILES.validation, "validation.md"],
    [KIT_FILES.operations, "postgresql-operations.md"],
    [KIT_FILES.restoration, "database-backup-restore.md"],
  ] as const) {
    files.set(place(file), printPage({ header, body: renderKitTemplate(name, context) }));
  }
  files.set(place(KIT_FILES.script), printScript({ header, body: renderKitTemplate("validate.sh", context) }));
  const own = [
    { file: KIT_FILES.drill, comment: HOW_TO_DRILL, documents: drill === undefined ? [] : [drill] },
    { file: KIT_FILES.applications, comment: explainJobs(applications.length), documents: jobs },
  ];
  for (const { file, comment, documents } of own) {
    if (documents.length === 0) continue;
    const body = printDocuments(documents, { substitution: "none" });
    files.set(place(file), printFile({ header, body, comment }));
  }
  return { files, objects: own.flatMap(({ documents }) => documents as readonly KubernetesObject[]) };
}

const HOW_TO_DRILL = `Flux does not apply this: ${KIT_FILES.restoration} says what it is for, and how to take it away again.`;

function explainJobs(count: number): string {
  const which = count < MOST_JOBS ? "" : ` The first ${count} applications are here; for another one, copy a Job.`;
  return `Flux does not apply this: ${KIT_FILES.validation} says what it is for.${which}`;
}

function isCluster(object: KubernetesObject): object is KubernetesObject & Cluster {
  return object.kind === "Cluster" && object.apiVersion.startsWith("postgresql.cnpg.io/");
}
