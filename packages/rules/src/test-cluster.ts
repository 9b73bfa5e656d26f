/** YAML of a Cluster called `shared`; `spec` and `annotations` are YAML lines without indent. */
export function clusterText(spec: string, annotations = ""): string {
  const indent = (text: string, by: string) => text.trim().replace(/^/gm, by);
  const extra = annotations === "" ? "" : `  annotations:\n${indent(annotations, "    ")}\n`;
  return `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: shared\n${extra}spec:\n${indent(spec, "  ")}\n`;
}
