import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRoot, readTree } from "../test-root.ts";
import { buildCli, edit, runCli } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const kubernetes = fileURLToPath(new URL("../../../../kubernetes/", import.meta.url));
const infra = "kubernetes/catalogs/infra/tenants.yaml";

function copyCatalogs(): string {
  const root = makeRoot();
  for (const folder of ["catalogs", "clusters"])
    cpSync(join(kubernetes, folder), join(root, "kubernetes", folder), { recursive: true });
  return root;
}

/** Puts what `budget --propose` prints into the catalog. */
function paste(root: string, proposed: string): void {
  for (const [, tenant = "", connections, reserve, minimum] of proposed.matchAll(
    /- name: (\S+)\n\s+poolers:\n\s+- type: rw\n\s+connections: (\d+)\n\s+reserve: (\d+)\n(?:\s+minimum: (\d+)\n)?/g,
  )) {
    const text = readFileSync(join(root, infra), "utf8");
    const start = text.indexOf(`- name: ${tenant}\n      secret`);
    const own = text.slice(start, text.indexOf("parameters:", start));
    const changed = own
      .replace(/connections: \d+/, `connections: ${connections}`)
      .replace(/reserve: \d+/, `reserve: ${reserve}`)
      .replace(/minimum: \d+/, (written) => (minimum === undefined ? written : `minimum: ${minimum}`));
    edit(root, infra, own, changed);
  }
}

describe("tenantry budget", () => {
  it("shows who may open how many sessions, and the room that is left", () => {
    const root = copyCatalogs();
    const before = readTree(root);
    const { status, stdout, stderr } = runCli(cli, root, "budget", "infra");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`infra, primary: 194 of 197 sessions (max_connections 200 less 3 reserved), 3 left
  tenant                            pooler                 pods  databases  per pod  sessions  direct  role limit
  harbor                            harbor-pooler-rw          4          1        8        32       0          28
  keycloak                          keycloak-pooler-rw        4          1       17        68       0          64
  gitlab                            gitlab-pooler-rw          4          1       14        56       0          52
  synergyflow                       synergyflow-pooler-rw     4          1        7        28       0          24
  operator, exporter, backup, psql                                                         10
  total, direct sessions among it                                                         194

infra, one standby: 10 of 197 sessions (max_connections 200 less 3 reserved), 187 left
`);
    expect(readTree(root)).toEqual(before);
  });

  it("shows it all the same where it does not fit, and exits with 1", () => {
    const root = copyCatalogs();
    edit(root, infra, "max_connections: 200", "max_connections: 196");
    const { status, stdout, stderr } = runCli(cli, root, "budget", "infra");
    expect(status).toBe(1);
    expect(stdout).toContain("infra, primary: 194 of 193 sessions (max_connections 196 less 3 reserved), 1 too many");
    expect(stderr).toContain(`${infra}:46:24: error [pools-fit-max-connections]`);
    expect(stderr).toContain("help: set `connections` of keycloak-pooler-rw to 42 and its `reserve` to 3, or raise");
  });

  it("proposes lines that fit when they are pasted", () => {
    const root = copyCatalogs();
    edit(root, infra, "max_connections: 200", "max_connections: 150");
    const { status, stdout } = runCli(cli, root, "budget", "infra", "--propose");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^# kubernetes\/catalogs\/infra\/tenants.yaml: sizes that fit\nspec:\n {2}tenants:\n/);
    paste(root, stdout);
    expect(runCli(cli, root, "budget", "infra", "--propose").stdout).toBe("# infra: the present sizes fit\n");
    expect(runCli(cli, root, "budget", "infra").status).toBe(0);
  });

  it("counts a tenant's connections for each of its databases, and proposes what fits for each", () => {
    const root = copyCatalogs();
    edit(root, infra, "        - name: keycloak\n", "        - name: keycloak\n        - name: keycloak_archive\n");
    const { status, stdout, stderr } = runCli(cli, root, "budget", "infra");
    expect(status).toBe(1);
    expect(stdout).toContain("keycloak-pooler-rw        4          2       34       136       0         128\n");
    expect(stderr).toContain("poolers and direct sessions may open 262 sessions on the primary");
    expect(stderr).toMatch(/keycloak-pooler-rw, 2 databases +4 pods × 34 = +136\n/);
    const help =
      "set `connections` of keycloak-pooler-rw to 21 and its `reserve` to 0 for each of its 2 databases, or raise";
    expect(stderr).toContain(`help: ${help} \`max_connections\` to 265`);
    expect(runCli(cli, root, "render", "infra")).toMatchObject({ status: 1 });

    const pooler = "          connections: 42\n          reserve: 5\n          minimum: 10\n";
    edit(root, infra, pooler, "          connections: 21\n          reserve: 0\n          minimum: 10\n");
    const fitting = runCli(cli, root, "budget", "infra");
    expect(fitting).toMatchObject({ status: 0, stderr: "" });
    expect(fitting.stdout).toContain("keycloak-pooler-rw        4          2       16        64       0          56\n");
    edit(root, infra, "max_connections: 200", "max_connections: 170");
    paste(root, runCli(cli, root, "budget", "infra", "--propose").stdout);
    const pasted = runCli(cli, root, "budget", "infra");
    expect(pasted).toMatchObject({ status: 0, stderr: "" });
    expect(pasted.stdout).toMatch(/primary: 1[56]\d of 167 sessions/);
  });

  it("answers programs in JSON", () => {
    const { stdout } = runCli(cli, copyCatalogs(), "budget", "--format", "json");
    const { problems, budgets } = JSON.parse(stdout);
    expect(problems).toEqual([]);
    expect(budgets.map(({ catalog }: { readonly catalog: string }) => catalog)).toEqual(["apps", "infra"]);
    expect(budgets[0].instances.map(({ total, room }: Record<string, number>) => [total, room])).toEqual([
      [187, 10],
      [58, 139],
    ]);
    expect(budgets[1].instances[0].lines[1]).toEqual({
      tenants: ["keycloak"],
      pooler: { name: "keycloak-pooler-rw", type: "rw", pods: 4, databases: 1, perPod: 17, sessions: 68 },
      direct: 0,
      roleLimit: 64,
    });
  });

  it("says what is wrong with a catalog that cannot be read, and takes --propose alone", () => {
    const root = copyCatalogs();
    edit(root, infra, "max_connections: 200", "max_connections: many");
    expect(runCli(cli, root, "budget", "infra")).toMatchObject({ status: 1, stdout: "" });
    expect(runCli(cli, root, "render", "--propose")).toMatchObject({ status: 2 });
  });
});
