import { expect, it } from "vitest";
import { listObjects, listPaths, makeCatalog } from "../test-catalog.ts";
import { buildPodDisruptionBudgets } from "./pod-disruption-budget.ts";

it("lets one pod of a pooler go at a time", () => {
  const files = buildPodDisruptionBudgets(makeCatalog());
  expect(listPaths(files)).toEqual(["out/db/poolers/harbor-pooler-pdb.yaml"]);
  expect(listObjects(files)[0]).toMatchObject({
    metadata: { name: "harbor-pooler-rw" },
    spec: { maxUnavailable: 1, selector: { matchLabels: { "cnpg.io/poolerName": "harbor-pooler-rw" } } },
  });
});
