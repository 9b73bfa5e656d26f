/** Whether a text still waits for a value: Flux or kustomize puts it in later, so nothing can be said about it. */
export function hasPlaceholder(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}
