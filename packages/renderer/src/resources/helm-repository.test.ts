import { describe, expect, it } from "vitest";
import { listObjects, listPaths, makeCatalog } from "../test-catalog.ts";
import { makeOperator } from "../test-platform.ts";
import { buildHelmRepositories } from "./helm-repository.ts";

const oci = makeOperator("dragonfly", { repository: "oci://ghcr.io/dragonflydb/dragonfly-operator/helm" });
const files = buildHelmRepositories(makeCatalog({ operators: [makeOperator("cloudNativePG"), oci] }));
const [https, registry] = listObjects(files);

describe("the HelmRepository of an operator", () => {
  it("stands beside its release, in the operator's own folder and namespace", () => {
    expect(listPaths(files)).toEqual([
      "out/db/operators/cloudnative-pg/helmrepository.yaml",
      "out/db/operators/dragonfly-operator/helmrepository.yaml",
    ]);
    expect(https.metadata).toMatchObject({ name: "cloudnative-pg", namespace: "cloudnative-pg-system" });
  });

  it("is of type oci for a registry only: Flux refuses the type for an index of charts", () => {
    expect(https.spec).toEqual({ interval: "1h", url: "https://charts.example.org" });
    expect(registry.spec).toMatchObject({ type: "oci", url: "oci://ghcr.io/dragonflydb/dragonfly-operator/helm" });
  });

  it("is not rendered where the operators are another team's", () => {
    expect(buildHelmRepositories(makeCatalog())).toEqual([]);
  });
});
