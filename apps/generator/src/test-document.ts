import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";

/** A step of a document: what it does to a copy of its files, and the block that shows what was written or printed. */
interface Step {
  /** Arguments of `tenantry`; the block is what it prints. */
  readonly run?: readonly string[];
  /** Command line with kustomize; the block is what it prints. Performed where there is kustomize, i.e. by tools/conformance. */
  readonly kustomize?: string;
  /** File that the block is appended to. */
  readonly append?: string;
  /** File that the block is the text of. */
  readonly write?: string;
  /** File that the block shows, from one text up to another. */
  readonly show?: readonly [file: string, from: string, to: string];
  /** File whose changes since the last step of this kind the block shows. */
  readonly diff?: string;
  readonly replace?: readonly [string, string, string];
  readonly then?: readonly (readonly [string, string, string])[];
}

export const repository = fileURLToPath(new URL("../../../", import.meta.url));
const BLOCK = /<!-- test (\{.*\}) -->\n```(\w+)\n([\s\S]*?)```/g;
const cli = join(repository, "apps/generator/bin/tenantry.cjs");

/** Builds the CLI where the documents' commands find it. */
export function buildForDocuments(): void {
  const built = spawnSync(process.execPath, [join(repository, "apps/generator/build.mjs")], { encoding: "utf8" });
  expect(built.stderr).toBe("");
}

/** Runs a command line in a folder; both streams in one. */
export type TypeCommand = (command: string, folder: string) => string;

/**
 * Performs the steps of a document in a folder of its own, and holds what happens against what it shows. With
 * UPDATE_README=1 the document is written anew instead.
 * @param file path of the document, relative to the repository
 * @param prepare fills the folder
 * @param kustomize runs command lines with it; without, what they print is left as it stands
 * @returns how many steps there are
 */
export function replayDocument(file: string, prepare: (folder: string) => void, kustomize?: TypeCommand): number {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-document-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  prepare(folder);
  git(folder, "init", "-q");
  commit(folder);
  const text = readFileSync(join(repository, file), "utf8");
  const fresh = text.replace(BLOCK, (_block, json: string, language: string, shown: string) => {
    const step: Step = JSON.parse(json);
    return `<!-- test ${json} -->\n\`\`\`${language}\n${perform(step, shown, { folder, ...(kustomize && { kustomize }) })}\`\`\``;
  });
  if (process.env["UPDATE_README"] === "1") writeFileSync(join(repository, file), fresh);
  else expect(fresh).toBe(text);
  return [...text.matchAll(BLOCK)].length;
}

function git(folder: string, ...args: readonly string[]) {
  return spawnSync("git", ["-C", folder, ...args], { encoding: "utf8" });
}

function commit(folder: string): void {
  git(folder, "add", ".");
  git(folder, "-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-qm", "step", "--allow-empty");
}

interface Surroundings {
  readonly folder: string;
  readonly kustomize?: TypeCommand;
}

function perform(step: Step, shown: string, { folder, kustomize }: Surroundings): string {
  if (step.kustomize !== undefined) return kustomize?.(step.kustomize, folder) ?? shown;
  const written = step.append ?? step.write;
  if (written !== undefined) {
    const path = join(folder, written);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, step.write === undefined ? readFileSync(path, "utf8") + shown : shown);
    return shown;
  }
  for (const [file, from, to] of [...(step.replace ? [step.replace] : []), ...(step.then ?? [])]) {
    const path = join(folder, file);
    const before = readFileSync(path, "utf8");
    expect(before).toContain(from);
    writeFileSync(
      path,
      before.replace(from, () => to),
    );
  }
  if (step.show !== undefined) return showPart(join(folder, step.show[0]), step.show[1], step.show[2]);
  if (step.diff !== undefined) {
    const { stdout } = git(folder, "diff", "-U1", "--", step.diff);
    commit(folder);
    return stdout.replace(/^(?:diff|index) .*\n/gm, "");
  }
  if (step.run === undefined) return shown;
  // One stream, as a person sees it.
  const command = `exec "${process.execPath}" "${cli}" ${step.run.join(" ")} 2>&1`;
  return spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" }).stdout;
}

function showPart(path: string, from: string, to: string): string {
  const text = readFileSync(path, "utf8");
  const start = text.indexOf(from);
  const end = to === "" ? text.length : text.indexOf(to, start);
  expect({ from: start >= 0, to: end > start }).toEqual({ from: true, to: true });
  return text.slice(start, end);
}
