import { describe, expect, it } from "vitest";
import { readSettingsValues } from "./settings-values.ts";

const read = (object: Record<string, unknown>) => {
  const values = readSettingsValues(object);
  return values && Object.fromEntries(values);
};

describe("readSettingsValues", () => {
  it("reads ConfigMaps, Secrets, a mapping with data, and names with values alone", () => {
    expect(read({ apiVersion: "v1", kind: "ConfigMap", data: { A: "x" } })).toEqual({ A: "x" });
    expect(read({ kind: "Secret", data: { A: "eA==", B: "eA==" }, stringData: { B: "y" } })).toEqual({
      A: "x",
      B: "y",
    });
    expect(read({ data: { A: "x" } })).toEqual({ A: "x" });
    expect(read({ A: "x", B: 3, C: true, D: null })).toEqual({ A: "x", B: "3", C: "true", D: "" });
    expect(read({ kind: "ConfigMap" })).toEqual({});
  });

  it("has no value for what is encrypted", () => {
    expect(read({ kind: "Secret", stringData: { A: "ENC[AES256_GCM,data:x]" }, sops: { mac: "x" } })).toEqual({});
  });

  it("refuses what holds no settings", () => {
    expect(read({ kind: "Deployment", data: {} })).toBeUndefined();
    expect(read({ replicas: { a: 1 } })).toBeUndefined();
    expect(read({ kind: "ConfigMap", data: ["a"] })).toBeUndefined();
  });
});
