import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { replayDocument, repository } from "../../../apps/generator/src/test-document.ts";
import { useKustomize } from "./kustomize-functions.ts";

const { type } = useKustomize().kustomize;

it("docs/plugins.md shows what kustomize prints (refresh: UPDATE_README=1)", () => {
  let typed = 0;
  replayDocument(
    "docs/plugins.md",
    (copy) =>
      cpSync(join(repository, "docs/examples/plugins"), join(copy, "docs/examples/plugins"), { recursive: true }),
    (command, at) => {
      typed += 1;
      return type(command, at);
    },
  );
  expect(typed).toBe(4);
});
