import fc from "fast-check";
import { expect, it } from "vitest";
import { readSecretValue } from "./read-secret.ts";

it("reads what Kubernetes keeps in base64", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const data = { password: Buffer.from(text, "utf8").toString("base64") };
      expect(readSecretValue({ data }, "password")).toBe(text);
    }),
  );
});

it("has nothing for a key that is missing, and for a value that is no base64", () => {
  expect(readSecretValue({ data: { a: "!" } }, "a")).toBeUndefined();
  expect(readSecretValue({ data: { a: "YQ==" } }, "b")).toBeUndefined();
  expect(readSecretValue(undefined, "a")).toBeUndefined();
});
