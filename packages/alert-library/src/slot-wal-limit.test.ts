import { expect, it } from "vitest";
import { limitSlotWAL } from "./slot-wal-limit.ts";
import { openTestCatalog } from "./test-catalog.ts";

async function limit(size: string | number, walStorage = true) {
  return limitSlotWAL(
    await openTestCatalog("shop", (spec) => {
      spec.cluster.parameters["max_slot_wal_keep_size"] = size;
      if (!walStorage) delete spec.cluster.walStorage;
    }),
  );
}

it.each([
  ["4GB", 4 * 2 ** 30],
  ["1.5 GB", 1.5 * 2 ** 30],
  ["2097152kB", 2 * 2 ** 30],
  ["1TB", 2 ** 40],
  ["1073741824B", 2 ** 30],
  [2048, 2 * 2 ** 30], // PostgreSQL counts this one in megabytes
])("reads the bound %s as PostgreSQL does", async (written, bytes) => {
  expect(await limit(written)).toEqual({ bytes: String(bytes), name: `max_slot_wal_keep_size (${written})` });
});

it.each([-1, "-1", 0, "4 gigabytes"])("takes the volume of the WAL where %s bounds nothing", async (written) => {
  expect(await limit(written)).toEqual({
    bytes: expect.stringContaining('persistentvolumeclaim=~"shop-postgres-[0-9]+-wal"'),
    name: "the WAL volume",
  });
});

it("takes the data volume where the WAL is on it", async () => {
  expect(await limit(-1, false)).toEqual({
    bytes: expect.stringContaining('persistentvolumeclaim=~"shop-postgres-[0-9]+"'),
    name: "the data volume",
  });
});
