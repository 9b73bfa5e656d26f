/** YAML of a Pooler called `wiki` of the Cluster `shared`; `spec` is YAML lines without indent. */
export function poolerText(spec: string, name = "wiki"): string {
  const lines = `cluster: {name: shared}\n${spec.trim()}`.replace(/^/gm, "  ");
  return `apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata:\n  name: ${name}\nspec:\n${lines}\n`;
}
