import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listPoolers, valueOf } from "@tenantry/tenant-model";
import type { OpenedKit } from "./test-kit.ts";

/** What a fake kubectl answers, by the resource that it is asked for; `sql` and `logins` are commands in the primary. */
export type Answers = Record<string, string>;

export interface ScriptRun {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  /** What kubectl was called with. */
  readonly calls: readonly string[];
}

/** Answers by the files of its folder: `<resource>`, or `<resource>.error` for what goes wrong; without either it hangs. */
const FAKE = `#!/bin/sh
echo "$*" >>"$FAKE/calls"
case $1 in --context=*) shift ;; esac
what=$(echo "$2" | cut -d / -f 1)
case "$*" in
  exec*--stdin*) what=logins ;;
  exec*) what=sql ;;
  *--all-namespaces*app.kubernetes.io/name=cloudnative-pg*) what=operators ;;
  *managedRolesStatus*) what=roles ;;
esac
if [ -e "$FAKE/$what.error" ]; then cat "$FAKE/$what.error" >&2; exit 1; fi
if [ -e "$FAKE/$what.hangs" ]; then exec sleep 60; fi
if [ "$what" = logins ] && [ ! -e "$FAKE/logins" ]; then
  exec awk -F '\\t' '{ print $0 "\\t" ($1 == "tenant-isolation" ? "FATAL:  pg_hba.conf rejects connection for host" : "fe_sendauth: no password supplied") }'
fi
cat "$FAKE/$what"
`;

