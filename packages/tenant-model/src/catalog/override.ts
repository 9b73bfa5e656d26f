import type { Path } from "../problem.ts";

/** Fields of a rendered object that the catalog writes out itself; leaves may be placeholders. */
export interface Override {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly origin: Path;
}
