import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { type RunOptions, run } from "./run.ts";

type Target = string | { readonly [condition: string]: Target };

export interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, Target>>;
  readonly [field: string]: unknown;
}

/** One published package, unpacked. */
export interface Packed {
  readonly tarball: string;
  /** Absolute. */
  readonly folder: string;
  /** Relative to its folder. */
  readonly files: readonly string[];
  readonly manifest: Manifest;
}

/** Unpacks tarballs into a folder of their own each. */
export function unpack(
  tarballs: readonly string[],
  into: string,
  environment: RunOptions["environment"],
): readonly Packed[] {
  return tarballs.map((tarball) => {
    const parent = join(into, basename(tarball, ".tgz"));
    mkdirSync(parent, { recursive: true });
    run(["tar", "xzf", tarball], { folder: parent, environment });
    const folder = join(parent, "package");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
      statSync(join(folder, path)).isFile(),
    );
    return { tarball, folder, files, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) };
  });
}

/** Files that users reach through `exports`, by the name that they import; patterns are filled in. */
export function listExports({ manifest, files }: Packed): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [entry, target] of Object.entries(manifest.exports ?? {})) {
    const file = chooseTarget(target).replace(/^\.\//, "");
    const name = entry.replace(/^\.(?=\/|$)/, manifest.name);
    const [start = "", end] = file.split("*");
    if (end === undefined) found.set(name, file);
    else
      for (const path of files)
        if (path.startsWith(start) && path.endsWith(end))
          found.set(name.replace("*", path.slice(start.length, path.length - end.length)), path);
  }
  return found;
}

/** What Node takes. */
function chooseTarget(target: Target): string {
  if (typeof target === "string") return target;
  const chosen = target["default"];
  if (chosen === undefined) throw new Error(`no default in ${JSON.stringify(target)}`);
  return chooseTarget(chosen);
}
