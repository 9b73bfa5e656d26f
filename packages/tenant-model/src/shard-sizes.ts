import type { Catalog } from "./catalog.ts";
import type { Problem } from "./problem.ts";

/** kustomize takes time with the square of a folder's objects: seconds at 500 tenants, at every interval. */
const MOST_TENANTS = 100;

/** Shards that have grown too large. Said of the file as a whole: a line of its own would cost every run a full parse. */
export function findLargeShards({ file, tenants }: Pick<Catalog, "file" | "tenants">): Problem[] {
  const sizes = new Map<number, number>();
  for (const { shard } of tenants) sizes.set(shard, (sizes.get(shard) ?? 0) + 1);
  const next = Math.max(1, ...sizes.keys()) + 1;
  return [...sizes]
    .filter(([, size]) => size > MOST_TENANTS)
    .map(([shard, size]) => ({
      rule: "shard-size",
      severity: "warning",
      message: `shard ${shard} has ${size} tenants: Flux builds more than ${MOST_TENANTS} at once slowly, at every interval`,
      help: `give new tenants \`shard: ${next}\`; moving the present ones takes care, which \`render\` explains`,
      file,
      line: 1,
      column: 1,
      path: "spec.tenants",
    }));
}

/** The shard of a new tenant: the newest with room, else the next one. The present ones never move. */
export function chooseShard(tenants: readonly { readonly shard: number }[]): number {
  const sizes = new Map<number, number>([[1, 0]]);
  for (const { shard } of tenants) sizes.set(shard, (sizes.get(shard) ?? 0) + 1);
  const withRoom = [...sizes].flatMap(([shard, size]) => (size < MOST_TENANTS ? [shard] : []));
  return withRoom.length > 0 ? Math.max(...withRoom) : Math.max(...sizes.keys()) + 1;
}
