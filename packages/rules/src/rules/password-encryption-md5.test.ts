import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { passwordEncryptionMd5 } from "./password-encryption-md5.ts";

const find = (parameters: string) =>
  findFaults(passwordEncryptionMd5, clusterText(`postgresql: {parameters: ${parameters}}`));

describe("password-encryption-md5", () => {
  it("finds md5, however it is spelled", () => {
    expect(find("{password_encryption: md5}")).toEqual([
      expect.stringContaining(
        "spec.postgresql.parameters.password_encryption: Cluster shared: with `password_encryption: md5`",
      ),
    ]);
    expect(find("{Password_Encryption: MD5}")).toHaveLength(1);
  });

  it.each([
    "{password_encryption: scram-sha-256}",
    '{password_encryption: "${METHOD}"}',
    "{password_encryption: null}",
    "{}",
    "x",
  ])("is silent about %s", (parameters) => expect(find(parameters)).toEqual([]));
});
