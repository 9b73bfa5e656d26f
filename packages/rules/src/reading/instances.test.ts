import { describe, expect, it } from "vitest";
import { countInstances, readMemoryLimit, readSync, sizeOfVolume } from "./instances.ts";

describe("countInstances", () => {
  it("takes the CRD's default where nothing is written, and nothing for a placeholder", () => {
    expect(countInstances({})).toBe(1);
    expect(countInstances({ instances: 3 })).toBe(3);
    expect(countInstances({ instances: "${N}" })).toBeUndefined();
  });
});

describe("readSync", () => {
  it("reads both forms, and `required` where no durability is written", () => {
    expect(readSync({ maxSyncReplicas: 2 })).toMatchObject({ count: 2, form: "legacy" });
    expect(readSync({ postgresql: { synchronous: { number: 1 } } })).toMatchObject({ count: 1, form: "required" });
    expect(readSync({ postgresql: { synchronous: { number: 1, dataDurability: "preferred" } } })?.form).toBe(
      "preferred",
    );
  });

  it("is undefined where a commit waits for nobody", () => {
    expect(readSync({})).toBeUndefined();
    expect(readSync({ maxSyncReplicas: 0 })).toBeUndefined();
    expect(readSync({ postgresql: { synchronous: { number: "${N}" } } })).toBeUndefined();
  });
});

describe("sizes", () => {
  it("prefers a volume's own size to that of its claim", () => {
    const pvcTemplate = { resources: { requests: { storage: "2Gi" } } };
    expect(sizeOfVolume({ size: "1Gi", pvcTemplate })).toBe(2 ** 30);
    expect(sizeOfVolume({ pvcTemplate })).toBe(2 ** 31);
    expect(sizeOfVolume({ size: "${S}" })).toBeUndefined();
    expect(sizeOfVolume(undefined)).toBeUndefined();
  });

  it("reads a memory limit", () => {
    expect(readMemoryLimit({ resources: { limits: { memory: "1Gi" } } })).toBe(2 ** 30);
    expect(readMemoryLimit({ resources: { requests: { memory: "1Gi" } } })).toBeUndefined();
  });
});
