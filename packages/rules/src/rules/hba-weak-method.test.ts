import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { hbaWeakMethod } from "./hba-weak-method.ts";

const find = (line: string) =>
  findFaults(
    hbaWeakMethod,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {postgresql: {pg_hba: [${JSON.stringify(line)}]}}\n`,
  );

describe("hba-weak-method", () => {
  it("finds passwords in clear, and MD5", () => {
    expect(find("host all all all password")).toEqual([expect.stringContaining("sends the password over the network")]);
    expect(find("hostssl all all all md5")).toEqual([expect.stringContaining("accepts MD5 hashes")]);
  });

  it("is silent about SCRAM, a password inside of TLS, and a Pooler, where md5 is the right word", () => {
    expect(find("host all all all scram-sha-256")).toEqual([]);
    expect(find("hostssl all all all password")).toEqual([]);
    expect(
      findFaults(
        hbaWeakMethod,
        "apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata: {name: p}\nspec: {pgbouncer: {pg_hba: [host all all 0.0.0.0/0 md5]}}\n",
      ),
    ).toEqual([]);
  });
});
