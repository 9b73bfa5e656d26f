import { type ClusterReading, clustersOf, isReplica } from "../reading/clusters.ts";
import { numberAt, textAt } from "../reading/fields.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Fault, Rule } from "../rule.ts";

const LEVELS = ["logical", "replica", "minimal"];
const LEVEL = placeOfParameter("wal_level");
const SENDERS = placeOfParameter("max_wal_senders");

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateConfiguration. */
export const walLevel: Rule = {
  id: "wal-level",
  severity: "error",
  title: "`wal_level` is one that the operator knows, and enough for standbys and archiving.",
  refusedBy: "webhook",
  *check(subject) {
    for (const cluster of clustersOf(subject)) {
      const level = textAt(cluster.object, ...LEVEL);
      if (level === undefined || hasPlaceholder(level)) continue;
      if (!LEVELS.includes(level)) {
        const meant = LEVELS.find((known) => known === level.trim().toLowerCase());
        yield {
          manifest: cluster.manifest,
          path: LEVEL,
          message: `${cluster.title}: \`wal_level\` is ${JSON.stringify(level)}: expected logical, replica or minimal`,
          help:
            meant === undefined
              ? "write `wal_level: replica`, or leave it out: it is logical then"
              : `write \`wal_level: ${meant}\``,
        };
      } else if (level === "minimal") yield* checkMinimal(cluster);
    }
  },
};

function* checkMinimal(cluster: ClusterReading): Iterable<Fault> {
  const { manifest, object, title } = cluster;
  const reason = needsMore(cluster);
  if (reason !== undefined)
    yield {
      manifest,
      path: LEVEL,
      message: `${title}: \`wal_level: minimal\`, but ${reason}`,
      help: "write `wal_level: replica`, or leave it out: it is logical then",
    };
  const senders = textAt(object, ...SENDERS);
  if (reason === undefined && senders !== "0" && !hasPlaceholder(senders))
    yield {
      manifest,
      path: senders === undefined ? LEVEL : SENDERS,
      message: `${title}: \`wal_level: minimal\` with \`max_wal_senders\` ${senders === undefined ? "left out" : JSON.stringify(senders)}: expected "0"`,
      help: 'write `max_wal_senders: "0"`: PostgreSQL does not start otherwise',
    };
}

function needsMore(cluster: ClusterReading): string | undefined {
  const instances = numberAt(cluster.spec, "instances");
  if (instances !== undefined && instances > 1) return `\`instances: ${instances}\` needs WAL for standbys`;
  if (isReplica(cluster) === true) return "it is a replica cluster";
  const skip = textAt(cluster.object, "metadata", "annotations", "cnpg.io/skipWalArchiving");
  if (skip === "enabled" || hasPlaceholder(skip)) return undefined;
  return "the operator keeps WAL archiving on, as the annotation `cnpg.io/skipWalArchiving: enabled` is not there";
}
