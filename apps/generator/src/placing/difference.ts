/** How a file on disk differs from what the catalog says. Paths are relative to the root. */
export type Difference =
  | { readonly kind: "created"; readonly path: string; readonly wanted: string }
  | {
      readonly kind: "updated";
      readonly path: string;
      readonly wanted: string;
      readonly found: string;
      /** `edited`: changed by hand since it was rendered. */
      readonly since: "rendered" | "edited";
    }
  | {
      readonly kind: "deleted";
      readonly path: string;
      readonly found: string;
      readonly since: "rendered" | "edited";
    };
