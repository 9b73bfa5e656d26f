#!/usr/bin/env node
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openFolder, openUpstream, parseJson, SyncError } from "./crd-source.mjs";
import { derive } from "./derive.mjs";
import { applyDifference, compareFolder } from "./folder-diff.mjs";

const help = `Derives packages/crd-schemas/src/generated and crds.lock.json from the pinned CRDs.

  nx run crd-schemas:sync [-- OPTIONS]

  --from DIR   read a local copy (index.json and <project>/<version>/<file>.yaml) instead of the public tags
  --upstream URL
               a mirror that stands in for both public hosts (files and commits)
  --update     accept files whose sha256 is new or has changed
  --check      change nothing; fail if a committed file differs from what the pins give
`;

const packageFolder = fileURLToPath(new URL("../../packages/crd-schemas/", import.meta.url));
const generatedFolder = join(packageFolder, "src", "generated");
const lockPath = join(packageFolder, "crds.lock.json");

function readOptions() {
  try {
    return parseArgs({
      options: {
        from: { type: "string" },
        upstream: { type: "string" },
        update: { type: "boolean", default: false },
        check: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new SyncError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

async function run() {
  const options = readOptions();
  if (options.help) return process.stdout.write(help);

  const accept = options.update ? "new" : "locked";
  const source =
    options.from === undefined
      ? openUpstream({
          fetch,
          ...(options.upstream === undefined ? {} : { hosts: { files: options.upstream, api: options.upstream } }),
          resolveCommits: options.update ? "resolve" : "leave",
        })
      : await openFolder(resolve(process.env.INIT_CWD ?? ".", options.from));
  const lockText = await readFile(lockPath, "utf8").catch((error) => {
    if (error.code === "ENOENT") return '{"files":[]}';
    throw error;
  });
  const lock = parseJson(lockText, { path: lockPath, advice: "Restore the committed file." });
  const derived = await derive({ source, lock, accept });

  const difference = await compareFolder(generatedFolder, derived.generated);
  const lockChanged = derived.lockText !== lockText;
  const names = [
    ...difference.changed.map((it) => `changed  src/generated/${it}`),
    ...difference.stale.map((it) => `stale    src/generated/${it}`),
    ...(lockChanged ? ["changed  crds.lock.json"] : []),
  ];
  if (options.check && names.length > 0) {
    throw new SyncError(
      `packages/crd-schemas is not what the pinned CRDs give:\n  ${names.join("\n  ")}\nRun: nx run crd-schemas:sync`,
    );
  }
  if (!options.check) {
    await applyDifference(generatedFolder, derived.generated, difference);
    if (lockChanged) await writeFile(lockPath, derived.lockText);
  }
  process.stdout.write(`${names.length === 0 ? "Up to date" : names.join("\n")} (${derived.generated.size} files)\n`);
}

run().catch((error) => {
  if (!(error instanceof SyncError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
