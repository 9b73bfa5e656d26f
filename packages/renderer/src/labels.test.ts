import { expect, it } from "vitest";
import { labelObject, labelPoolerPod } from "./labels.ts";
import { makeCatalog, makeTenant } from "./test-catalog.ts";

it("says on every object by what and from which catalog it is managed, and for which tenant", () => {
  expect(labelObject(makeCatalog())).toEqual({
    "app.kubernetes.io/managed-by": "tenantry",
    "app.kubernetes.io/part-of": "any",
  });
  expect(labelObject(makeCatalog(), makeTenant("gitlab"))).toMatchObject({ "tenantry.dev/tenant": "gitlab" });
});

it("puts no label on pods that CNPG sets itself", () => {
  const names = Object.keys(labelPoolerPod(makeTenant("gitlab")));
  expect(names.filter((name) => /^(cnpg\.io|app\.kubernetes\.io)\//.test(name))).toEqual([]);
});
