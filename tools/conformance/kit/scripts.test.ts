import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { answerHealthy, runScript } from "../../../packages/validation-kit/src/kit/test-fake-kubectl.ts";
import { addTenants, committedCatalogs, openKit } from "../../../packages/validation-kit/src/kit/test-kit.ts";
import { note } from "../summary.ts";

const started = performance.now();
const here = fileURLToPath(new URL(".", import.meta.url));
const plain = "docs/examples/newcomer/tenants.yaml";

interface Script {
  readonly name: string;
  readonly text: string;
}

/** Every form that the scripts have, of the committed catalogs and others. */
async function listScripts(): Promise<readonly Script[]> {
  const kits = await Promise.all([
    ...committedCatalogs.map((path) => openKit(path)),
    openKit(plain, (spec) => {
      spec.backup = { method: "none", reason: "a test" };
      spec.roles = "databaseRole";
    }),
    openKit(plain, (spec) => {
      spec.backup = { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "fast", target: "primary" };
      spec.cluster.instances = 1;
      spec.substitution = "none";
      spec.tenants = [{ name: "web", direct: 5, poolers: [] }];
    }),
    openKit(plain, (spec) => {
      spec.verify = { context: "it's an odd name" };
      addTenants(spec, 20);
    }),
  ]);
  return kits.flatMap(({ catalog, kit, read }, index) => [
    { name: `${index} ${catalog.name} validate.sh`, text: read("validate.sh") },
    ...kit.objects
      .filter(({ kind }) => kind === "Job")
      .map((job) => ({ name: `${index} ${job.metadata?.name}`, text: `#!/bin/sh\n${readCommand(job)}` })),
  ]);
}

function readCommand(job: object): string {
  const { spec } = job as { spec: { template: { spec: { containers: [{ command: string[] }] } } } };
  return spec.template.spec.containers[0].command[2] ?? "";
}

/** @throws Error with what to do where it is not there */
function run(command: string, args: readonly string[], input: string) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { input, encoding: "utf8" });
  if (error !== undefined)
    throw new Error(`${command} does not run (${error.message}): run ${join(here, "install.sh")}`);
  return { status, output: `${stdout}${stderr}` };
}

const scripts = await listScripts();
afterAll(() => note("kit", `${scripts.length} scripts: shellcheck, dash and busybox sh understand them`, started));

describe.each(scripts)("the script $name", ({ text }) => {
  it("has nothing that ShellCheck finds, with no finding of it switched off", () => {
    expect(text).not.toContain("shellcheck");
    expect(run("shellcheck", ["--shell=sh", "--severity=style", "--norc", "-"], text)).toEqual({
      status: 0,
      output: "",
    });
  });

  it("is understood by dash and by busybox", () => {
    expect(run("dash", ["-n"], text)).toEqual({ status: 0, output: "" });
    expect(run("busybox", ["sh", "-n"], text)).toEqual({ status: 0, output: "" });
  });
});

describe("validate.sh", () => {
  it.each(["dash", "busybox"] as const)(
    "says the same in %s, by its own tools, as in this system's shell",
    async (shell) => {
      const opened = await openKit(committedCatalogs[1]);
      const answers = answerHealthy(opened);
      const broken = { ...answers, sql: (answers["sql"] ?? "").replaceAll("streaming", "catchup") };
      const script = opened.read("validate.sh");
      for (const given of [answers, broken]) {
        const usual = runScript(script, given);
        const other = runScript(script, given, { shell });
        expect({ code: other.code, output: other.output }).toEqual({ code: usual.code, output: usual.output });
      }
    },
  );
});
