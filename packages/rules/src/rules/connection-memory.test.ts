import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { connectionMemory } from "./connection-memory.ts";

const find = (parameters: string, limits: string) =>
  findFaults(
    connectionMemory,
    clusterText(
      `postgresql:\n  parameters:\n    ${parameters.replaceAll("\n", "\n    ")}\nresources:\n  limits:\n    ${limits.replaceAll("\n", "\n    ")}`,
    ),
  );

describe("connection-memory", () => {
  it("counts 10Mi a session beside shared_buffers, to the byte", () => {
    const parameters = 'max_connections: "200"\nshared_buffers: 256MB';
    expect(find(parameters, "memory: 2256Mi")).toEqual([]);
    expect(find(parameters, "memory: 2255Mi")).toEqual([
      "spec.postgresql.parameters.max_connections: Cluster shared: 200 sessions at 10Mi and 256Mi of shared_buffers are 2256Mi, and an instance may use 2255Mi",
    ]);
  });

  it("takes PostgreSQL's 128MB where nothing is written, and pages where there is no unit", () => {
    expect(find('max_connections: "10"', "memory: 228Mi")).toEqual([]);
    expect(find('max_connections: "10"', "memory: 227Mi")).toHaveLength(1);
    expect(find('max_connections: "10"\nshared_buffers: "131072"', "memory: 1Gi")).toHaveLength(1);
  });

  it("counts no shared_buffers that lie in huge pages", () => {
    const parameters = 'max_connections: "100"\nshared_buffers: 8GB';
    const limits = "memory: 2Gi\nhugepages-2Mi: 9Gi";
    expect(find(parameters, limits)).toEqual([]);
    expect(find(`${parameters}\nhuge_pages: "off"`, limits)).toHaveLength(1);
  });

  it("is silent without a limit, without a chosen number, and about placeholders", () => {
    expect(find('max_connections: "1000"', "cpu: 2")).toEqual([]);
    expect(find("log_line_prefix: x", "memory: 64Mi")).toEqual([]);
    expect(find("max_connections: ${MAX}", "memory: 64Mi")).toEqual([]);
    expect(find('max_connections: "1000"', "memory: ${MEMORY}")).toEqual([]);
  });
});
