import type { OperatorVersion } from "../operator-version.ts";
import { type ClusterReading, clustersOf } from "../reading/clusters.ts";
import { isFields, isSet, listAt, valueAt } from "../reading/fields.ts";
import { mayHave } from "../reading/operator-fixes.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Fault, Rule } from "../rule.ts";

const PLACE = ["spec", "postgresql", "extensions"];
const LISTS = ["extension_control_path", "dynamic_library_path"];
const NEWER_LISTS = [...LISTS, "ld_library_path", "bin_path"];
/** First patches of their minors that look at volume names and at the image. */
const NAMES_AS_VOLUMES = ["1.27.4", "1.28.2", "1.29.0"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateExtensions. */
export const imageExtensions: Rule = {
  id: "image-extensions",
  severity: "error",
  title: "Extensions from images have names, images and paths that do not collide or escape.",
  refusedBy: "webhook",
  *check(subject) {
    for (const cluster of clustersOf(subject)) {
      const seen = new Map<string, string>();
      for (const [index, extension] of listAt(cluster.object, ...PLACE).entries()) {
        if (!isFields(extension)) continue;
        const name = plainTextAt(extension, "name");
        if (name !== undefined) {
          const twin = findTwin(seen, name, subject.operator);
          if (twin !== undefined) yield tellTwin(cluster, index, name, twin);
          seen.set(name, seen.get(name) ?? name);
        }
        if (mayHave(subject.operator, NAMES_AS_VOLUMES)) yield* checkImage(cluster, index, name);
        const isNewer = subject.operator.mayBeAtLeast("1.29");
        for (const list of isNewer ? NEWER_LISTS : LISTS) yield* checkPaths(cluster, [...PLACE, index, list], isNewer);
      }
    }
  },
};

const asVolume = (name: string) => name.replaceAll("_", "-");

function findTwin(seen: ReadonlyMap<string, string>, name: string, operator: OperatorVersion): string | undefined {
  if (seen.has(name) || !mayHave(operator, NAMES_AS_VOLUMES)) return seen.get(name);
  return [...seen.keys()].find((other) => asVolume(other) === asVolume(name));
}

function tellTwin({ manifest, title }: ClusterReading, index: number, name: string, twin: string): Fault {
  const path = [...PLACE, index, "name"];
  if (twin === name)
    return { manifest, path, message: `${title}: the extension ${name} is there twice`, help: "remove one of the two" };
  const message = `${title}: the extensions ${twin} and ${name} would have one volume, ext-${asVolume(name)}`;
  return { manifest, path, message, help: "rename one of the two: the operator writes - for _ in names of volumes" };
}

function* checkImage(
  { manifest, object, title }: ClusterReading,
  index: number,
  name = "without a name",
): Iterable<Fault> {
  const place = [...PLACE, index, "image", "reference"];
  const reference = valueAt(object, ...place) ?? "";
  if (reference !== "" || isSet(object, "spec", "imageCatalogRef")) return;
  const message = `${title}: the extension ${name} has no image`;
  yield {
    manifest,
    path: place,
    message,
    help: "add `image: {reference: …}`, or an `imageCatalogRef` whose catalog names one",
  };
}

function* checkPaths(
  { manifest, object, title }: ClusterReading,
  place: readonly (string | number)[],
  isNewer: boolean,
): Iterable<Fault> {
  const seen = new Set<string>();
  for (const [index, path] of listAt(object, ...place).entries()) {
    if (typeof path !== "string" || path.includes("${")) continue;
    const reason =
      path === ""
        ? "is empty"
        : seen.has(path)
          ? "is there twice"
          : isNewer && escapes(path)
            ? "leaves the extension's image"
            : undefined;
    seen.add(path);
    if (reason === undefined) continue;
    const message = `${title}: the path ${JSON.stringify(path)} in \`${place.at(-1)}\` ${reason}`;
    yield {
      manifest,
      path: [...place, index],
      message,
      help: "write a path inside of the image, such as `share`, each once",
    };
  }
}

/** Whether a relative path climbs out of where it starts; an absolute one is taken from the image's root. */
function escapes(path: string): boolean {
  if (path.startsWith("/")) return false;
  let depth = 0;
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    depth += part === ".." ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}
