import { listDragonflyUsers } from "@tenantry/renderer";
import type { Catalog, Dragonfly } from "@tenantry/tenant-model";

/** What a session on the main port is answered, as redis-cli prints it: an empty line follows each error. */
export function answerClient(
  catalog: Catalog,
  { tls }: Dragonfly,
  { isEncrypted, stdin }: { readonly isEncrypted: boolean; readonly stdin: string },
): string {
  if (isEncrypted !== (tls !== undefined)) return "Error: Connection reset by peer\n";
  let user: string | undefined;
  return stdin
    .trim()
    .split("\n")
    .map((line) => {
      const [verb, first = "", second = ""] = parseArguments(line);
      if (verb === "AUTH") {
        if (second !== `pw-${first}`) return "WRONGPASS invalid username-password pair or user is disabled.\n\n";
        user = first;
        return "OK\n";
      }
      if (user === undefined) return "NOAUTH Authentication required.\n\n";
      if (verb === "PING") return "PONG\n";
      const prefix = listDragonflyUsers(catalog).find(({ name }) => name === user)?.prefix;
      return prefix === undefined || first.startsWith(prefix) ? "0\n" : `NOPERM ${user} has no access to the key\n\n`;
    })
    .join("");
}

/** As redis-cli splits a line, as far as the checks write any. */
export function parseArguments(line: string): readonly string[] {
  return line.split(" ").map((word) => {
    if (!word.startsWith('"')) return word;
    const bytes = [...word.matchAll(/\\x([0-9a-f]{2})/g)].map(([, hex = ""]) => Number.parseInt(hex, 16));
    return new TextDecoder().decode(Uint8Array.from(bytes));
  });
}
