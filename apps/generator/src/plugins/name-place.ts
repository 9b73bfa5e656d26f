import type { PluginFailure } from "@tenantry/krm-function";

/** The message with the place in the module behind it, as editors open it. @param file as people know the module */
export function namePlace({ message, line, column }: PluginFailure, file: string): string {
  if (line === undefined) return message;
  return `${message} (${file}:${line}${column === undefined ? "" : `:${column}`})`;
}
