import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { parameterNames } from "./parameter-names.ts";

const judge = (parameters: string, cloudNativePG = "1.30") =>
  findFaults(parameterNames, clusterText(`instances: 1\npostgresql: {parameters: ${parameters}}`), { cloudNativePG });

describe("parameter-names", () => {
  it("finds names that PostgreSQL cannot read, in every version", () => {
    for (const version of ["1.27", "1.30"])
      expect(judge('{work-mem: "1MB", a.b.c: x, "1st": x, "max connections": x}', version)).toHaveLength(4);
    expect(judge('{work-mem: "1MB"}')).toEqual([
      'spec.postgresql.parameters.work-mem: Cluster shared: "work-mem" is no name of a parameter: expected letters, digits, _ and $, with one dot at most',
    ]);
  });

  it("is silent about names of PostgreSQL, of extensions, and placeholders", () => {
    expect(judge("{work_mem: x, pgaudit.log: x, TimeZone: x, _x.y$1: x}")).toEqual([]);
    expect(judge('{"${NAME}": x}')).toEqual([]);
  });

  it("says the name that is meant, where it is plain", () => {
    const helps = (name: string) => findHelps(parameterNames, clusterText(`postgresql: {parameters: {${name}: x}}`));
    expect(helps("work-mem")).toEqual(["write `work_mem`"]);
    expect(helps("a.b.c")).toEqual(["write the name as PostgreSQL documents it"]);
  });
});
