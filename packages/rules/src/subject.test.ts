import { describe, expect, it } from "vitest";
import type { Manifest } from "./manifest.ts";
import { Subject } from "./subject.ts";

function make(file: string, kind: string, spec: object = {}): Manifest {
  const metadata = { name: kind === "Cluster" ? "shared" : "wiki", namespace: "databases" };
  return { object: { apiVersion: "postgresql.cnpg.io/v1", kind, metadata, spec }, form: "object", file };
}

describe("the Cluster that an object names", () => {
  it("is the one of the nearest file where several Kubernetes clusters have one of that name", () => {
    const pooler = make("clusters/b/poolers/wiki.yaml", "Pooler", { cluster: { name: "shared" } });
    const [first, second] = [
      make("clusters/a/db/cluster.yaml", "Cluster"),
      make("clusters/b/db/cluster.yaml", "Cluster"),
    ];
    const subject = new Subject([first, second, pooler], { cloudNativePG: "1.30", today: "2026-11-21" });
    expect(subject.clusterOf(pooler)).toBe(second);
    expect(subject.find("Cluster", "databases", "shared")).toBe(first);
  });

  it("is none where it stands in another namespace or is a patch", () => {
    const pooler = make("a.yaml", "Pooler", { cluster: { name: "shared" } });
    const patch: Manifest = { ...make("a.yaml", "Cluster"), form: "patch" };
    expect(
      new Subject([patch, pooler], { cloudNativePG: "1.30", today: "2026-11-21" }).clusterOf(pooler),
    ).toBeUndefined();
  });
});
