import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { slotWalUnbounded } from "./slot-wal-unbounded.ts";

const cluster = (spec: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n`;
const find = (spec: string) => findFaults(slotWalUnbounded, cluster(spec));
const kept = (value: string) =>
  `{instances: 3, walStorage: {size: 10Gi}, postgresql: {parameters: {max_slot_wal_keep_size: ${value}}}}`;

describe("slot-wal-unbounded", () => {
  it("finds standbys without a bound, and proposes half of the volume", () => {
    const text = "{instances: 3, walStorage: {size: 10Gi}}";
    expect(find(text)).toEqual([expect.stringContaining("max_slot_wal_keep_size: Cluster a: without")]);
    const [fault] = slotWalUnbounded.check(makeSubject(cluster(text)));
    expect(fault?.help).toContain("`max_slot_wal_keep_size: 5120MB`");
  });

  it("finds -1, and a bound that the volume cannot hold", () => {
    expect(find(kept('"-1"'))).toHaveLength(1);
    expect(find(kept("10GB"))).toEqual([expect.stringContaining("of 10Gi bounds nothing on a `walStorage` of 10Gi")]);
  });

  it("is silent about a bound, one instance, slots that are off, and placeholders", () => {
    expect(find(kept("9GB"))).toEqual([]);
    expect(find("{instances: 1}")).toEqual([]);
    expect(find("{instances: 3, replicationSlots: {highAvailability: {enabled: false}}}")).toEqual([]);
    expect(find(kept('"${KEEP}"'))).toEqual([]);
    expect(find('{instances: "${N}"}')).toEqual([]);
  });
});
