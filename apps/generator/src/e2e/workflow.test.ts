import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { TestRepository } from "../committed/test-repository.ts";
import { writeTree } from "../test-root.ts";
import { buildCli, runCli } from "./test-cli.ts";
import { runWorkflow } from "./test-workflow.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const CATALOG = "kubernetes/catalogs/shared/tenants.yaml";
const WORKFLOW = ".github/workflows/tenantry.yml";
const ANSWERS = ["--bucket", "acme-backups", "--store", "vault", "--tenant", "shop"];
const run = (root: string, ...args: readonly string[]) => runCli(cli, root, "init", ...args);

describe("the workflow that init writes", () => {
  function start(): TestRepository {
    const repository = new TestRepository();
    const { root } = repository;
    writeTree(root, { "package.json": '{"devDependencies": {"tenantry": "*"}}', "package-lock.json": "{}" });
    run(root, ...ANSWERS);
    runCli(cli, root, "render");
    return repository;
  }

  function makePullRequest(change: (root: string) => void) {
    const repository = start();
    const base = repository.commit();
    change(repository.root);
    repository.commit();
    return runWorkflow(repository.root, { base, cli, workflow: WORKFLOW });
  }

  it("passes a pull request that changes nothing for the cluster, and says nothing", async () => {
    const ran = await makePullRequest((root) => writeTree(root, { "README.md": "x\n" }));
    expect(ran).toMatchObject({ failed: [], comments: [] });
  });

  it("comments what the API server gets", async () => {
    const ran = await makePullRequest((root) => {
      runCli(cli, root, "tenant", "add", "blog");
      runCli(cli, root, "render");
    });
    expect(ran.failed).toEqual([]);
    expect(ran.comments).toEqual([expect.stringContaining("What the API server gets changes")]);
    expect(ran.comments[0]).toMatch(/\n\+ {2}name: blog\n/);
    expect(ran.comments[0]).not.toContain("${");
  });

  it("fails where nobody rendered, with an annotation at the file, and says so in the one comment", async () => {
    const ran = await makePullRequest((root) => runCli(cli, root, "tenant", "add", "blog"));
    expect(ran.failed).toEqual(["check"]);
    expect(ran.output).toMatch(/^::error file=kubernetes\/workloads\/shared\/[^\n]*title=stale::/m);
    expect(ran.comments).toEqual([expect.stringContaining("the check has found errors:")]);
    // Words for people there, where the log has commands for the runner.
    expect(ran.comments[0]).toMatch(
      /\n- error kubernetes\/\S+:1: the file is missing; [^%\n]*\n {4}help: run `tenantry/,
    );
    expect(ran.comments[0]).not.toMatch(/^::/m);
    const again = await ran.runAgain();
    expect(again.comments).toEqual(ran.comments);
  });

  it("never says that nothing changes where the base cannot be built", async () => {
    const repository = start();
    const { root } = repository;
    const text = readFileSync(join(root, CATALOG), "utf8");
    const base = repository.commit({ [CATALOG]: text.replace("20Gi", "20 GB") });
    repository.commit({ [CATALOG]: text });
    const ran = await runWorkflow(root, { base, cli, workflow: WORKFLOW });
    expect(ran.comments[0]).toContain("\n! shared: no telling what changes, as its base has errors\n");
    expect(ran.comments[0]).not.toContain("Nothing changes for the cluster");
  });

  it("judges nothing and comments nothing where the packages cannot be installed", async () => {
    const repository = start();
    const base = repository.commit();
    const ran = await runWorkflow(repository.root, { base, cli, workflow: WORKFLOW, installing: "fails" });
    expect(ran).toMatchObject({ failed: ["npm ci"], comments: [] });
  });

  it("shows a catalog that is new and one that is gone, a part of each, and leaves a faulty one to its annotation", async () => {
    const addApps = (root: string) => {
      run(root, "--name", "apps", "--bucket", "apps-backups", "--store", "vault", "--tenant", "wiki");
      runCli(cli, root, "render", "apps");
    };
    const faulty = await makePullRequest((root) => {
      addApps(root);
      writeFileSync(join(root, CATALOG), "kind: [");
    });
    expect(faulty.failed).toEqual(["check"]);
    expect(faulty.output).toMatch(/^::error file=kubernetes\/catalogs\/shared\/tenants.yaml,line=1/m);
    expect(faulty.comments[0]).toMatch(/\n\+\+\+ b\/apps\n/);
    expect(faulty.comments[0]).not.toMatch(/\n--- a\/shared\n/);
    expect(faulty.comments[0]).toMatch(/\n- error kubernetes\/catalogs\/shared\/tenants.yaml:1: /);
    expect(faulty.comments[0]).toContain("\n! shared: no telling what changes, as its head has errors\n");
    expect(faulty.comments[0]).toMatch(/\n! apps: \d+ further lines\n/);
    const gone = await makePullRequest((root) => {
      addApps(root);
      rmSync(join(root, CATALOG));
    });
    expect(gone.comments[0]).toMatch(/\n\+\+\+ b\/apps\n[\s\S]*\n--- a\/shared\n/);
    expect(gone.comments[0]?.length).toBeLessThan(65_536);
  });
});
