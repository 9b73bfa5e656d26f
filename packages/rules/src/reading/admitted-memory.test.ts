import { describe, expect, it } from "vitest";
import { readAdmittedMemory } from "./admitted-memory.ts";

describe("readAdmittedMemory", () => {
  it("reads PostgreSQL's units", () => {
    expect(["8kB", "512MB", "1.5GB", "1 TB", "1000B"].map(readAdmittedMemory)).toEqual([
      8192,
      512 * 2 ** 20,
      1.5 * 2 ** 30,
      2 ** 40,
      1000,
    ]);
  });

  it("takes a bare number for megabytes", () => {
    expect(readAdmittedMemory("128")).toBe(2 ** 27);
  });

  it("knows no other units", () => {
    expect(["1Gi", "1gb", "1G", "GB", "", "1GB ", "on"].map(readAdmittedMemory)).toEqual(Array(7).fill(undefined));
  });
});
