import type { Path } from "@tenantry/tenant-model";
import type { Fields } from "../manifest.ts";
import { listAt } from "./fields.ts";

/** Lists of SQL in `bootstrap.initdb`, by the database they run in (cloudnative-pg v1.27.0, initdb.go). */
const LISTS = {
  postInitSQL: "postgres",
  postInitTemplateSQL: "template1",
  postInitApplicationSQL: "application",
} as const;

export interface CreatedExtension {
  readonly name: string;
  readonly list: keyof typeof LISTS;
  readonly database: (typeof LISTS)[keyof typeof LISTS];
  readonly path: Path;
}

/** Extensions that a Cluster creates by SQL when it is bootstrapped. */
export function* createdExtensions(cluster: Fields): Generator<CreatedExtension> {
  for (const list of Object.keys(LISTS) as (keyof typeof LISTS)[]) {
    const place = ["spec", "bootstrap", "initdb", list];
    for (const [index, sql] of listAt(cluster, ...place).entries()) {
      if (typeof sql !== "string") continue;
      const text = sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, " ");
      for (const [, quoted, plain] of text.matchAll(
        /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([a-z_][\w$-]*))/gi,
      ))
        yield { name: quoted ?? plain?.toLowerCase() ?? "", list, database: LISTS[list], path: [...place, index] };
    }
  }
}
