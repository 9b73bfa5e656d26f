import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.ts";

function accept(line: string) {
  const read = readArguments(line.split(" ").filter((word) => word !== ""));
  if (!read.ok) throw new Error(read.mistake.message);
  return read.arguments;
}

function refuse(line: string) {
  const read = readArguments(line.split(" ").filter((word) => word !== ""));
  if (read.ok) throw new Error(`accepted: ${JSON.stringify(read.arguments)}`);
  return { ...read.mistake, format: read.format };
}

describe("readArguments", () => {
  it("fills in what is left out", () => {
    expect(accept("render")).toEqual({
      command: "render",
      catalogs: [],
      format: "text",
      handEdited: "refuse",
      product: "objects",
      settings: [],
    });
  });

  it("takes options before, between and behind the catalogs, with a space or an equals sign", () => {
    expect(accept("--format=json render infra --root /x apps --overwrite")).toEqual({
      command: "render",
      catalogs: ["infra", "apps"],
      root: "/x",
      format: "json",
      handEdited: "overwrite",
      product: "objects",
      settings: [],
    });
  });

  it("lets build alone print the Flux Kustomizations", () => {
    expect(accept("build infra --flux-kustomization")).toMatchObject({ product: "flux-kustomization" });
    expect(refuse("render --flux-kustomization").message).toContain("only `tenantry build`");
  });

  it("lets build alone write to a file of its own", () => {
    expect(accept("build infra --output dist/infra.yaml")).toMatchObject({ output: "dist/infra.yaml" });
    expect(refuse("render --output dist").message).toContain("only `tenantry build`");
  });

  it("takes settings files and versions for lint alone", () => {
    expect(accept("lint a b --settings x --cnpg 1.27 --settings=y --flux 2.8.1")).toMatchObject({
      catalogs: ["a", "b"],
      settings: ["x", "y"],
      cloudNativePG: "1.27",
      flux: "2.8.1",
    });
    expect(refuse("lint").message).toContain("PATH");
    expect(refuse("lint a --cnpg latest").message).toContain("no version");
    expect(refuse("check --cnpg 1.27").message).toContain("--cnpg");
    expect(refuse("check --settings x").message).toContain("--settings");
    expect(refuse("lint a --overwrite").message).toContain("--overwrite");
  });

  it("takes the options of an editing command, some of them several times", () => {
    const { told } = accept("tenant add shop --pooler rw --pooler=ro --mode session --dry-run");
    expect(Object.fromEntries(told ?? [])).toEqual({ pooler: ["rw", "ro"], mode: ["session"], "dry-run": [] });
    expect(refuse("tenant add shop --mode a --mode b").message).toBe("--mode is given 2 times");
    expect(refuse("render --dry-run").message).toContain("only `tenantry init`, `tenantry tenant add`");
    expect(refuse("tenant retire shop --pooler rw").message).toContain("only `tenantry tenant add` does");
    expect(refuse("tenant add shop --pooler").message).toBe("--pooler needs a value");
    expect(refuse("tenant add a b c").message).toContain("got 3 words");
    expect(refuse("init infra").message).toContain("`tenantry init --name infra`");
  });

  it("takes what follows -- as catalogs, whatever it looks like", () => {
    expect(accept("check -- --odd")).toMatchObject({ command: "check", catalogs: ["--odd"] });
  });

  it("knows commands of two words", () => {
    expect(accept("settings add infra")).toMatchObject({ command: "settings add", catalogs: ["infra"] });
    expect(refuse("settings").message).toContain("`tenantry settings add`");
    expect(accept("tenant add shop infra")).toMatchObject({ command: "tenant add", catalogs: ["shop", "infra"] });
    expect(refuse("tenant").message).toContain("`tenantry tenant add`, `tenantry tenant retire`");
    expect(refuse("tenant ad shop")).toMatchObject({
      word: "tenant ad",
      known: expect.arrayContaining(["tenant add"]),
    });
    expect(refuse("settings ad infra")).toMatchObject({ word: "settings ad" });
  });

  it("gives help for everything and for one command, however it is asked", () => {
    expect(accept("--help")).toMatchObject({ command: "help" });
    expect(accept("--help").topic).toBeUndefined();
    expect(accept("help")).toMatchObject({ command: "help" });
    for (const line of ["render --help", "help render", "-h render x"]) {
      expect(accept(line)).toMatchObject({ command: "help", topic: "render" });
    }
    expect(accept("settings add --help")).toMatchObject({ topic: "settings add" });
    expect(accept("--version")).toMatchObject({ command: "version" });
  });

  it("refuses unknown commands and options with the words that it knows", () => {
    expect(refuse("rendr")).toMatchObject({ message: "unknown command rendr", word: "rendr" });
    expect(refuse("render --ovrwrite")).toMatchObject({ message: "unknown option --ovrwrite", word: "--ovrwrite" });
    expect(refuse("render -x")).toMatchObject({ message: "unknown option -x" });
    expect(refuse("render --toString")).toMatchObject({ message: "unknown option --toString" });
    expect(refuse("render --__proto__=1")).toMatchObject({ message: "unknown option --__proto__" });
  });

  it("refuses options without their value, and values where none belongs", () => {
    expect(refuse("render --root").message).toBe("--root needs a value");
    expect(refuse("render --root --overwrite").message).toBe("--root needs a value");
    expect(refuse("render --root=").message).toBe("--root needs a value");
    expect(refuse("render --overwrite=yes").message).toBe("--overwrite takes no value");
  });

  it("refuses a format that it does not know", () => {
    expect(refuse("check --format yaml")).toMatchObject({ word: "yaml", known: ["text", "json", "github", "sarif"] });
  });

  it("reports mistakes in the format that was asked for", () => {
    expect(refuse("--format json rendr").format).toBe("json");
    expect(refuse("rendr").format).toBe("text");
  });

  it("wants a command, and one catalog where there can be only one", () => {
    expect(refuse("").message).toBe("no command given");
    expect(refuse("build").message).toContain("exactly one CATALOG, got 0");
    expect(refuse("build a b").message).toContain("got 2");
    expect(refuse("settings add").message).toContain("got 0");
  });

  it("lets only render overwrite", () => {
    expect(refuse("check --overwrite").message).toContain("only `tenantry render`");
  });

  it("takes --against where something is compared, and only the name of a commit", () => {
    expect(readArguments(["check", "--against", "main"])).toMatchObject({ ok: true, arguments: { against: "main" } });
    expect(readArguments(["lint", "x", "--against", "main"])).toMatchObject({
      ok: false,
      mistake: { message: expect.stringContaining("lint does not take --against") },
    });
    expect(readArguments(["check", "--against=--exec"])).toMatchObject({ ok: false });
  });

  it.each(["2027-13-01", "2027-12-32", "2027-02-30", "tomorrow"])(
    "refuses the day %s, which no calendar has",
    (day) => {
      expect(refuse(`check --today ${day}`).message).toContain("is no day");
    },
  );
});
