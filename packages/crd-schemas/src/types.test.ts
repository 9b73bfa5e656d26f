import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";

const file = fileURLToPath(new URL("./types.compile-failure.ts", import.meta.url));
const configPath = fileURLToPath(new URL("../../../tsconfig.base.json", import.meta.url));

/** `inventedField: TS2353 sslMode`: the constant that is refused, the compiler's code, and the text that it points at. */
function compile(): string[] {
  const config: unknown = ts.readConfigFile(configPath, ts.sys.readFile).config;
  const { compilerOptions } = config as { compilerOptions: object };
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, ".");
  const program = ts.createProgram([file], { ...options, noEmit: true, types: [] });
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start = 0, length = 0, code, messageText }) => {
    if (source?.fileName !== file) return `${source?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    const end = start + length;
    const constant = source.text
      .slice(0, end)
      .match(/(?<=export const )\w+/g)
      ?.at(-1);
    return `${constant}: TS${code} ${source.text.slice(start, end)}`;
  });
}

it("the generated types refuse what the CRDs refuse, at the field that is wrong", () => {
  expect(compile()).toEqual([
    "inventedField: TS2353 sslMode",
    "numberForText: TS2322 max_connections",
    "missingSpec: TS2741 missingSpec",
    "missingContainers: TS2741 spec",
    "wrongChoice: TS2322 poolMode",
    'plainExtension: TS2322 "uuid-ossp"',
    "wrongVersion: TS2322 apiVersion",
    "wrongVersion: TS2561 label",
  ]);
}, 60_000);
