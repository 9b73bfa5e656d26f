import { describe, expect, it } from "vitest";
import { Subject } from "../subject.ts";
import { adviseIsolation } from "./isolation.ts";

const advise = (isolation?: "enforce" | "off") => {
  // Only this field is read.
  const catalog = isolation === undefined ? {} : { catalog: { isolation } as never };
  return adviseIsolation(new Subject([], { cloudNativePG: "1.30", today: "2026-11-21", ...catalog }), "by hand");
};

describe("advice about who may come in", () => {
  it("is the catalog's own switch where that is off, and lines of pg_hba elsewhere", () => {
    expect([advise("off"), advise("enforce"), advise()]).toEqual([
      expect.stringContaining("`isolation: enforce`"),
      "by hand",
      "by hand",
    ]);
  });
});
