import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflyThreadMemory } from "./dragonfly-thread-memory.ts";

const find = (spec: string) =>
  findFaults(
    dragonflyThreadMemory,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache, namespace: caches}, spec: ${spec}}`,
  );

describe("dragonfly-thread-memory", () => {
  it("finds threads that have less than 256 MiB each, and says how many fit", () => {
    expect(find('{args: ["--maxmemory=700mb", "--proactor_threads=4"]}')).toEqual([
      "spec.args[1]: Dragonfly cache: 4 threads need 1Gi of memory for data, and `--maxmemory` gives 700Mi: it ends at its start",
    ]);
  });

  it.each([
    '["--maxmemory=1gb", "--proactor_threads=4"]',
    '["--proactor_threads=4"]',
    '["--maxmemory=1mb"]',
    "[]",
    "7",
  ])("is silent about %s", (args) => expect(find(`{args: ${args}}`)).toEqual([]));

  it("reads flags whose values are arguments of their own", () => {
    expect(find('{args: ["--maxmemory", "200mb", "--proactor_threads", "1"]}')).toHaveLength(1);
  });
});
