import { expect, it } from "vitest";
import { carryAnnotations, isOwnConfig, readOrigin, refersTo } from "./item-annotations.ts";

const withAnnotations = (annotations: Record<string, string>, name = "a") => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, annotations },
});

it("annotations of the runner that got lost come back, others do not", () => {
  const original = withAnnotations({
    "internal.config.kubernetes.io/id": "1",
    "config.k8s.io/id": "1",
    "config.kubernetes.io/path": "a.yaml",
    "kustomize.config.k8s.io/id": "kind: ConfigMap\n",
    own: "x",
  });
  expect(carryAnnotations({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } }, original)).toEqual(
    withAnnotations({
      "internal.config.kubernetes.io/id": "1",
      "config.k8s.io/id": "1",
      "config.kubernetes.io/path": "a.yaml",
      "kustomize.config.k8s.io/id": "kind: ConfigMap\n",
    }),
  );
  const moved = withAnnotations({ "config.kubernetes.io/path": "b.yaml" });
  const carried = carryAnnotations(moved, original) as typeof moved;
  expect(carried.metadata.annotations["config.kubernetes.io/path"]).toBe("b.yaml");
});

it.each([null, 7, "2", ""])("an id that was changed to %j is again what the runner gave", (id) => {
  const original = withAnnotations({ "internal.config.kubernetes.io/id": "1", "config.k8s.io/id": "1", own: "x" });
  const changed = withAnnotations({
    "internal.config.kubernetes.io/id": id as string,
    "config.k8s.io/id": "1",
    own: "y",
  });
  expect(carryAnnotations(changed, original)).toEqual(
    withAnnotations({ "internal.config.kubernetes.io/id": "1", "config.k8s.io/id": "1", own: "y" }),
  );
  expect(carryAnnotations(changed, withAnnotations({}))).toEqual(withAnnotations({ own: "y" }));
});

it("a file that is no text is again what the runner gave", () => {
  const original = withAnnotations({ "internal.config.kubernetes.io/path": "a.yaml" });
  const changed = withAnnotations({ "internal.config.kubernetes.io/path": null as unknown as string });
  expect(carryAnnotations(changed, original)).toEqual(original);
});

it("a generator's own configuration is known by its name and that it is local", () => {
  const config = withAnnotations({ "config.kubernetes.io/function": "x" });
  expect(isOwnConfig(withAnnotations({ "config.kubernetes.io/local-config": "true" }), config)).toBe(true);
  expect(isOwnConfig(withAnnotations({}), config)).toBe(false);
  expect(isOwnConfig(withAnnotations({ "config.kubernetes.io/local-config": "true" }, "b"), config)).toBe(false);
});

it("results name an item and the file that it comes from", () => {
  const item = withAnnotations({ "internal.config.kubernetes.io/path": "a/b.yaml", "config.kubernetes.io/index": "2" });
  expect(refersTo(item)).toEqual({ apiVersion: "v1", kind: "ConfigMap", name: "a" });
  expect(readOrigin(item)).toEqual({ path: "a/b.yaml", index: 2 });
  expect(readOrigin(withAnnotations({}))).toBeUndefined();
});
