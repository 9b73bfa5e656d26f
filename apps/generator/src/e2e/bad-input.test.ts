import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readTree, writeTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs, runbooks, runCli, settingsFile, workloads } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const secondFile = "kubernetes/catalogs/bench-02/tenants.yaml";
const secondSettings = "kubernetes/clusters/bench-02/cluster-settings.yaml";
const output = (workloadsFolder: string) => `spec:\n  output:\n    workloads: ${workloadsFolder}\n`;

/** Each makes one thing wrong; the error has to name this place and this word. */
const cases: readonly [what: string, spoil: (root: string) => void, place: string | RegExp, word: string][] = [
  [
    "a catalog of 50 MB",
    (root) => writeFileSync(join(root, catalogFile), "#".repeat(50_000_000)),
    `${catalogFile}:1:1`,
    "MiB",
  ],
  ["a NUL byte", (root) => edit(root, catalogFile, "metadata", "meta\0data"), `${catalogFile}:3:5`, "NUL"],
  [
    "bytes that are not UTF-8",
    (root) => writeFileSync(join(root, catalogFile), Buffer.from("a: 1\nb: \xe4\n", "latin1")),
    `${catalogFile}:2:4`,
    "UTF-8",
  ],
  [
    "a folder where the catalog goes",
    (root) => {
      renameSync(join(root, catalogFile), join(root, `${catalogFile}.old`));
      mkdirSync(join(root, catalogFile));
    },
    `${catalogFile}:1:1`,
    "is a folder",
  ],
  [
    "a catalog behind a symlink",
    (root) => {
      renameSync(join(root, catalogFile), join(root, "elsewhere.yaml"));
      symlinkSync(join(root, "elsewhere.yaml"), join(root, catalogFile));
    },
    `${catalogFile}:1:1`,
    "symlink",
  ],
  [
    "a settings file behind a symlink",
    (root) => {
      renameSync(join(root, "kubernetes/clusters"), join(root, "clusters"));
      symlinkSync("../clusters", join(root, "kubernetes/clusters"));
    },
    `${settingsFile}:1:1`,
    "kubernetes/clusters",
  ],
  [
    "a settings file that is not there",
    (root) => edit(root, catalogFile, settingsFile, "no/such.yaml"),
    /^\S+:14:\d+/,
    "no/such.yaml",
  ],
  [
    "a settings file that is no text",
    (root) => writeFileSync(join(root, settingsFile), "a\0"),
    `${settingsFile}:1:2`,
    "NUL",
  ],
  [
    "an output path that leaves the root",
    (root) => edit(root, catalogFile, "spec:\n", output("../out")),
    `${catalogFile}:7:`,
    "below the root",
  ],
  [
    "an absolute output path",
    (root) => edit(root, catalogFile, "spec:\n", output("/srv/out")),
    `${catalogFile}:7:`,
    "below the root",
  ],
  [
    "an output path through a symlink",
    (root) => {
      mkdirSync(join(root, "real"));
      symlinkSync("real", join(root, "link"));
      edit(root, catalogFile, "spec:\n", output("link/out"));
    },
    `${catalogFile}:7:16`,
    "link",
  ],
  [
    "a file where the output folder goes",
    (root) => writeTree(root, { [workloads]: "" }),
    `${catalogFile}:`,
    "it is a file",
  ],
  [
    "a foreign file in the output folder",
    (root) => writeTree(root, { [`${workloads}/mine.yaml`]: "a: 1\n" }),
    `${workloads}/mine.yaml:1:1`,
    "not rendered by Tenantry",
  ],
  [
    "a foreign file in place of a rendered one",
    (root) => writeTree(root, { [`${workloads}/kustomization.yaml`]: "" }),
    `${workloads}/kustomization.yaml:1:1`,
    "not rendered by Tenantry",
  ],
  [
    "a file where the folder of the runbooks goes",
    (root) => writeTree(root, { [runbooks]: "" }),
    `${catalogFile}:`,
    "it is a file",
  ],
  [
    "a foreign page among the runbooks",
    (root) => writeTree(root, { [`${runbooks}/mine.md`]: "# Mine\n" }),
    `${runbooks}/mine.md:1:1`,
    "not rendered by Tenantry",
  ],
  [
    "a foreign page in place of a rendered one",
    (root) => writeTree(root, { [`${runbooks}/README.md`]: "# Mine\n" }),
    `${runbooks}/README.md:1:1`,
    "not rendered by Tenantry",
  ],
  [
    "runbooks that go through a symlink",
    (root) => {
      mkdirSync(join(root, "real"));
      symlinkSync("real", join(root, "docs"));
    },
    `${catalogFile}:`,
    "cannot use docs",
  ],
  [
    "two catalogs whose runbooks go to one folder",
    (root) => edit(root, secondFile, "spec:\n", `spec:\n  output:\n    runbooks: ${runbooks}\n`),
    `${secondFile}:7:15`,
    "overlaps",
  ],
  [
    "runbooks in a folder that Flux applies for another catalog",
    (root) => edit(root, secondFile, "spec:\n", `spec:\n  output:\n    runbooks: ${workloads}/docs\n`),
    `${secondFile}:7:15`,
    "overlaps",
  ],
  [
    "two catalogs that write to one folder",
    (root) => edit(root, secondFile, "spec:\n", output(workloads)),
    `${secondFile}:7:16`,
    "overlaps",
  ],
  [
    "a file of two catalogs that only its case tells apart",
    (root) => {
      edit(root, catalogFile, "spec:\n", "spec:\n  output:\n    fluxKustomization: flux/all.yaml\n");
      edit(root, secondFile, "spec:\n", "spec:\n  output:\n    fluxKustomization: Flux/All.yaml\n");
    },
    `${secondFile}:7:24`,
    "is the file of",
  ],
  [
    "an output inside another one of the same catalog, in other case",
    (root) => edit(root, catalogFile, "spec:\n", `${output("db/A")}    fluxKustomization: DB/a/ks.yaml\n`),
    `${catalogFile}:8:24`,
    "inside the folder that it applies",
  ],
  [
    "two catalogs that back up to one place, one by a setting's value",
    (root) => {
      edit(root, secondFile, "bucket: bench-02-backups", "bucket: ${BUCKET}\n    serverName: bench-01-postgres");
      edit(root, secondSettings, "\ndata:\n", "\ndata:\n  BUCKET: bench-01-backups\n");
    },
    `${secondFile}:34:17`,
    "[backup-claimed]",
  ],
  [
    "two catalogs with one Cluster",
    (root) => {
      edit(root, secondFile, "name: bench-02-postgres", "name: bench-01-postgres");
      edit(root, catalogFile, "namespace: bench-01", "namespace: bench-02");
      readFirstSettings(root);
    },
    `${secondFile}:16:11`,
    "the Cluster bench-02/bench-01-postgres",
  ],
  [
    "two catalogs with one Flux Kustomization",
    (root) => {
      edit(root, secondFile, "  flux:\n", "  flux:\n    name: bench-01-databases\n");
      readFirstSettings(root);
    },
    `${secondFile}:10:11`,
    "the Flux Kustomization flux-system/bench-01-databases",
  ],
];

