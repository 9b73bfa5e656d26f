import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { note } from "../summary.ts";
import { findObjectDifference } from "./object-difference.ts";
import { type AnyObject, buildWithFlux } from "./real-tools.ts";
import { listSources, readObjects, type SubstituteFrom } from "./rendered-scenario.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const program = join(repository, "apps/generator/bin/tenantry.cjs");
const folder = mkdtempSync(join(tmpdir(), "tenantry-command-line-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Place {
  readonly name: string;
  /** Folder below which the catalog, its settings and maybe what is rendered of it stand. */
  readonly source: string;
  /** Folder of its tenants.yaml, relative to the source. */
  readonly catalog: string;
}

const committed = ["infra", "apps"].map((name) => ({
  name,
  source: "kubernetes",
  catalog: `kubernetes/catalogs/${name}`,
}));
const examples = readdirSync(join(repository, "docs/examples")).flatMap((name): Place[] => {
  const source = join("docs/examples", name);
  const files = readdirSync(join(repository, source), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /(?:^|\/)tenants\.yaml$/.test(file))
    .map((file) => ({ name: `${name}/${file}`, source, catalog: join(file, "..") }));
});

/** Standard output of the program. @throws Error with what it says when it fails */
function run(root: string, ...args: readonly string[]): string {
  if (!existsSync(join(repository, "apps/generator/dist")))
    throw new Error("apps/generator/dist is missing: run `npx nx run generator:build`");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, "--root", root], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`tenantry ${args.join(" ")} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

const build = (root: string, ...args: readonly string[]) =>
  (JSON.parse(run(root, "build", ...args, "--format", "json")) as { objects: AnyObject[] }).objects;

function readFolder(root: string): AnyObject[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => readObjects(readFileSync(join(root, file), "utf8")));
}

const nameOf = (object: AnyObject) => (object["metadata"] as { name: string }).name;

/** What Flux makes of Kustomizations, with the ConfigMaps and Secrets of the cluster. @throws Error with Flux's words */
function deliver(root: string, kustomizations: readonly AnyObject[], sources: readonly AnyObject[]): AnyObject[] {
  return buildWithFlux(kustomizations.map((kustomization) => ({ root, kustomization, sources }))).flatMap((answer) => {
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.objects ?? [];
  });
}

describe.each([...committed, ...examples])("the program's own output for $name", ({ name, source, catalog }) => {
  const root = mkdtempSync(join(folder, "root-"));
  cpSync(join(repository, source), source === "kubernetes" ? join(root, source) : root, { recursive: true });
  // What is committed is judged as it stands; examples hold no rendered files.
  if (source !== "kubernetes") run(root, "render", catalog);

  it("is, object for object, what Flux makes of the files on disk", () => {
    const started = performance.now();
    const ours = build(root, catalog);
    const inline = build(root, catalog, "--flux-kustomization");
    const all = readFolder(root);
    const kustomizations = all.filter(
      (it) =>
        String(it["apiVersion"]).startsWith("kustomize.toolkit.fluxcd.io/") &&
        inline.some((own) => nameOf(own) === nameOf(it)),
    );
    expect(kustomizations).toHaveLength(inline.length);
    const { spec } = parse(readFileSync(join(root, catalog, "tenants.yaml"), "utf8")) as {
      spec: { flux?: { substituteFrom?: SubstituteFrom } };
    };
    const [first = {}] = kustomizations;
    const { namespace } = first["metadata"] as { namespace: string };
    const sources = listSources(spec.flux?.substituteFrom ?? [], namespace, (path) =>
      readFileSync(join(root, path), "utf8"),
    );
    expect(findObjectDifference(deliver(root, kustomizations, sources), ours)).toBeUndefined();
    // The same with every setting inline, as the flux CLI needs it without a cluster.
    expect(findObjectDifference(deliver(root, inline, []), ours)).toBeUndefined();
    expect(findObjectDifference(readObjects(run(root, "build", catalog)), ours)).toBeUndefined();
    note(
      "command line",
      `${name}: ${ours.length} objects of \`tenantry build\` are what Flux makes of the files`,
      started,
    );
  });
});
