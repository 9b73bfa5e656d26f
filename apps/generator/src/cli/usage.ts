import type { CommandName, UsageMistake } from "./command-line.ts";
import { nearestWord } from "./nearest-word.ts";
import { VERIFY_PAGE } from "./verify-page.ts";

const OPTIONS = `Options:
  --root DIR                  folder that every path is relative to (default: the current one)
  --format text|json|github|sarif
                              how problems are printed (default: text)
  --today YYYY-MM-DD          day that expiry dates and ends of support are held against (default: this one, in UTC)
  --help, --version
`;

const ONE_CATALOG = `CATALOG is a tenants.yaml, a folder that holds one, or the name of a folder below kubernetes/catalogs.
`;

const CATALOGS = `${ONE_CATALOG}Without one: tenants.yaml at the root and every kubernetes/catalogs/*/tenants.yaml.
`;

const AGAINST = `  --against REF   hold changes against this commit instead of Git's HEAD: volumes that shrink, fields that may not
                  change, what vanishes; in CI \`--against "$(git merge-base origin/main HEAD)"\`
`;

const OVERVIEW = `Renders a tenants.yaml catalog to the Kubernetes YAML of a shared CloudNativePG cluster, and checks it.

Usage: tenantry COMMAND [options]

  render [CATALOG…]      write the YAML that the catalogs describe
  check [CATALOG…]       prove that the committed YAML is what the catalogs say
  build CATALOG          print the objects that Flux would apply
  validate [CATALOG…]    run every check and write nothing
  init                   write a first catalog, a workflow for CI and .gitattributes
  tenant add NAME        add an application to a catalog
  tenant retire NAME     lock an application out; its data stays
  tenant remove NAME     take a retired one out of the catalog
  settings add CATALOG   write missing settings into the settings file
  lint PATH…             judge any Kubernetes YAML by the same rules
  budget [CATALOG…]      show who may open how many database sessions
  verify CATALOG         prove that a running cluster is what the catalog says
  alerts [CATALOG…]      list what is watched: severity, expression, runbook
  explain [RULE|FIELD]   say what a rule finds and why, or what a field takes
  krm                    run as a KRM function of kustomize

\`tenantry COMMAND --help\` says more. Exit codes: 0 fine, 1 problems or drift, 2 usage error or bug,
or \`verify\` could not look.
`;