/** One ConfigMap for both catalogs: they are for one Kubernetes cluster. */
function readFirstSettings(root: string): void {
  edit(root, secondFile, "name: bench-02-settings", "name: bench-01-settings");
  edit(root, secondFile, secondSettings, settingsFile);
}

describe("bad input", () => {
  it("is the same for a catalog that is named alone: what others claim counts too", () => {
    const root = makeCatalogs(1, 1);
    readFirstSettings(root);
    edit(root, secondFile, "namespace: bench-02", "namespace: bench-01");
    const { status, stderr } = runCli(cli, root, "render", "bench-02");
    expect(status).toBe(1);
    expect(Object.keys(readTree(root)).filter((path) => path.startsWith("kubernetes/workloads"))).toEqual([]);
    expect(stderr).toMatch(/^kubernetes\/catalogs\/bench-02\/tenants\.yaml:\d+:\d+: error \[object-claimed\]/);
    expect(runCli(cli, root, "check", "bench-02").stderr).toContain("[object-claimed]");

    // The other one claims it also while a rule refuses what else it says.
    edit(root, catalogFile, "max_connections: 108", "max_connections: 4");
    expect(runCli(cli, root, "validate", "bench-01").stderr).toContain("[pools-fit-max-connections]");
    expect(runCli(cli, root, "check", "bench-02").stderr).toContain("[object-claimed]");
  });

  it.each(cases)("%s is an error with its place, and no catalog is written", (_what, spoil, place, word) => {
    const root = makeCatalogs(1, 1);
    spoil(root);
    const before = readTree(root);
    for (const command of ["render", "validate"]) {
      const { status, stderr } = runCli(cli, root, command);
      expect(status).toBe(1);
      const error = stderr.split("\n").find((line) => line.includes(word)) ?? stderr;
      if (typeof place === "string") expect(error).toContain(place);
      else expect(error).toMatch(place);
      expect(error).toMatch(/^\S+:\d+:\d+: error \[[a-z-]+\] /);
    }
    expect(readTree(root)).toEqual(before);
  });
});
