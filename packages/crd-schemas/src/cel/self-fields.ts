import type { ASTNode } from "@marcbachmann/cel-js";

/** The fields of `root` that an expression reads, or "all" when it uses `root` as a whole. */
export function findFieldsRead(node: unknown, root: string): ReadonlySet<string> | "all" {
  const fields = new Set<string>();
  return collect(node) ? fields : "all";

  function collect(it: unknown): boolean {
    if (Array.isArray(it)) return it.every(collect);
    if (!isNode(it)) return true;
    if (it.op === "id") return it.args !== root;
    if (it.op === "." && isNode(it.args[0]) && it.args[0].op === "id" && it.args[0].args === root) {
      fields.add(it.args[1]);
      return true;
    }
    return collect(it.args);
  }
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}
