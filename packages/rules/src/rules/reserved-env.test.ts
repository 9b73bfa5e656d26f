import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { reservedEnv } from "./reserved-env.ts";

const judge = (names: string) =>
  findFaults(reservedEnv, clusterText(`env: [${names.split(" ").map((name) => `{name: "${name}"}`)}]`));

describe("reserved-env", () => {
  it("finds the operator's variables, in any case", () => {
    expect(judge("TZ PGDATA pgpassword CNPG_X POD_NAME Namespace CLUSTER_NAME PGX")).toHaveLength(7);
    expect(judge("TZ PGDATA")).toEqual([
      expect.stringContaining("spec.env[1].name: Cluster shared: the variable PGDATA belongs to the operator"),
    ]);
  });

  it("is silent about others, placeholders and broken lists", () => {
    expect(judge("TZ AWS_REGION MY_NAMESPACE CNPG ${PG_NAME}")).toEqual([]);
    expect(findFaults(reservedEnv, clusterText("env: [null, {name: 5}]"))).toEqual([]);
  });
});
