import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { extendLines } from "./git-attributes.ts";
import { chooseInstallation, writeGithubWorkflow } from "./github-workflow.ts";
import { planStart } from "./plan-start.ts";
import { readStart } from "./read-start.ts";

const answers = { name: "apps", size: "20Gi", bucket: "acme-backups", store: "vault", tenant: "on" };
const plan = (files: Readonly<Record<string, string>> = {}) =>
  planStart(answers, { read: (path) => files[path], toolVersion: "1.2.3" });

describe("planStart", () => {
  it("marks what nobody was asked for, and quotes what YAML would take for something else", () => {
    const [catalog] = plan().edits;
    expect(catalog?.after).toContain("size: 20Gi # a default of init; it can grow later");
    expect(parse(catalog?.after ?? "").spec.tenants).toEqual([{ name: "on" }]);
    expect(catalog?.after).toContain('- name: "on"\n');
    expect(
      planStart({ ...answers, size: "50Gi" }, { read: () => undefined, toolVersion: "1.2.3" }).edits[0]?.after,
    ).toContain("size: 50Gi # it can grow");
  });

  it("leaves what is there, and says nothing of secrets where the catalog is older", () => {
    const first = plan();
    const files = Object.fromEntries(first.edits.map(({ path, after = "" }) => [path, after]));
    expect(plan(files)).toEqual({ edits: [], left: first.edits.map(({ path }) => path), notes: [] });
    expect(first.notes).toHaveLength(1);
  });
});

describe("extendLines", () => {
  it("adds what is missing at the end, with the line breaks of the file", () => {
    expect(extendLines("", ["a"])).toBe("a\n");
    expect(extendLines("x\r\n a \r\ny", ["a", "b"])).toBe("x\r\n a \r\ny\r\nb\r\n");
    expect(extendLines("b\na\n", ["a", "b"])).toBeUndefined();
  });
});

describe("the workflow", () => {
  it.each([
    ["package-lock.json", "npm ci", "npx tenantry check"],
    ["pnpm-lock.yaml", "corepack enable && pnpm install --frozen-lockfile", "pnpm exec tenantry check"],
    ["yarn.lock", "corepack enable && yarn install --immutable", "yarn tenantry check"],
    [undefined, undefined, "npx --yes tenantry@1.2.3 check"],
    ["yarn.lock", "yarn install --frozen-lockfile", "yarn --silent tenantry check", "# yarn lockfile v1\n"],
  ])("installs with %s what the repository locks, or a fixed version", (lock, install, run, text = "") => {
    const files: Record<string, string> = { "package.json": '{"devDependencies": {"tenantry": "1"}}' };
    if (lock !== undefined) files[lock] = text;
    const { jobs } = parse(writeGithubWorkflow(chooseInstallation((path) => files[path], "1.2.3")));
    const steps: { run?: string; uses?: string }[] = jobs.check.steps;
    expect(steps.filter((step) => step.run === install && install !== undefined)).toHaveLength(
      install === undefined ? 0 : 1,
    );
    expect(steps.some((step) => step.run?.includes(run))).toBe(true);
    delete files["package.json"];
    expect(chooseInstallation((path) => files[path], "1.2.3")).toEqual({ run: "npx --yes tenantry@1.2.3" });
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions).toEqual(["actions/checkout@v4", "actions/setup-node@v4", "actions/github-script@v7"]);
  });
});

describe("readStart", () => {
  it("asks for everything that nobody gave, once one of them has no usual answer", () => {
    const read = readStart(new Map([["store", "vault"]]), []);
    expect(read).toMatchObject({ ok: false, message: "--bucket is missing: Bucket for backups, without s3://" });
    expect(read.ok ? [] : read.missing.map(({ field }) => field)).toEqual(["name", "size", "bucket", "tenant"]);
  });

  it("needs no answers where the catalog is there, and a name where several are", () => {
    const shared = "kubernetes/catalogs/shared/tenants.yaml";
    expect(readStart(new Map(), [shared])).toMatchObject({ ok: true, answers: { name: "shared" } });
    expect(readStart(new Map([["name", "shared"]]), [shared, "tenants.yaml"])).toMatchObject({ ok: true });
    for (const present of [[shared, "tenants.yaml"], ["tenants.yaml"]]) {
      expect(readStart(new Map(), present)).toMatchObject({
        ok: false,
        help: "name the new one with --name",
        missing: [],
      });
    }
  });
});
