import type { Manifest } from "../manifest.ts";
import { isFields, listAt, nameObject, textAt } from "../reading/fields.ts";
import { fluxKey } from "../reading/flux.ts";
import { isOneEditAway } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf } from "../subject.ts";

interface Dependency {
  readonly index: number;
  /** `namespace/name`. */
  readonly key: string;
}

/** kustomize-controller v1.9.4, internal/controller/kustomization_controller.go, checkDependencies. */
export const fluxDependencyNeverReady: Rule = {
  id: "flux-dependency-never-ready",
  severity: "error",
  title: "A Flux Kustomization depends on others that can become ready before it.",
  *check(subject) {
    const all = subject.ofKind("FluxKustomization");
    const byKey = new Map(all.map((manifest) => [fluxKey(manifest.object), manifest]));
    const next = new Map([...byKey].map(([key, { object }]) => [key, listDependencies(object)]));
    for (const manifest of all) {
      const own = fluxKey(manifest.object);
      for (const { index, key } of listDependencies(manifest.object)) {
        const fault = { manifest, path: ["spec", "dependsOn", index] };
        const title = nameObject(manifest.object);
        if (key === own) {
          yield { ...fault, message: `${title} depends on itself: it never becomes ready`, help: "remove this entry" };
          continue;
        }
        const circle = findWay(next, key, own);
        if (circle !== undefined) {
          const way = [own, ...circle].map((it) => it.replace(/^.*\//, "")).join(" → ");
          const message = `${title} waits for itself: ${way}. None of them is ever applied`;
          yield { ...fault, message, help: "remove one of these dependencies" };
          continue;
        }
        const near = byKey.has(key) ? undefined : [...byKey.keys()].find((it) => it !== own && isOneEditAway(it, key));
        if (near === undefined) continue;
        const message = `${title} depends on ${key.replace(/^\//, "")}, which is not here, while ${near.replace(/^\//, "")} is: it waits for ever`;
        yield { ...fault, message, help: `write \`${near.replace(/^.*\//, "")}\` if that is meant` };
      }
    }
  },
};

function listDependencies(object: Manifest["object"]): Dependency[] {
  return listAt(object, "spec", "dependsOn").flatMap((entry, index) => {
    const name = isFields(entry) ? textAt(entry, "name") : undefined;
    if (name === undefined || name.includes("${")) return [];
    return [{ index, key: `${textAt(entry, "namespace") ?? namespaceOf(object)}/${name}` }];
  });
}

/** The shortest way from one to another, both included. */
function findWay(
  next: ReadonlyMap<string, readonly Dependency[]>,
  from: string,
  to: string,
): readonly string[] | undefined {
  const ways: string[][] = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    const last = way.at(-1) ?? "";
    if (last === to) return way;
    for (const { key } of next.get(last) ?? []) {
      if (seen.has(key)) continue;
      seen.add(key);
      ways.push([...way, key]);
    }
  }
  return undefined;
}
