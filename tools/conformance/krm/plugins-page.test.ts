import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { buildCli } from "../../../apps/generator/src/e2e/test-cli.ts";
import { replayDocument, repository } from "../../../apps/generator/src/test-document.ts";
import { prepareKustomize } from "./kustomize-functions.ts";

it("docs/plugins.md shows what kustomize prints (refresh: UPDATE_README=1)", () => {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-krm-"));
  const built = buildCli();
  onTestFinished(() => {
    built.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const { type } = prepareKustomize(folder, built.cli);
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
