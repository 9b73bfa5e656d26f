import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A step of the README: what it does to a copy of this repository, and the block that shows what was printed. */
interface Step {
  readonly run?: readonly string[];
  readonly append?: string;
  readonly diff?: string;
  readonly replace?: readonly [string, string, string];
  readonly then?: readonly (readonly [string, string, string])[];
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
const readme = join(root, "README.md");
const BLOCK = /<!-- test (\{.*\}) -->\n```(\w+)\n([\s\S]*?)```/g;
const cli = join(root, "apps/generator/bin/tenantry.cjs");

describe("README.md", () => {
  let copy = "";
  const git = (...args: string[]) => spawnSync("git", ["-C", copy, ...args], { encoding: "utf8" });

  beforeAll(() => {
    const built = spawnSync(process.execPath, [join(root, "apps/generator/build.mjs")], { encoding: "utf8" });
    expect(built.stderr).toBe("");
    copy = mkdtempSync(join(tmpdir(), "tenantry-readme-"));
    cpSync(join(root, "kubernetes"), join(copy, "kubernetes"), { recursive: true });
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-qm", "before");
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("shows what the commands print (refresh: UPDATE_README=1 npx vitest run readme)", () => {
    const text = readFileSync(readme, "utf8");
    const fresh = text.replace(BLOCK, (_block, json: string, language: string, shown: string) => {
      const step: Step = JSON.parse(json);
      return `<!-- test ${json} -->\n\`\`\`${language}\n${perform(step, shown)}\`\`\``;
    });
    if (process.env["UPDATE_README"] === "1") writeFileSync(readme, fresh);
    else expect(fresh).toBe(text);
    expect([...text.matchAll(BLOCK)].length).toBeGreaterThan(5);
  });

  function perform(step: Step, shown: string): string {
    if (step.append !== undefined) {
      const path = join(copy, step.append);
      writeFileSync(path, readFileSync(path, "utf8") + shown);
      return shown;
    }
    for (const [file, from, to] of [...(step.replace ? [step.replace] : []), ...(step.then ?? [])]) {
      const path = join(copy, file);
      const before = readFileSync(path, "utf8");
      expect(before).toContain(from);
      writeFileSync(
        path,
        before.replace(from, () => to),
      );
    }
    if (step.diff !== undefined)
      return git("diff", "-U1", "--", step.diff).stdout.replace(/^(?:diff|index) .*\n/gm, "");
    // One stream, as a person sees it.
    const command = `exec "${process.execPath}" "${cli}" ${(step.run ?? []).join(" ")} 2>&1`;
    return spawnSync("sh", ["-c", command], { cwd: copy, encoding: "utf8" }).stdout;
  }
});
