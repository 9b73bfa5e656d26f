import type { AnyObject } from "../../manifests/real-tools.ts";
import { mustKubectl, runKubectl } from "../run-kubectl.ts";
import type { RunningApiServer } from "../running-api-server.ts";

/** One change of one object. */
export interface Harm extends Place {
  /** A merge patch for the object as it is; undefined where the object is deleted. */
  readonly patch?: (before: AnyObject) => object;
  /** Whose words are changed: a controller's (`status`), or those of whoever asked for the object. */
  readonly part?: "status" | "object";
}

interface Place {
  /** As kubectl takes it, e.g. `deployments.apps/any`. */
  readonly target: string;
  /** Undefined for what has none. */
  readonly namespace?: string;
}

/** Somebody asks for something else. */
export function change(place: Place, patch: object): Harm {
  return { ...place, patch: () => patch, part: "object" };
}

/** A controller says something else. */
export function report(place: Place, status: object): Harm {
  return { ...place, patch: () => ({ status }), part: "status" };
}

/** A controller says that something is not the case; its other conditions stay. */
export function deny(place: Place, type: string, message: string): Harm {
  const denied = { type, status: "False", reason: "Failed", message, lastTransitionTime: "2026-01-02T03:04:05Z" };
  const patch = ({ status }: AnyObject) => {
    const { conditions = [] } = (status ?? {}) as { conditions?: readonly { readonly type: string }[] };
    return { status: { conditions: [...conditions.filter((it) => it.type !== type), denied] } };
  };
  return { ...place, patch, part: "status" };
}

export function remove(place: Place): Harm {
  return { ...place };
}

/** Does the harm. @returns what undoes it. @throws Error where the object is not there, or the API server refuses */
export async function doHarm(server: RunningApiServer, harms: readonly Harm[]): Promise<() => Promise<void>> {
  const admin = server.kubeconfig("admin");
  const done: AnyObject[] = [];
  for (const { target, namespace, patch, part } of harms) {
    const place = [target, ...(namespace === undefined ? [] : [`--namespace=${namespace}`])];
    const before = JSON.parse(await mustKubectl(admin, ["get", ...place, "--output=json"])) as AnyObject;
    done.push(before);
    const subresource = part === "status" ? ["--subresource=status"] : [];
    const verb =
      patch === undefined
        ? ["delete", ...place]
        : ["patch", ...place, "--type=merge", `--patch=${JSON.stringify(patch(before))}`, ...subresource];
    await mustKubectl(admin, verb);
  }
  return async () => {
    for (const object of done.toReversed()) await bringBack(admin, object);
  };
}

async function bringBack(admin: string, object: AnyObject): Promise<void> {
  const { resourceVersion: _, uid, creationTimestamp, managedFields, ...metadata } = object["metadata"] as AnyObject;
  const text = JSON.stringify({ ...object, metadata });
  const replaced = await runKubectl(admin, ["replace", "--filename=-", "--output=json"], text);
  const now = JSON.parse(
    replaced.status === 0
      ? replaced.stdout
      : await mustKubectl(admin, ["create", "--filename=-", "--output=json"], text),
  ) as { readonly metadata: { readonly generation?: number } };
  if (object["status"] === undefined) return;
  // Its controller would have looked at it again.
  const status = JSON.stringify(object["status"]).replaceAll(
    /"observedGeneration":\d+/g,
    `"observedGeneration":${now.metadata.generation ?? 1}`,
  );
  const again = JSON.stringify({ ...object, metadata, status: JSON.parse(status) });
  await mustKubectl(admin, ["replace", "--subresource=status", "--filename=-"], again);
}
