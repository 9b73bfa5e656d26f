import type { Resources, Storage } from "../catalog/cluster.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

interface Amounts {
  readonly cpu: string | number;
  readonly memory: string;
}

/** Limits equal requests where they are not written. */
export function resolveResources(
  config: { readonly requests: Amounts; readonly limits?: Amounts | undefined },
  place: Path,
  resolver: Resolver,
): Resources {
  const amounts = (part: "requests" | "limits", from: Amounts) => ({
    cpu: resolver.wholeText(from.cpu, [...place, part, "cpu"]),
    memory: resolver.wholeText(from.memory, [...place, part, "memory"]),
  });
  const requests = amounts("requests", config.requests);
  return { requests, limits: config.limits ? amounts("limits", config.limits) : requests };
}

export function resolveStorage(
  config: { readonly size: string; readonly storageClass?: string | undefined },
  place: Path,
  resolver: Resolver,
): Storage {
  return {
    ...(config.storageClass !== undefined && {
      storageClass: resolver.wholeText(config.storageClass, [...place, "storageClass"]),
    }),
    size: resolver.wholeText(config.size, [...place, "size"]),
  };
}
