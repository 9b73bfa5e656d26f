import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { makeFolder } from "./catalogs.ts";
import { listExports, unpack } from "./packed.ts";
import { run, tryRun } from "./run.ts";

const { folder, environment, clone, first } = inject("release");
const consumer = makeFolder(folder, "libraries");
const here = { folder: consumer, environment };
const packages = unpack(first.tarballs, makeFolder(folder, "unpacked-libraries"), environment);
const entries = packages.flatMap((packed) => [...listExports(packed)]).map(([name, file]) => ({ name, file }));
const modules = entries.filter(({ file }) => !file.endsWith(".json")).map(({ name }) => name);
const documents = entries.filter(({ file }) => file.endsWith(".json")).map(({ name }) => name);

beforeAll(() => {
  const { devDependencies } = JSON.parse(readFileSync(join(clone, "package.json"), "utf8"));
  writeFileSync(join(consumer, "package.json"), '{ "private": true, "type": "module" }\n');
  const ours = packages.map(({ manifest }) => `${manifest.name}@${first.version}`);
  const theirs = ["typescript", "@types/node", "nx"].map((name) => `${name}@${devDependencies[name]}`);
  run(["npm", "i", ...ours, ...theirs], here);
});

describe("each entry of the libraries", () => {
  it("can be imported, and the stable paths are there", () => {
    expect(modules).toContain("@tenantry/krm-function");
    expect(documents).toContain("tenantry/tenants.schema.json");
    const code = `
      import { readFileSync } from "node:fs";
      import { fileURLToPath } from "node:url";
      for (const name of ${JSON.stringify(modules)})
        if (Object.keys(await import(name)).length === 0) throw new Error(name + " exports nothing");
      for (const name of ${JSON.stringify(documents)}) JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(name)), "utf8"));
      readFileSync("node_modules/tenantry/tenants.schema.json");
    `;
    run([process.execPath, "--input-type=module", "--eval", code], here);
  });

  const compile = (text: string) => {
    writeFileSync(join(consumer, "consumer.ts"), text);
    const options =
      "--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck false --module nodenext --target es2023 --types node";
    return tryRun([join(consumer, "node_modules/.bin/tsc"), ...options.split(" "), "consumer.ts"], here);
  };
  const imports = modules.map((name, index) => `import * as m${index} from "${name}";\nm${index};\n`).join("");
  const plugin = (team: string) => `
    import { definePlugin } from "@tenantry/krm-function";
    export default definePlugin<{ team: string }>({ transform: (items, { ${team} }) => [...items, { apiVersion: "v1", kind: ${team}, metadata: { name: "x" } }] });
  `;

  it("has types that a strict consumer's tsc takes, libraries checked as well", () => {
    expect(compile(imports + plugin("team"))).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("has types that refuse what is wrong", () => {
    expect(compile(plugin("teem")).stdout).toContain("Property 'teem' does not exist");
  });
});
