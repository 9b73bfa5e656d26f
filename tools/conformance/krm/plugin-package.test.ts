import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
/** What a consumer gets with the package, and the CLI. */
const PACKAGES = [
  "apps/generator",
  ...["krm-function", "tenant-model", "flux-postbuild", "crd-schemas"].map((name) => `packages/${name}`),
];

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const run = (cwd: string, command: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(command, [...args], { cwd, encoding: "utf8" });
  return { status, output: `${stdout}${stderr}`, stdout };
};

function makeFolder(parent: string): string {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "tenantry-package-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(repository, "docs/examples/plugins"), join(folder, "plugins"), { recursive: true });
  const module = join(folder, "plugins/catalog/plugins/teams.mjs");
  const text = readFileSync(module, "utf8").replace("export default {", "export default definePlugin({");
  const called = `import { definePlugin } from "@tenantry/krm-function";\n${text.replace(/\};\n$/, "});\n")}`;
  writeFileSync(module, called.replace(/ \* @type .*\n/, ""));
  return folder;
}

/** Both ways of a plugin to the package: at run time, and for types, as an editor looks them up. */
function expectUsable(folder: string, cli: string): void {
  const catalog = join(folder, "plugins/catalog");
  const rendered = run(catalog, process.execPath, cli, "build", "tenants.yaml");
  expect(rendered.status, rendered.output).toBe(0);
  expect(rendered.stdout).toContain("name: teams\n");
  writeFileSync(
    join(folder, "wrong.mjs"),
    'import { definePlugin } from "@tenantry/krm-function";\nexport default definePlugin({ transform: 3 });\n',
  );
  const names = ["generator/quotas", "transformer/team-label", "rules/private-services"];
  const modules = [...names.map((it) => `plugins/${it}.mjs`), "wrong.mjs"];
  const options =
    "--ignoreConfig --pretty false --noEmit --allowJs --checkJs --strict --skipLibCheck --module nodenext".split(" ");
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const { output } = run(folder, process.execPath, tsc, ...options, ...modules);
  const errors = output.split("\n").filter((line) => line.includes("error TS"));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^wrong\.mjs\(2,/);
}

it("plugins of this repository import the package after generator:build alone", () => {
  // Below the workspace's node_modules, whose link is what a catalog here resolves.
  expectUsable(makeFolder(join(repository, "dist/conformance")), join(repository, "apps/generator/bin/tenantry.cjs"));
});

it("plugins of another repository import it as it is published", () => {
  const folder = makeFolder(tmpdir());
  const packed = run(
    repository,
    "npm",
    "pack",
    "--json",
    "--pack-destination",
    folder,
    ...PACKAGES.map((path) => `./${path}`),
  );
  expect(packed.status, packed.output).toBe(0);
  for (const { filename, name } of JSON.parse(packed.stdout) as { filename: string; name: string }[]) {
    const target = join(folder, "node_modules", name);
    mkdirSync(target, { recursive: true });
    const unpacked = run(folder, "tar", "-xzf", filename, "--strip-components=1", "-C", target);
    expect(unpacked.status, unpacked.output).toBe(0);
    const { dependencies = {} } = JSON.parse(readFileSync(join(target, "package.json"), "utf8")) as Manifest;
    for (const dependency of Object.keys(dependencies))
      if (!dependency.startsWith("@tenantry/")) link(folder, dependency);
  }
  expectUsable(folder, join(folder, "node_modules/tenantry/bin/tenantry.cjs"));
});

/** What the registry brings is what this workspace has installed. */
function link(folder: string, dependency: string): void {
  const target = join(folder, "node_modules", dependency);
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { force: true });
  symlinkSync(join(repository, "node_modules", dependency), target);
}
