import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { copyCatalogs, makeFolder, readFiles, renderCatalogs } from "./catalogs.ts";
import { run, tryRun } from "./run.ts";

const { folder, environment, clone, first, second, changedByVersion } = inject("release");
const consumer = makeFolder(folder, "plain");
const here = { folder: consumer, environment };
const cli = [join(consumer, "node_modules/.bin/tenantry")];

beforeAll(() => {
  writeFileSync(join(consumer, "package.json"), '{ "private": true }\n');
  // The plugin of one catalog imports the library.
  run(["npm", "i", `tenantry@${first.version}`, `@tenantry/krm-function@${first.version}`], here);
  copyCatalogs(clone, consumer);
});

describe("tenantry, installed in a plain folder", () => {
  it("brings nothing along but itself", () => {
    const { dependencies } = JSON.parse(run(["npm", "ls", "--all", "--json", "tenantry"], here));
    expect(Object.keys(dependencies)).toEqual(["tenantry"]);
    expect(dependencies.tenantry).not.toHaveProperty("dependencies");
    expect(run([...cli, "--version"], here)).toBe(`${first.version}\n`);
  });

  // Both sides are rendered with the same released version: nothing has to be left out of the comparison.
  it("renders what the repository renders, byte for byte", () => {
    renderCatalogs(cli, consumer, environment);
    const [mine, theirs] = [readFiles(consumer), readFiles(first.rendered)];
    expect([...mine.keys()]).toEqual([...theirs.keys()]);
    expect([...mine].filter(([path, content]) => theirs.get(path) !== content)).toEqual([]);
    expect(mine.size).toBeGreaterThan(100);
    // The plugin has run.
    expect([...mine.keys()].filter((path) => path.endsWith("/plugins/teams.yaml"))).toHaveLength(1);
  });

  it("has what only some commands read: pages of rules, the catalog's fields, schemas of all kinds", () => {
    expect(run([...cli, "explain", "pools-fit-max-connections"], here)).toContain("max_connections");
    expect(run([...cli, "explain", "spec.cluster.storage.size"], here)).toContain("never shrink");
    expect(run([...cli, "lint", "newcomer/kubernetes"], here)).toMatch(/^\d{2} objects in \d{2} files: 0 errors/m);
  });

  it("differs in its version alone from what the repository has committed", () => {
    expect(changedByVersion.length).toBeGreaterThan(0);
    expect(changedByVersion.filter((path) => !/^kubernetes\/workloads\/.*\/kustomization\.yaml$/.test(path))).toEqual(
      [],
    );
  });
});

describe("the next release, with another default", () => {
  const start = `error [stale] the file is stale: rendered by ${first.version}, now ${second.version}`;
  const quote = `\n    ${second.version}: ${second.change}\n`;
  const check = (root: string) => tryRun([...cli, "check"], { folder: join(consumer, root), environment });

  it("has check show what it changes, and quote the changelog of the package that holds the default", () => {
    run(["npm", "i", `tenantry@${second.version}`], here);
    const { status, stdout, stderr } = check("newcomer");
    console.log(stderr);
    expect(status).toBe(1);
    expect(stderr).toMatch(/cluster\.yaml:\d+:1: error \[stale\]/);
    expect(stderr).toContain(start);
    expect(stderr.split(quote)).toHaveLength(2);
    // Nothing else happened between the two.
    expect(stderr).not.toContain("more: see the changelog");
    expect(stdout).toMatch(/^-\s+memory: 3Gi\n\+\s+memory: 4Gi$/m);
  });

  it("says of catalogs that write the value down that nothing else differs", () => {
    const { status, stdout, stderr } = check("repository");
    expect(status).toBe(1);
    expect(stderr.split(`${start} (nothing else differs here)`)).toHaveLength(3);
    expect(stderr.split(quote)).toHaveLength(2);
    expect(stdout).not.toContain("4Gi");
  });

  it("renders what the repository renders then, and check has nothing to say", () => {
    renderCatalogs(cli, consumer, environment);
    expect(readFiles(consumer)).toEqual(readFiles(second.rendered));
    expect(tryRun([...cli, "check"], { folder: join(consumer, "repository"), environment })).toMatchObject({
      status: 0,
    });
  });
});
