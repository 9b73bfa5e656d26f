import { loadSchemas } from "@tenantry/crd-schemas";
import {
  type Catalog,
  type CatalogSource,
  type Finding,
  formatPath,
  locateFindings,
  type Problem,
} from "@tenantry/tenant-model";
import type { Kit } from "@tenantry/validation-kit";

/** What the API server would refuse of the objects that people apply by hand: no render may hand out such a thing. */
export async function judgeKit(
  { objects }: Pick<Kit, "objects">,
  { catalog, source }: { readonly catalog: Catalog; readonly source: CatalogSource },
): Promise<readonly Problem[]> {
  if (objects.length === 0) return [];
  const loaded = await loadSchemas(catalog.versions, objects);
  // The catalog's own objects were refused for it already.
  if (!loaded.ok) return [];
  const findings = objects.flatMap((object) =>
    loaded.schemas.validate(object).map(({ path, kind, message }): Finding => {
      const field = path.length === 0 ? "" : `${formatPath(path)}: `;
      return {
        rule: kind === "cel" ? "crd-rule" : "crd-schema",
        severity: "error",
        message: `${object.kind} ${object.metadata?.name ?? ""} of the kit: ${field}${message}`,
        help: "correct the field of the catalog that it comes from, or do without: spec.verify.kit: off",
        place: ["spec", "verify"],
      };
    }),
  );
  return findings.length === 0 ? [] : locateFindings(findings, source);
}
