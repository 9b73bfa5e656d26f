import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of its own for one test, removed afterwards. */
export function makeRoot(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), "tenantry-test-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeTree(root, files);
  return root;
}

export function writeTree(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Path → text of every file below a folder; symlinks and folders as `symlink` and nothing. */
export function readTree(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const tree: Record<string, string> = {};
  for (const path of paths) {
    const stats = lstatSync(join(root, path));
    if (stats.isSymbolicLink()) tree[path] = "symlink";
    else if (stats.isFile()) tree[path] = readFileSync(join(root, path), "utf8");
  }
  return tree;
}

/** A rendered file's text: header and body. */
export function signText(catalog: string, body: string): string {
  return `# ${writeHeader(catalog, body)}\n${body}`;
}

/** The same of a Markdown page. */
export function signPage(catalog: string, body: string): string {
  return `<!-- ${writeHeader(catalog, body)} -->\n${body}`;
}

function writeHeader(catalog: string, body: string): string {
  const digest = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return `Rendered by tenantry from ${catalog}. Do not edit: change the catalog, then render. sha256:${digest}`;
}
