import { describe, expect, it } from "vitest";
import { type Answers, answerHealthy, runScript } from "./test-fake-kubectl.ts";
import { addTenants, committedCatalogs, openKit } from "./test-kit.ts";

const [infra, apps, newcomer] = await Promise.all(
  [...committedCatalogs, "docs/examples/newcomer/tenants.yaml"].map((path) => openKit(path)),
);
if (infra === undefined || apps === undefined || newcomer === undefined) throw new Error("a catalog is missing");
const healthy = answerHealthy(apps);
const script = apps.read("validate.sh");
const CLUSTER = "clusters.postgresql.cnpg.io";

function verdicts(output: string): Map<string, string> {
  return new Map(
    [...output.matchAll(/^(ok|FAIL|skip|unknown) +([\w-]+): /gm)].map(([, verdict = "", id = ""]) => [id, verdict]),
  );
}

function change(name: string, from: string | RegExp, to: string): Answers {
  const text = healthy[name] ?? "";
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${name} has no ${from}`);
  return { ...healthy, [name]: changed };
}

describe("validate.sh at a healthy cluster", () => {
  it.each(committedCatalogs)("of %s finds no fault, and makes every check once", async (path) => {
    const opened = await openKit(path);
    const { code, output, errors } = runScript(opened.read("validate.sh"), answerHealthy(opened));
    expect(output).not.toMatch(/^(FAIL|unknown)/m);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    const ids = [...output.matchAll(/^\w+ +([\w-]+):/gm)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
    expect(verdicts(output).size).toBe(28);
  });

  it("asks in the catalog's context, and in another one when told", () => {
    expect(runScript(script, healthy).calls.every((call) => call.startsWith("--context=apps "))).toBe(true);
    const other = runScript(`CONTEXT=other\n${script}`, healthy).calls;
    expect(other.every((call) => call.startsWith("--context=other "))).toBe(true);
  });

  it("asks in the context that kubectl has now where the catalog names none", () => {
    const calls = runScript(infra.read("validate.sh"), answerHealthy(infra)).calls;
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.filter((call) => call.startsWith("--context"))).toEqual([]);
  });

  it("takes no offence at a pooler that the catalog itself pauses", async () => {
    const paused = await openKit("kubernetes/catalogs/apps/tenants.yaml", (spec) => {
      spec.tenants[0].poolers[0].spec = { pgbouncer: { paused: true } };
    });
    const answers = answerHealthy(paused);
    const poolers = answers["poolers.postgresql.cnpg.io"]?.replace("\t\n", "\ttrue\n") ?? "";
    const { code, output } = runScript(paused.read("validate.sh"), {
      ...answers,
      "poolers.postgresql.cnpg.io": poolers,
    });
    expect(output).toMatch(/^ok +pooler-settings/m);
    expect(code).toBe(0);
  });

  it("only reads", () => {
    const verbs = runScript(script, healthy).calls.map((call) => call.split(" ")[1]);
    expect(new Set(verbs)).toEqual(new Set(["get", "exec"]));
  });

  it("asks no more often with 250 tenants than with four", async () => {
    const few = runScript(script, healthy).calls.length;
    const many = await openKit("kubernetes/catalogs/apps/tenants.yaml", (spec) => addTenants(spec, 250));
    const run = runScript(many.read("validate.sh"), answerHealthy(many));
    expect(run.output).not.toMatch(/^(FAIL|unknown)/m);
    expect({ code: run.code, calls: run.calls.length }).toEqual({ code: 0, calls: few });
    expect(few).toBeLessThan(20);
  });
});

describe("validate.sh at a broken cluster", () => {
  it.each<[string, string, Answers]>([
    ["a Cluster of another catalog", "cluster-identity", change(CLUSTER, "tenantry apps", "tenantry other")],
    ["an instance that is not ready", "cluster-ready", change(CLUSTER, "3 3", "3 2")],
    ["a phase that is not healthy", "cluster-ready", change(CLUSTER, "Cluster in healthy state", "Failing over")],
    ["a failover under way", "primary-elected", change(CLUSTER, /shared-postgres-1\n(?=\n)/, "shared-postgres-2\n")],
    ["a primary in recovery", "primary-elected", change("sql", "server\tf", "server\tt")],
    ["a fenced instance", "instances-unfenced", change(CLUSTER, "shared-postgres-1\n\n", 'shared-postgres-1\n["*"]\n')],
    ["no operator", "operator-available", { ...healthy, operators: "" }],
    ["an operator without pods", "operator-available", { ...healthy, operators: "operators/cnpg\t1\t\n" }],
    ["a missing kind", "crds-established", change("customresourcedefinitions.apiextensions.k8s.io", /poolers.*\n/, "")],
    [
      "a suspended Kustomization",
      "flux-kustomizations-ready",
      change("kustomizations.kustomize.toolkit.fluxcd.io", "false", "true"),
    ],
    ["a Secret that does not come", "secrets-synced", change("externalsecrets.external-secrets.io", "True", "False")],
    ["a standby that does not stream", "replicas-streaming", change("sql", "streaming", "catchup")],
    ["standbys that confirm nothing", "sync-state", change("sql", /quorum/g, "async")],
    ["a standby that lags", "replication-lag", change("sql", "quorum\t0", "quorum\t99999999")],
    ["a session in plain text", "sessions-encrypted", change("sql", "wal\t", "plain\tharbor\tregistry\nwal\t")],
    ["a database of another owner", "databases-exist", change("sql", "registry\tharbor", "registry\tpostgres")],
    ["a role that is missing", "roles-exist", change("sql", "role\tkeycloak\tt\n", "")],
    ["an archive that fails", "wal-archiving", change("sql", "wal\t20\t-1", "wal\t900\t5")],
    ["an archive that never worked", "wal-archiving", change("sql", "wal\t20\t-1", "wal\t-1\t-1")],
    ["a Database that is not applied", "databases-applied", change("databases.postgresql.cnpg.io", "true", "false")],
    ["a role that is not reconciled", "roles-applied", change("roles", "keycloak\ttrue\n", "")],
    ["a paused pooler", "pooler-settings", change("poolers.postgresql.cnpg.io", "\t\n", "\ttrue\n")],
    ["a pooler of another mode", "pooler-settings", change("poolers.postgresql.cnpg.io", "session", "transaction")],
    ["a pooler without a pod", "poolers-available", change("deployments.apps", /\t2\t2/, "\t1\t2")],
    [
      "a schedule that was changed",
      "backup-scheduled",
      change("scheduledbackups.postgresql.cnpg.io", "plugin", "volumeSnapshot"),
    ],
    ["a suspended schedule", "backup-scheduled", change("scheduledbackups.postgresql.cnpg.io", "false", "true")],
    ["a failed backup", "backup-completed", change("backups.postgresql.cnpg.io", "completed", "failed")],
    ["no backup yet", "backup-completed", { ...healthy, "backups.postgresql.cnpg.io": "" }],
    ["an archive that the Cluster complains of", "backup-conditions", change(CLUSTER, "True\nTrue", "False\nTrue")],
    ["a Dragonfly that is not ready", "dragonfly-ready", { ...healthy, "dragonflies.dragonflydb.io": "Configuring" }],
    ["no master", "dragonfly-roles", change("pods", "master", "")],
    ["nothing to restore", "recovery-window", { ...healthy, "objectstores.barmancloud.cnpg.io": "" }],
    [
      "a tenant that gets into another one's database",
      "tenant-isolation",
      { ...healthy, logins: listLogins("tenant-isolation", "fe_sendauth: no password supplied") },
    ],
    ["a tenant without a password", "tenant-access", { ...healthy, logins: listLogins("tenant-access", "1") }],
    [
      "a pooler that does not answer",
      "pooler-access",
      { ...healthy, logins: listLogins("pooler-access", "timeout expired") },
    ],
  ])("with %s fails in %s alone", (_, id, answers) => {
    const { code, output } = runScript(script, answers);
    const failed = [...verdicts(output)].filter(([, verdict]) => verdict !== "ok");
    expect(failed, output).toEqual([[id, "FAIL"]]);
    expect(code).toBe(1);
  });

  it("says of a Cluster that does not exist what it can, and asks no server", () => {
    const { [CLUSTER]: _, ...rest } = healthy;
    const missing = `Error from server (NotFound): ${CLUSTER} "shared-postgres" not found`;
    const { code, output, calls } = runScript(script, { ...rest, [`${CLUSTER}.error`]: missing });
    expect(output).toMatch(/^FAIL +cluster-identity: Cluster cnpg-system\/shared-postgres does not exist/m);
    expect(calls.filter((call) => call.includes(" exec "))).toEqual([]);
    expect(code).toBe(1);
  });

  it("names five faults, and how many more there are", () => {
    const { output } = runScript(script, { ...healthy, "customresourcedefinitions.apiextensions.k8s.io": "" });
    expect(output).toMatch(
      /^FAIL +crds-established: (?:CustomResourceDefinition \S+ does not exist; ){5}and \d+ more$/m,
    );
  });
});

function listLogins(check: string, said: string): string {
  const lines = /<<'END'\n((?:(?:tenant|pooler)-\w+\t.*\n)+)END/.exec(script)?.[1] ?? "";
  const usual = { "tenant-isolation": "no pg_hba.conf entry for host" } as Readonly<Record<string, string>>;
  return lines.replaceAll(/^([\w-]+)\t.*$/gm, (line, id: string) => {
    return `${line}\t${id === check ? said : (usual[id] ?? "fe_sendauth: no password supplied")}`;
  });
}

describe("validate.sh without an answer", () => {
  it("ends with 2 where there is no kubectl, or nothing that ends one that hangs", () => {
    const none = runScript(script, healthy, { tools: ["mktemp", "rm", "timeout"] });
    expect(none.errors).toContain("there is no kubectl on this machine");
    const unbounded = runScript(script, healthy, { tools: ["mktemp", "rm"] });
    expect(unbounded.errors).toContain("neither timeout nor perl");
    expect([none.code, unbounded.code]).toEqual([2, 2]);
  });

  it("ends with 2 at once where the context does not exist, or nobody answers", () => {
    for (const said of [
      'error: context "apps" does not exist',
      "The connection to the server 10.0.0.1:6443 was refused",
    ]) {
      const run = runScript(script, { [`${CLUSTER}.error`]: said });
      expect(run.errors).toContain(said);
      expect({ code: run.code, calls: run.calls.length }).toEqual({ code: 2, calls: 1 });
    }
  });

  it("waits for no answer longer than it was told", () => {
    const start = performance.now();
    const { code, errors } = runScript(script, { ...healthy, "poolers.postgresql.cnpg.io.hangs": "" }, { limit: "2" });
    expect(errors).toContain("did not answer within 2 seconds");
    expect(code).toBe(2);
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it.each(["sql.error", "sql.hangs"])("of the primary's container makes the checks that need none (%s)", (how) => {
    const said = 'error: unable to upgrade connection: container not found ("postgres")';
    const { code, output } = runScript(script, { ...healthy, [how]: said }, { limit: "2" });
    const others = [...verdicts(output)].filter(([, verdict]) => verdict !== "ok");
    expect(others.map(([, verdict]) => verdict)).toEqual(Array(8).fill("unknown"));
    expect(output).toContain(how === "sql.hangs" ? "did not answer within 2 seconds" : said);
    expect(verdicts(output).get("dragonfly-roles")).toBe("ok");
    expect(code).toBe(2);
  });

  it("knows what is missing behind what kubectl says of APIs that are down", () => {
    const warning = "E1121 21:00:00.000000 7 memcache.go:265] couldn't get resource list for metrics.k8s.io/v1beta1\n";
    const missing = `${warning.repeat(8)}Error from server (NotFound): ${CLUSTER} "shared-postgres" not found`;
    const { code, output } = runScript(script, { ...healthy, [`${CLUSTER}.error`]: missing });
    expect(output).toMatch(/^FAIL +cluster-identity: .* does not exist/m);
    expect(code).toBe(1);
  });

  it("ends with 1 where a check had failed before nobody answered any more", () => {
    const answers = { ...change(CLUSTER, "3 3", "3 2"), "poolers.postgresql.cnpg.io.error": "i/o timeout" };
    const { code, errors } = runScript(script, answers);
    expect(errors).toContain("i/o timeout");
    expect(code).toBe(1);
  });

  it("says which checks it may not make, makes the others, and ends with 2", () => {
    const forbidden = 'Error from server (Forbidden): externalsecrets is forbidden: User "eve" cannot list resource';
    const { code, output } = runScript(script, { ...healthy, "externalsecrets.external-secrets.io.error": forbidden });
    const others = [...verdicts(output)].filter(([, verdict]) => verdict !== "ok");
    expect(others).toEqual([["secrets-synced", "unknown"]]);
    expect(code).toBe(2);
  });

  it("ends with 1 where something is wrong beside what it may not see", () => {
    const answers = {
      ...change("sql", "server\tf", "server\tt"),
      "poolers.postgresql.cnpg.io.error": "Error from server (Forbidden): no",
    };
    expect(runScript(script, answers).code).toBe(1);
  });
});
