import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../dist/conformance/python", import.meta.url));

/** The interpreter that has moto. @throws Error that says how to install it */
export function findPython(): string {
  return find("python");
}

/** @throws Error that says how to install it */
export function findShellcheck(): string {
  return find("shellcheck");
}

/** Where `aws` is, and the folders that it needs to be seen. @throws Error that says how to install it */
export function findAws(): { readonly path: string; readonly folders: readonly string[] } {
  find("aws");
  const base = execFileSync(find("python"), ["-c", "import sys; print(sys.base_prefix)"], { encoding: "utf8" }).trim();
  return { path: `${folder}/bin`, folders: [folder, ...(base.startsWith("/usr") ? [] : [base])] };
}

function find(name: string): string {
  const path = `${folder}/bin/${name}`;
  if (!existsSync(`${folder}/stamp`) || !existsSync(path)) {
    throw new Error(`dist/conformance/python/bin/${name} is missing: run tools/conformance/backup/install.sh`);
  }
  return path;
}