const PAGES: Readonly<Record<CommandName, string>> = {
  render: `Usage: tenantry render [CATALOG…] [--overwrite] [options]

Writes the YAML that the catalogs describe. Only what changed is written, each file at once; files that are no longer
wanted are deleted if Tenantry rendered them. While anything is wrong with any catalog, nothing is written at all.

${CATALOGS}
  --overwrite     replace rendered files that were edited by hand, and take over those of a catalog that was moved
${AGAINST}`,
  check: `Usage: tenantry check [CATALOG…] [options]

Proves that the committed YAML is what the catalogs say. Writes nothing. For each file that differs it prints the
reason (edited by hand, stale, setting changed, missing, orphaned) and a diff, and exits with 1.

${CATALOGS}
${AGAINST}`,
  build: `Usage: tenantry build CATALOG [--flux-kustomization] [--output FILE] [options]

Prints the objects as Flux would apply them, after postBuild substitution, as one YAML stream. With --format json:
\`{"problems": […], "objects": […]}\`.

${ONE_CATALOG}
  --output FILE          write them to this file, relative to the root; while anything is wrong it stays as it is
  --flux-kustomization   print the Flux Kustomizations with every setting inline instead: the flux CLI reads no settings
                         from the cluster with \`flux build kustomization NAME --dry-run --strict-substitute
                         --kustomization-file FILE --path FOLDER\`
`,
  validate: `Usage: tenantry validate [CATALOG…] [options]

Runs every check that \`tenantry render\` runs, and writes nothing. It does not ask whether files are up to date.

${CATALOGS}
${AGAINST}`,
  "settings add": `Usage: tenantry settings add CATALOG [options]

Writes the settings that the catalog needs and no settings file defines, with their defaults from spec.settings, into
the first file of spec.flux.substituteFrom. Comments and order stay as they are. While one of them has no default,
nothing is written.

${ONE_CATALOG}`,
  init: `Usage: tenantry init [options]

Writes kubernetes/catalogs/NAME/tenants.yaml, a workflow of GitHub Actions that checks pull requests, annotates their
lines and comments what changes for the cluster, and lines of .gitattributes. No file that exists is replaced. On a
terminal it asks for what is missing.

  --bucket BUCKET   bucket for backups, without s3://
  --store STORE     ClusterSecretStore of External Secrets that holds the passwords
  --tenant NAME     first application
  --name NAME       name of the catalog (default: shared)
  --size SIZE       size of each database volume (default: 20Gi)
  --dry-run         show what would be written, as a diff
`,
  "tenant add": `Usage: tenantry tenant add NAME [CATALOG] [options]

Adds a tenant to the catalog, or a file of its own where the others have one. Comments, order and line breaks stay as
they are. The catalog that this makes is checked first: one that has errors is not written. To add a tenant twice
changes nothing. What is left out gets the catalog's defaults: a database and a role called after it, a pooler of type
rw.

${ONE_CATALOG}Without one: the only catalog there is.

  --database NAME      a database; may be repeated
  --namespace NAME     where it runs: a Secret with all it needs to connect is rendered there; may be repeated
  --pooler rw|ro|r     a pooler, to the primary, the standbys or any; may be repeated
  --mode transaction|session
                       when these poolers give a server connection back
  --secret-key KEY     item of the secret store that holds its password
  --shard N            group that one Flux Kustomization applies (default: the newest with room)
  --dry-run            show what would be written, as a diff
`,
  "tenant retire": `Usage: tenantry tenant retire NAME [CATALOG] [--dry-run] [options]

Sets \`state: retired\`: once that is applied, nobody can log in any more and the poolers are gone. Databases and
roles stay. Without the line the tenant is back.

${ONE_CATALOG}Without one: the only catalog there is.

  --dry-run   show what would be written, as a diff
`,
  "tenant remove": `Usage: tenantry tenant remove NAME [CATALOG] [--dry-run] [options]

Takes a tenant out of the catalog, if it is retired there and in what Git has. It says what becomes of the data: a
database stays in PostgreSQL until somebody drops it.

${ONE_CATALOG}Without one: the only catalog there is.

  --dry-run   show what would be written, as a diff
`,
  lint: `Usage: tenantry lint PATH… [--settings FILE…] [--cnpg VERSION] [options]

Judges Kubernetes YAML that Tenantry did not render: by the schemas of CloudNativePG, Flux and what stands beside them,
and by every rule. PATH is a file, a folder with everything below it, or - for standard input. Writes nothing.

What Flux substitutes is judged with its values, taken from --settings and from the Flux Kustomizations and ConfigMaps
among the files. kustomization files, patches and Lists are known; what is no Kubernetes object is named and left out.

  --settings FILE   ConfigMap, Secret or \`NAME: value\` lines that Flux substitutes; may be repeated, later ones win
  --cnpg VERSION    CloudNativePG that is installed, x.y or x.y.z (default: the newest one known)
  --flux VERSION    Flux that is installed: before 2.9 it writes an empty text where a setting has no value
`,
  budget: `Usage: tenantry budget [CATALOG…] [--propose] [options]

Shows how many sessions each tenant may open on the primary and on a standby at worst, and how much room is left. Exits
with 1 where they do not fit. With --format json: \`{"problems": […], "budgets": […]}\`.

${CATALOGS}
  --propose   print sizes that fit as lines for tenants.yaml, in proportion to the present ones
`,
  alerts: `Usage: tenantry alerts [CATALOG…] [options]

Lists the alerts of the rule file: severity, how long the expression must hold, the threshold with its unit, the
expression and the runbook; then those that are switched off, and those that have nothing to watch in this catalog. All
are set in spec.monitoring.alerts. With --format json: \`{"problems": […], "catalogs": [{"catalog", "alerts": […], …}]}\`.

${CATALOGS}`,
  verify: VERIFY_PAGE,
  explain: `Usage: tenantry explain [RULE|FIELD] [options]

Prints the page of a rule (what it finds, why, how to fix it, an example) or what a field of the catalog takes, e.g.
spec.cluster.storage.size or poolers.mode. Without one: all rules, a line each.
`,
  krm: `Usage: tenantry krm [options]

Runs as a KRM function: reads a ResourceList from standard input and writes one to standard output, nothing else.
Problems go to its results and to standard error. What it does, its functionConfig says:

  TenantCatalog   add the objects that the catalog renders (in kustomize: generators)
  TenantryRun     run a local .mjs module over the items (generators, transformers, validators)
  TenantryLint    judge the items as \`tenantry lint\` judges files (validators)

\`kustomize build --enable-alpha-plugins --enable-exec DIR\` starts it where such a file has this annotation:

  config.kubernetes.io/function: |
    exec: {path: tenantry, args: [krm]}

Without --root, paths are relative to the nearest folder above with .git, else with kubernetes/, else the current one.
`,
};

/** @param topic a command; undefined for the overview */
export function printUsage(topic: CommandName | undefined): string {
  return `${topic === undefined ? OVERVIEW : PAGES[topic]}\n${OPTIONS}`;
}

/** What to do about a command line that was not understood. */
export function suggestUsage({ word, known }: UsageMistake): string {
  if (word === undefined || known === undefined) return "`tenantry --help` lists commands and options";
  const nearest = nearestWord(word, known);
  return nearest === undefined ? `expected one of ${known.join(", ")}` : `did you mean ${nearest}?`;
}
