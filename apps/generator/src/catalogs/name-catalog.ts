import { relative, resolve, sep } from "node:path";
import type { Problem } from "@tenantry/tenant-model";
import { nearestWord } from "../cli/nearest-word.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import { CATALOG_FILE, CATALOGS_FOLDER } from "./catalog-places.ts";

export type NamedCatalog =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly problem: Problem };

export interface NameOptions {
  readonly workingFolder: string;
  /** Files of the catalogs that a default run would find, for did-you-mean. */
  readonly known: readonly string[];
}

/**
 * The catalog that an argument means: a file, a folder that holds tenants.yaml, both relative to the root or to the
 * working folder, or the name of a folder below kubernetes/catalogs. The first that exists wins, in this order.
 */
export function nameCatalog(inspector: PathInspector, argument: string, options: NameOptions): NamedCatalog {
  const paths = [resolve(inspector.root, argument), resolve(options.workingFolder, argument)];
  if (/^[^/\\]+$/.test(argument)) paths.push(resolve(inspector.root, CATALOGS_FOLDER, argument));
  const candidates = paths.map((path) => relative(inspector.root, path).split(sep).join("/"));
  const inside = candidates.filter((path) => path !== ".." && !path.startsWith("../") && !/^[A-Za-z]:/.test(path));
  if (inside.length === 0) {
    return refuse(
      argument,
      `the catalog ${argument} stands outside of the root ${inspector.root}`,
      "name a catalog below the root, or another root with --root",
    );
  }
  for (const path of inside) {
    const file = findFile(inspector, path);
    if (file !== undefined) return { ok: true, file };
  }
  return refuse(
    argument,
    `there is no catalog ${argument}: no such file, no folder with a ${CATALOG_FILE}, no ${CATALOGS_FOLDER}/${argument}`,
    suggest(argument, options.known),
  );
}

/** A path that is blocked counts as found: reading it says what is in the way. */
function findFile(inspector: PathInspector, path: string): string | undefined {
  const { kind } = path === "" ? { kind: "folder" } : inspector.inspect(path);
  if (kind === "missing") return undefined;
  if (kind !== "folder") return path;
  const inner = path === "" ? CATALOG_FILE : `${path}/${CATALOG_FILE}`;
  return inspector.inspect(inner).kind === "missing" ? undefined : inner;
}

function suggest(argument: string, known: readonly string[]): string {
  if (known.length === 0) return `no catalog stands below the root: create ${CATALOGS_FOLDER}/<name>/${CATALOG_FILE}`;
  const names = known.map((file) => (file === CATALOG_FILE ? file : (file.split("/").at(-2) ?? file)));
  const nearest = nearestWord(argument, names) ?? nearestWord(argument, known);
  return nearest === undefined ? `there are: ${names.join(", ")}` : `did you mean ${nearest}?`;
}

/** The argument stands where the path of a catalog would, so that every problem begins with a place. */
function refuse(argument: string, message: string, help: string): NamedCatalog {
  const place = { file: argument, line: 1, column: 1, path: "" };
  return { ok: false, problem: { rule: "catalog-not-found", severity: "error", message, help, ...place } };
}
