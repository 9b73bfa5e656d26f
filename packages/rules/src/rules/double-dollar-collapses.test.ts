import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { doubleDollarCollapses } from "./double-dollar-collapses.ts";

const flux = { substitution: "flux", variables: new Map([["X", "1"]]) } as const;
const sql = (text: string) => clusterText(`bootstrap: {initdb: {postInitSQL: [${JSON.stringify(text)}]}}`);
const script = (text: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x.sh: ${JSON.stringify(text)}}\n`;

describe("double-dollar-collapses", () => {
  it.each(["DO $$ BEGIN END $$;", "do language plpgsql $$BEGIN END$$", "CREATE FUNCTION f() RETURNS int AS $$ x $$"])(
    "finds the dollar quotes of %j",
    (text) =>
      expect(findFaults(doubleDollarCollapses, sql(text), flux)).toEqual([
        expect.stringContaining("spec.bootstrap.initdb.postInitSQL[0]: Cluster shared: Flux makes `$` of every `$$`"),
      ]),
  );

  it.each(["DO $$$$ BEGIN END $$$$;", "DO $body$ BEGIN END $body$;", "SELECT '$$'", "DO $${X}"])(
    "is silent about %j",
    (text) => expect(findFaults(doubleDollarCollapses, sql(text), flux)).toEqual([]),
  );

  it("finds the shell's process id", () => {
    expect(findFaults(doubleDollarCollapses, script("#!/bin/sh\ntouch /tmp/x.$$\n"), flux)).toEqual([
      expect.stringContaining("no longer reads its process id"),
    ]);
  });

  it("is silent about escapes in a script", () => {
    expect(findFaults(doubleDollarCollapses, script("#!/bin/sh\necho $${A} $$B $$(C) $$$$\n"), flux)).toEqual([]);
  });

  it("is silent about `$$` that is nobody's, and where Flux does not substitute", () => {
    expect(findFaults(doubleDollarCollapses, script("a $$ b").replace("x.sh", "regex"), flux)).toEqual([]);
    expect(findFaults(doubleDollarCollapses, sql("DO $$ BEGIN END $$;"))).toEqual([]);
  });
});
