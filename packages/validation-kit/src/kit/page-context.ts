import { type KubernetesObject, nameUnit } from "@tenantry/renderer";
import { type Catalog, listPoolers, valueOf } from "@tenantry/tenant-model";
import { MOST_JOBS } from "./application-jobs.ts";
import { ANY_BACKUP, KIT_FILES, nameRestoreDrill } from "./kit-names.ts";
import { printSetting } from "./print-setting.ts";
import { buildScriptContext, describeBackup } from "./script-context.ts";
import { quoteWord } from "./shell-word.ts";
import { printTopology } from "./topology.ts";

/** How many databases a page names where one stands for all. */
const EXAMPLES = 3;

/** What the pages know of a catalog. What is not there is `false`. */
export function buildPageContext(
  catalog: Catalog,
  { objects, jobs }: { readonly objects: readonly KubernetesObject[]; readonly jobs: readonly KubernetesObject[] },
) {
  const { cluster, verify, output } = catalog;
  const script = buildScriptContext(catalog, objects);
  const volumes = 1 + (cluster.walStorage === undefined ? 0 : 1) + cluster.tablespaces.length;
  const databases = catalog.tenants.flatMap((tenant) => tenant.databases);
  const [firstJob] = jobs;
  return {
    ...script,
    ...printTopology(catalog),
    files: KIT_FILES,
    ctx: verify.context === undefined ? "" : ` --context=${quoteWord(verify.context)}`,
    file: catalog.file,
    workloads: output.workloads,
    runbooks: output.runbooks,
    settings: describeSettings(catalog),
    flux: script.flux && { ...script.flux, last: nameUnit(catalog, "cluster") },
    walStorage: cluster.walStorage !== undefined,
    volumes: volumes * valueOf(cluster.instances),
    password: describePassword(catalog),
    firstPooler: listPoolers(catalog)[0]?.pooler.name ?? false,
    firstDatabase: databases[0]?.name ?? "postgres",
    firstOwner: databases[0]?.owner ?? "postgres",
    archiveTimeout: String(valueOf(cluster.parameters["archive_timeout"] ?? "5min")),
    backup: describeStorage(catalog),
    noBackup: catalog.backup.method === "none" && catalog.backup.reason,
    drill: nameRestoreDrill(catalog),
    anyBackup: ANY_BACKUP,
    extended: databases
      .filter(({ extensions }) => extensions.length > 0)
      .slice(0, EXAMPLES)
      .map(({ name, extensions }) => ({ name, extensions: extensions.map((it) => it.name).join(", ") })),
    foreign: describeForeign(script.logins),
    mostJobs: MOST_JOBS,
    jobs: firstJob !== undefined && { namespace: firstJob.metadata?.namespace, name: firstJob.metadata?.name },
    noJobs:
      cluster.image.style === "catalog"
        ? "the image of PostgreSQL is named by an ImageCatalog that is not the catalog's own, or nobody can connect"
        : "nobody can connect",
    ...verify.baselines,
    evidence: verify.evidence,
  };
}

export type PageContext = ReturnType<typeof buildPageContext>;

function describeSettings({ flux: { substituteFrom } }: Catalog): string | false {
  if (substituteFrom.length === 0) return false;
  return substituteFrom.map(({ kind, name }) => `the ${kind} \`${name}\``).join(" or ");
}

function describePassword({ secrets, tenants }: Catalog) {
  const role = tenants.flatMap(({ roles }) => roles).find(({ password }) => password !== undefined);
  if (role?.password === undefined) return false;
  return {
    store: secrets.style === "store",
    generate: secrets.style === "generate",
    existing: secrets.style === "existing",
    interval: secrets.style === "store" && secrets.refreshInterval,
    role: role.name,
    secret: role.password.secretName,
  };
}

function describeStorage(catalog: Catalog) {
  const { backup } = catalog;
  const described = describeBackup(catalog);
  if (described === false || backup.method === "none") return false;
  if (backup.method === "volumeSnapshot") {
    return { ...described, bucket: false, className: valueOf(backup.className), endpoint: false, retention: false };
  }
  return {
    ...described,
    className: false,
    bucket: printSetting(backup.bucket, catalog),
    endpoint: backup.endpointURL === undefined ? "that of AWS" : printSetting(backup.endpointURL, catalog),
    retention: printSetting(backup.retentionPolicy, catalog),
  };
}

/** A tenant's role with its own database and another one's. */
function describeForeign(logins: ReturnType<typeof buildScriptContext>["logins"]) {
  if (logins === false) return false;
  const foreign = logins.find(({ check }) => check === "tenant-isolation");
  const own = logins.find(({ check, role }) => check === "tenant-access" && role === foreign?.role);
  if (foreign === undefined || own === undefined) return false;
  return { role: foreign.role, database: foreign.database, own: own.database };
}
