import { describe, expect, it } from "vitest";
import { makeSubject } from "../test-subject.ts";
import { appearedOf, changesOf, placeOfVanished, vanishedOf } from "./committed.ts";

const cluster = (name: string, spec = "{}", namespace = "db") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n---\n`;
const database =
  "apiVersion: postgresql.cnpg.io/v1\nkind: Database\nmetadata: {name: wiki, namespace: db}\nspec: {cluster: {name: a}}\n";
const namesOf = (list: Iterable<{ readonly object: unknown }>) =>
  [...list].map(({ object }) => (object as { metadata: { name: string } }).metadata.name);

describe("what changed since the commit", () => {
  const subject = makeSubject(cluster("a", "{instances: 2}") + cluster("c") + cluster('"${X}"'), {
    committed: cluster("a", "{instances: 1}") + cluster("b") + database,
  });

  it("is what differs, what came and what went", () => {
    expect([...changesOf(subject, "Cluster")]).toMatchObject([{ title: "Cluster a", before: { instances: 1 } }]);
    expect(namesOf(vanishedOf(subject, "Cluster"))).toEqual(["b"]);
    expect(namesOf(appearedOf(subject, "Cluster"))).toEqual(["c"]);
  });

  it("is nothing where nothing is known of the past", () => {
    const alone = makeSubject(cluster("a"));
    expect([...changesOf(alone, "Cluster"), ...vanishedOf(alone, "Cluster"), ...appearedOf(alone, "Cluster")]).toEqual(
      [],
    );
  });

  it("is not told of twins: nobody knows which one was committed", () => {
    const twins = makeSubject(cluster("a", "{instances: 2}") + cluster("a", "{instances: 3}"), {
      committed: cluster("a"),
    });
    expect([...changesOf(twins, "Cluster")]).toEqual([]);
  });

  it("is told at the Cluster of what vanished, where there is no catalog", () => {
    const [vanished] = vanishedOf(subject, "Database");
    expect(vanished && placeOfVanished(subject, vanished)?.manifest.object).toMatchObject({ metadata: { name: "a" } });
  });
});
