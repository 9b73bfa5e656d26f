import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { signText } from "../test-root.ts";
import { buildCli, catalogFile, makeRendered, runCli, workloads } from "./test-cli.ts";

const kustomization = `${workloads}/kustomization.yaml`;
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
/** A release just before this one. */
const earlier = `${version}-alpha`;

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  const entries = [{ bump: "minor", text: "New default: 4Gi of memory" }];
  writeFileSync(join(dirname(cli), "../dist/bundle/changelog.json"), JSON.stringify([{ version, entries }]));
  return built.remove;
});

/** A catalog whose files another release has rendered, with other sizes of pools. */
function makeRenderedBy(release: string): string {
  const root = makeRendered(cli, 1);
  const change = (path: string, from: RegExp, to: string) => {
    const [, ...body] = readFileSync(join(root, path), "utf8").split("\n");
    const text = body.join("\n").replace(from, to);
    writeFileSync(join(root, path), signText(catalogFile, text));
  };
  change(kustomization, /^# tenantry [^;\n]+/, `# tenantry ${release}`);
  change(`${workloads}/poolers/tenant-0001-pooler.yaml`, /default_pool_size: "\d+"/, 'default_pool_size: "99"');
  return root;
}

it("check says which release rendered the files, and what changed since", () => {
  const { status, stderr } = runCli(cli, makeRenderedBy(earlier), "check");
  expect(status).toBe(1);
  const start = `error \\[stale\\] the file is stale: rendered by ${earlier}, now ${version}`;
  const stale = `${start} \\(${catalogFile} may have changed too\\)`;
  expect(stderr).toMatch(
    new RegExp(`^${workloads}/poolers/tenant-0001-pooler.yaml:\\d+:1: ${stale}\\n {4}(?!${version})`, "m"),
  );
  expect(stderr).toMatch(
    new RegExp(
      `^${kustomization}:\\d+:1: ${start} \\(nothing else differs here\\)\\n    ${version}: New default: 4Gi of memory\\n`,
      "m",
    ),
  );
});

it("check of an older release than the one that rendered says to install that one", () => {
  const { status, stderr } = runCli(cli, makeRenderedBy("999.0.0"), "check");
  expect(status).toBe(1);
  expect(stderr).toContain(`rendered by 999.0.0, now ${version}`);
  expect(stderr).toContain("help: install tenantry 999.0.0: ");
  expect(stderr).not.toContain("New default");
});

it("render takes over what an earlier release has rendered, and check is silent then", () => {
  const root = makeRenderedBy(earlier);
  expect(runCli(cli, root, "render").status).toBe(0);
  expect(runCli(cli, root, "check")).toMatchObject({ status: 0, stderr: "" });
});
