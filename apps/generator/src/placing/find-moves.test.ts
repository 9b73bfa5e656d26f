import { describe, expect, it } from "vitest";
import { findMoves, moveProblem } from "./find-moves.ts";

const object = (kind: string, name: string) =>
  `apiVersion: x/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: db\nspec:\n  name: other\n`;
const created = (path: string, wanted: string) => ({ kind: "created" as const, path: `w/${path}`, wanted });
const updated = (path: string, found: string, wanted: string) => {
  return { kind: "updated" as const, path: `w/${path}`, found, wanted, since: "rendered" as const };
};
const deleted = (path: string, found: string) => {
  return { kind: "deleted" as const, path: `w/${path}`, found, since: "rendered" as const };
};

describe("findMoves", () => {
  it("finds a tenant's objects that go to another shard", () => {
    const both = `${object("Database", "a")}---\n${object("Database", "b")}`;
    const moves = findMoves(
      [
        updated("tenants/databases.yaml", both, object("Database", "a")),
        created("shards/02/databases.yaml", object("Database", "b")),
        deleted("tenants/poolers/b-pooler.yaml", object("Pooler", "b-pooler-rw")),
        created("shards/02/poolers/b-pooler.yaml", object("Pooler", "b-pooler-rw")),
      ],
      "w",
    );
    expect(moves).toEqual([{ from: "tenants", to: "shards/02", objects: ["Database db/b", "Pooler db/b-pooler-rw"] }]);
  });

  it("finds what a change of the layout moves", () => {
    const moves = findMoves(
      [
        deleted("shared-cluster/cluster.yaml", object("Cluster", "c")),
        created("cluster/cluster.yaml", object("Cluster", "c")),
      ],
      "w",
    );
    expect(moves).toMatchObject([{ from: "the whole catalog", to: "cluster", objects: ["Cluster db/c"] }]);
    const [move] = moves;
    expect(move && moveProblem(move, "tenants.yaml").message).toContain(
      "an object moves from the Flux Kustomization of the whole catalog to that of cluster",
    );
  });

  it("leaves alone what comes, goes, changes or is only in another file", () => {
    const moves = findMoves(
      [
        created("tenants/a.yaml", object("Database", "new")),
        deleted("tenants/b.yaml", object("Database", "gone")),
        updated("tenants/c.yaml", object("Database", "c"), `${object("Database", "c")}  more: 1\n`),
        deleted("tenants/d.yaml", object("Database", "d")),
        created("tenants/e.yaml", object("Database", "d")),
        created("tenants/kustomization.yaml", object("Kustomization", "k")),
      ],
      "w",
    );
    expect(moves).toEqual([]);
  });
});
