import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { poolerWithoutResources as rule } from "./pooler-without-resources.ts";

const find = (containers: string, extra = "") =>
  findFaults(rule, poolerText({ spec: `template:\n  spec:\n${extra}    containers: ${containers}` }));

describe("pooler-without-resources", () => {
  it("finds a Pooler without a template, without the container, and with an empty one", () => {
    expect(findFaults(rule, poolerText({}))).toEqual([
      expect.stringContaining("spec.template.spec.containers: Pooler wiki-pooler-rw: its container asks for no memory"),
    ]);
    expect(find("[]")).toHaveLength(1);
    expect(find("[{name: pgbouncer, resources: {}}]")).toEqual([
      expect.stringContaining("spec.template.spec.containers[0]: "),
    ]);
    expect(find("[{name: exporter, resources: {limits: {memory: 1Gi}}}]")).toHaveLength(1);
  });

  it("is silent about requests or limits of any kind", () => {
    expect(find("[{name: pgbouncer, resources: {requests: {cpu: 1}}}]")).toEqual([]);
    expect(find("[{name: pgbouncer, resources: {limits: {memory: 1Gi}}}]")).toEqual([]);
  });

  it("leaves resources of the whole pod to another rule", () => {
    expect(find("[]", "    resources: {limits: {memory: 1Gi}}\n")).toEqual([]);
  });

  it("is silent where a LimitRange of the namespace gives defaults", () => {
    const range = "apiVersion: v1\nkind: LimitRange\nmetadata:\n  name: defaults\n";
    expect(findFaults(rule, range + poolerText({}))).toEqual([]);
  });
});
