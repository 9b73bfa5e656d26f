import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { foreignServerWrapper } from "./foreign-server-wrapper.ts";

const judge = (spec: string, cloudNativePG = "1.30") =>
  findFaults(
    foreignServerWrapper,
    `{apiVersion: postgresql.cnpg.io/v1, kind: Database, metadata: {name: d}, spec: {${spec}}}`,
    { cloudNativePG },
  );
const server = "servers: [{name: s, fdw: postgres_fdw}]";

describe("foreign-server-wrapper", () => {
  it("finds a wrapper that is not in the list, although an extension may bring it", () => {
    expect(judge(`${server}, extensions: [{name: postgres_fdw}]`)).toEqual([
      "spec.servers[0].fdw: Database d: the foreign server s uses the wrapper postgres_fdw, which is not in `fdws`",
    ]);
    expect(judge(server, "1.27")).toEqual([]);
  });

  it("is silent where it is, where the server goes away, and where a name is not known", () => {
    expect(judge(`${server}, fdws: [{name: postgres_fdw}]`)).toEqual([]);
    expect(judge("servers: [{name: s, fdw: x, ensure: absent}]")).toEqual([]);
    expect(judge(`${server}, fdws: [{name: "\${FDW}"}]`)).toEqual([]);
    expect(judge('servers: [{name: s, fdw: "${FDW}"}, {name: t}, null]')).toEqual([]);
  });
});
