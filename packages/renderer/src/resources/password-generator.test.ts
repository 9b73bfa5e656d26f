import { expect, it } from "vitest";
import { listObjects, makeCatalog } from "../test-catalog.ts";
import { buildPasswordGenerator } from "./password-generator.ts";

it("makes passwords that need no escaping in a URI", () => {
  const [object] = listObjects(buildPasswordGenerator(makeCatalog({ secrets: { style: "generate", length: 40 } })));
  expect(object.metadata.name).toBe("shared-passwords");
  expect(object.spec).toEqual({ length: 40, digits: 10, symbols: 0, noUpper: false, allowRepeat: true });
});

it("is not there where passwords come from a store", () => {
  expect(buildPasswordGenerator(makeCatalog())).toEqual([]);
});
