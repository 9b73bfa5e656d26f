import { formatBytes, readQuantity } from "@tenantry/tenant-model";
import { readAdmittedMemory } from "../reading/admitted-memory.ts";
import { type ClusterReading, clustersOf } from "../reading/clusters.ts";
import { textAt } from "../reading/fields.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Fault, Rule } from "../rule.ts";

const DEFAULTS: Readonly<Record<"min_wal_size" | "max_wal_size", string>> = {
  min_wal_size: "80MB",
  max_wal_size: "1GB",
};
const NAMES = ["min_wal_size", "max_wal_size"] as const;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateWalSizeConfiguration. */
export const walSizes: Rule = {
  id: "wal-sizes",
  severity: "error",
  title: "`min_wal_size` is less than `max_wal_size`, and both are less than the WAL volume.",
  refusedBy: "webhook",
  *check(subject) {
    for (const cluster of clustersOf(subject)) {
      const { manifest, title } = cluster;
      const [min, max] = NAMES.map((name) => read(cluster, name));
      if (min === undefined || max === undefined) continue;
      for (const { name, written, bytes, isOpen } of [min, max])
        if (bytes === undefined && !isOpen)
          yield {
            manifest,
            path: placeOfParameter(name),
            message: `${title}: \`${name}\` is ${JSON.stringify(written)}: expected a number with kB, MB, GB or TB`,
            help: suggest(name, written ?? ""),
          };
      // Zero is nobody's limit: upstream leaves it out of both comparisons.
      if (min.bytes && max.bytes && min.bytes >= max.bytes) yield tellOrder(cluster, min, max);
      yield* checkVolume(cluster, [min, max]);
    }
  },
};

interface Size {
  readonly name: (typeof NAMES)[number];
  /** As written; undefined where the default holds. */
  readonly written: string | undefined;
  readonly bytes: number | undefined;
  readonly isOpen: boolean;
}

function read({ object }: ClusterReading, name: Size["name"]): Size {
  const text = textAt(object, ...placeOfParameter(name));
  const written = text === "" ? undefined : text;
  const isOpen = hasPlaceholder(written);
  return { name, written, bytes: isOpen ? undefined : readAdmittedMemory(written ?? DEFAULTS[name]), isOpen };
}

function tellOrder({ manifest, title }: ClusterReading, min: Size, max: Size): Fault {
  const show = ({ name, written }: Size) => `\`${name}\` ${written ?? `${DEFAULTS[name]} by default`}`;
  const path = placeOfParameter(min.written === undefined ? "max_wal_size" : "min_wal_size");
  const message = `${title}: ${show(min)} is not less than ${show(max)}`;
  return {
    manifest,
    path,
    message,
    help: "raise `max_wal_size`, or lower `min_wal_size`; PostgreSQL recycles WAL files between the two",
  };
}

function* checkVolume({ manifest, spec, title }: ClusterReading, sizes: readonly Size[]): Iterable<Fault> {
  const text = textAt(spec, "walStorage", "size");
  const volume = text === undefined || text === "" ? undefined : readQuantity(text);
  if (volume === undefined) return;
  for (const { name, written, bytes } of sizes)
    if (written !== undefined && bytes && bytes >= volume)
      yield {
        manifest,
        path: placeOfParameter(name),
        message: `${title}: \`${name}\` ${written} does not fit into \`walStorage\` of ${text}`,
        help: `raise \`walStorage.size\` to ${formatBytes(bytes * 3)}, or lower \`${name}\`: it is a soft limit, and WAL that is not archived yet comes on top`,
      };
}

function suggest(name: string, written: string): string {
  const match = /^\s*(\d+)\s*([kmgt])i?b?\s*$/i.exec(written);
  if (match === null) return `write a number with a unit, such as \`${name}: 1GB\``;
  const unit = (match[2] ?? "").toUpperCase().replace("K", "k");
  return `write \`${name}: ${match[1]}${unit}B\``;
}
