import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cloudNativePGVersions } from "@tenantry/crd-schemas";
import { openFolder, openUpstream } from "../../crd-sync/crd-source.mjs";
import { hashText } from "../../crd-sync/lock.mjs";
import { listPins } from "../../crd-sync/pins.mjs";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
/** A local copy of the pinned CRDs; without one they come from the public tags. */
const copy = process.env["TENANTRY_CRDS"] ?? join(repository, "../shared/crds");

/**
 * Writes every pinned CRD to a folder, each held against its checksum in crds.lock.json.
 * @returns the files that hold for a version of CloudNativePG, `x.y` or `x.y.z`
 */
export async function fetchCrds(folder: string): Promise<(cloudNativePG: string) => string[]> {
  const source = existsSync(copy) ? await openFolder(copy) : openUpstream({ fetch, resolveCommits: "leave" });
  const { files } = JSON.parse(readFileSync(join(repository, "packages/crd-schemas/crds.lock.json"), "utf8")) as {
    files: { project: string; version: string; path: string; sha256: string }[];
  };
  const written: { project: string; version: string; file: string }[] = [];
  for (const pin of listPins()) {
    const { text } = await source.read(pin).catch((error: unknown) => {
      throw new Error(
        `The CRDs that objects are held against cannot be read: ${error instanceof Error ? error.message : String(error)}\n` +
          "They come from the public tags, or from a copy: name its folder in TENANTRY_CRDS (its layout: tools/crd-sync/crd-source.mjs), or place it at ../shared/crds.",
      );
    });
    const locked = files.find((it) => it.project === pin.project && it.version === pin.version && it.path === pin.path);
    if (locked?.sha256 !== hashText(text))
      throw new Error(`${pin.project} ${pin.version} ${pin.path} is not what crds.lock.json says`);
    const file = join(folder, pin.project, pin.version, `${pin.path.replace(/[^A-Za-z0-9.]+/g, "_")}.yaml`);
    mkdirSync(join(folder, pin.project, pin.version), { recursive: true });
    writeFileSync(file, text);
    written.push({ project: pin.project, version: pin.version, file });
  }
  return (cloudNativePG) => {
    const minor = cloudNativePG.split(".").slice(0, 2).join(".");
    const pinned = cloudNativePGVersions.find((it) => it.minor === minor)?.pinned;
    return written
      .filter(({ project, version }) => project !== "cloudnative-pg" || version === `v${pinned}`)
      .map(({ file }) => file);
  };
}
