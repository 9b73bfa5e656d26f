import fc from "fast-check";
import type { CatalogText } from "./catalog-edit.ts";

/** A catalog as people write them: comments, blank lines, quotes, indentation and line breaks of every kind. */
export interface WrittenCatalog extends CatalogText {
  readonly names: readonly string[];
}

const style = fc.record({
  step: fc.constantFrom(2, 3, 4),
  dash: fc.constantFrom(0, 2, 4),
  gap: fc.constantFrom(2, 4),
  lineBreak: fc.constantFrom("\n", "\r\n"),
  ending: fc.boolean(),
  apart: fc.boolean(),
});

const comment = fc.constantFrom("", "", " # why", ' # "quoted": [x, y', " # - name: old");
const ownComment = fc.constantFrom<(string | undefined)[]>(undefined, undefined, "# above", "#", "# - name: gone");
const further = fc.constantFrom<(readonly string[])[]>(
  [],
  ["owner: 'team-a'"],
  ["direct: 2", "", "labels: {a: b} "],
  ["databases:", "  - name: x_%", "    # inner", "    extensions: [pg_trgm, 'uuid-ossp']"],
  ["poolers:", "- {type: rw, connections: 3}", "# deep"],
  ["state: present"],
);

const tenant = fc.record({
  quote: fc.constantFrom("", '"', "'"),
  comment,
  above: ownComment,
  further,
  isFlow: fc.boolean(),
});
const names = ["blog", "shop", "wiki", "a-b-c", "on"];

export const writtenCatalog: fc.Arbitrary<WrittenCatalog> = fc
  .record({
    style,
    tenants: fc.array(tenant, { minLength: 1, maxLength: 5 }),
    behind: fc.constantFrom<(readonly string[])[]>([], ["# the end"], ["", "# the end"], ["  isolation: off"]),
  })
  .map(({ style: { step, dash, gap, lineBreak, ending, apart }, tenants, behind }) => {
    const column = " ".repeat(step);
    const lines = [
      "# first line",
      "apiVersion: tenantry.dev/v1alpha1",
      'kind: "TenantCatalog"',
      "metadata:",
      `${column}name: any`,
      "spec:",
      `${column}cluster: {name: shared, storage: {size: 20Gi}} # flow`,
      `${column}backup: {method: none, reason: 'a test'}`,
      `${column}secrets: {store: {name: vault}}`,
      `${column}tenants: # all of them`,
    ];
    const start = " ".repeat(step + dash);
    for (const [index, { quote, comment: why, above, further: fields, isFlow }] of tenants.entries()) {
      const name = names[index] ?? "";
      if (apart && index > 0) lines.push("");
      if (above !== undefined) lines.push(start + above);
      const first = `${start}-${" ".repeat(gap - 1)}`;
      if (isFlow) lines.push(`${first}{name: ${quote}${name}${quote}, direct: 1}${why}`);
      else {
        lines.push(`${first}name: ${quote}${name}${quote}${why}`);
        for (const field of fields) {
          lines.push(
            field === "" ? "" : start + " ".repeat(gap) + field.replace("x_%", `${name.replaceAll("-", "_")}_x`),
          );
        }
      }
    }
    lines.push(...behind.map((line) => (line.startsWith("  ") ? column + line.trim() : line)));
    const text = lines.join(lineBreak) + (ending ? lineBreak : "");
    return {
      file: "kubernetes/catalogs/any/tenants.yaml",
      text,
      listIncluded: () => ({ files: [], problems: [] }),
      names: names.slice(0, tenants.length),
    };
  });