/** What a healthy cluster of the catalog answers. */
export function answerHealthy({ catalog, objects }: OpenedKit): Answers {
  const { cluster, tenants, backup } = catalog;
  const instances = valueOf(cluster.instances);
  const ofKind = (kind: string, group: string) =>
    objects.filter((object) => object.kind === kind && object.apiVersion.startsWith(group));
  const lines = (rows: readonly string[]) => rows.map((row) => `${row}\n`).join("");
  const databases = tenants.flatMap((tenant) => tenant.databases);
  const roles = tenants.flatMap((tenant) => tenant.roles);
  const poolers = listPoolers(catalog).map(({ pooler }) => ({ ...pooler, pods: valueOf(pooler.instances) }));
  const kinds = ["clusters", "databases", "databaseroles", "poolers", "scheduledbackups", "imagecatalogs", "backups"];
  const status = [
    `tenantry ${catalog.name}`,
    "Cluster in healthy state",
    `${instances} ${instances}`,
    "True",
    `${cluster.name}-1`,
    `${cluster.name}-1`,
    "",
    "",
    "True",
    "True",
    "2026-11-01T00:00:00Z",
  ];
  return {
    "clusters.postgresql.cnpg.io": lines(status),
    operators: "operators/cnpg\t1\t1\n",
    "customresourcedefinitions.apiextensions.k8s.io": lines([
      ...kinds.map((kind) => `${kind}.postgresql.cnpg.io\tTrue`),
      "objectstores.barmancloud.cnpg.io\tTrue",
      "externalsecrets.external-secrets.io\tTrue",
      "dragonflies.dragonflydb.io\tTrue",
    ]),
    "kustomizations.kustomize.toolkit.fluxcd.io": lines(
      ofKind("Kustomization", "kustomize.toolkit.fluxcd.io/").map(({ metadata }) => `${metadata?.name}\tfalse\tTrue`),
    ),
    "externalsecrets.external-secrets.io": lines(
      ofKind("ExternalSecret", "").map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}\tTrue`),
    ),
    sql: lines([
      "server\tf\ton",
      ...Array.from({ length: instances - 1 }, (_, index) => {
        return `standby\t${cluster.name}-${index + 2}\tstreaming\tquorum\t0`;
      }),
      ...databases.map(({ name, owner }) => `database\t${name}\t${owner}`),
      "database\tpostgres\tpostgres",
      ...roles.map(({ name }) => `role\t${name}\tt`),
      "wal\t20\t-1",
    ]),
    "databases.postgresql.cnpg.io": lines(databases.map(({ objectName }) => `${objectName}\ttrue`)),
    roles: lines(roles.map(({ name }) => `${name}\ttrue`)),
    "databaseroles.postgresql.cnpg.io": lines(roles.map(({ name }) => `${name}\ttrue`)),
    "poolers.postgresql.cnpg.io": lines(
      poolers.map(({ name, type, mode, pods }) => `${name}\t${type}\t${mode}\t${pods}\t`),
    ),
    "deployments.apps": lines(poolers.map(({ name, pods }) => `${name}\t${pods}\t${pods}`)),
    "scheduledbackups.postgresql.cnpg.io":
      backup.method === "none" ? "" : `${valueOf(backup.schedule)}\t${backup.method}\tfalse`,
    "backups.postgresql.cnpg.io": "old\tfailed\t2026-11-01T02:00:00Z\nnew\tcompleted\t2026-11-02T02:00:00Z\n",
    "dragonflies.dragonflydb.io": "Ready",
    pods: lines(
      Array.from({ length: catalog.dragonfly?.replicas ?? 0 }, (_, index) => {
        return `dragonfly-${index}\t${index === 0 ? "master" : "replica"}\tTrue`;
      }),
    ),
    "objectstores.barmancloud.cnpg.io": "2026-11-01T00:00:00Z",
  };
}

function which(tool: string): string {
  const folder = (process.env["PATH"] ?? "").split(":").find((it) => existsSync(join(it, tool)));
  if (folder === undefined) throw new Error(`there is no ${tool} on the PATH: install it`);
  return join(folder, tool);
}

/** What validate.sh calls beside kubectl and what a shell has inside. */
const APPLETS = ["awk", "cat", "cp", "cut", "grep", "head", "mktemp", "mv", "rm", "sed", "tail", "timeout", "tr", "wc"];

export interface ScriptOptions {
  readonly limit?: string;
  /** The only tools that there are; kubectl is none of them. */
  readonly tools?: readonly string[];
  /** busybox brings its own tools. */
  readonly shell?: "sh" | "dash" | "busybox";
}

/** Runs validate.sh with a kubectl that gives these answers. */
export function runScript(
  script: string,
  answers: Answers,
  { limit = "20", tools, shell = "sh" }: ScriptOptions = {},
): ScriptRun {
  const root = mkdtempSync(join(tmpdir(), "tenantry-kit-"));
  try {
    mkdirSync(join(root, "bin"));
    mkdirSync(join(root, "tools"));
    writeFileSync(join(root, "bin/kubectl"), FAKE);
    chmodSync(join(root, "bin/kubectl"), 0o755);
    writeFileSync(join(root, "validate.sh"), script);
    writeFileSync(join(root, "calls"), "");
    for (const [name, text] of Object.entries(answers)) writeFileSync(join(root, name), text);
    for (const tool of tools ?? []) symlinkSync(which(tool), join(root, "tools", tool));
    const isBusybox = shell === "busybox";
    if (isBusybox) for (const applet of APPLETS) symlinkSync(which(shell), join(root, "tools", applet));
    const args = [...(isBusybox ? ["sh"] : []), join(root, "validate.sh")];
    const { status, stdout, stderr } = spawnSync(which(shell), args, {
      encoding: "utf8",
      timeout: 60_000,
      env: {
        PATH:
          tools === undefined
            ? `${join(root, "bin")}:${join(root, "tools")}:${process.env["PATH"]}`
            : join(root, "tools"),
        FAKE: root,
        LIMIT: limit,
        TMPDIR: root,
      },
    });
    const calls = readFileSync(join(root, "calls"), "utf8")
      .split("\n")
      .filter((line) => /^(?:--context|get|exec)/.test(line));
    return { code: status, output: stdout, errors: stderr, calls };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
