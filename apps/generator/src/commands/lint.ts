import { cloudNativePGVersions } from "@tenantry/crd-schemas";
import type { CommandContext, Outcome } from "../cli/command.ts";
import type { ForeignKind, WrittenObject } from "../linting/classify-document.ts";
import { findFiles } from "../linting/find-files.ts";
import { gatherVariables } from "../linting/gather-variables.ts";
import { judgeInputs, sortProblems } from "../linting/judge-inputs.ts";
import { readKustomizeRoles } from "../linting/kustomize-roles.ts";
import { makeInlinePatches, makeManifests } from "../linting/make-manifests.ts";
import { listUnresolved } from "../linting/placeholders.ts";
import { type FileContents, readDocuments } from "../linting/read-documents.ts";
import { readInput } from "../linting/read-inputs.ts";
import { readSettingsFiles } from "../linting/read-settings-files.ts";
import { modeOf } from "../linting/substitution-mode.ts";
import { summarize } from "../linting/summarize.ts";

/** Judges Kubernetes YAML that Tenantry did not render; writes nothing. */
export async function lint(context: CommandContext): Promise<Outcome> {
  const { catalogs: paths, today } = context;
  const settings = await readSettingsFiles(context.settings, context);
  const found = findFiles(paths, context);
  const problems = [...settings.problems, ...found.problems];
  const texts = new Map(settings.texts);
  const foreign = new Map<ForeignKind, Set<string>>();
  const note = (kind: ForeignKind, name: string) => foreign.set(kind, (foreign.get(kind) ?? new Set()).add(name));
  for (const folder of found.charts) note("chart", folder);

  const files: FileContents[] = [];
  for (const file of found.files) {
    if (settings.paths.has(file.path)) {
      note("settings", file.name);
      continue;
    }
    const read = readInput(file);
    if (!read.ok) {
      problems.push(read.problem);
      continue;
    }
    texts.set(file.name, read.input.text);
    const contents = await readDocuments(read.input);
    problems.push(...contents.problems);
    files.push(contents);
  }

  const kustomizations = files.flatMap(({ contents }) =>
    contents.flatMap((it) => (it.kind === "kustomization" ? [it.object] : [])),
  );
  const roles = readKustomizeRoles(kustomizations);
  const objects: WrittenObject[] = [];
  let patches = 0;
  let judgedFiles = 0;
  for (const { input, contents } of files) {
    const isData = roles.dataFiles.has(input.path);
    if (isData) note("generated", input.name);
    for (const content of contents) {
      if (content.kind === "foreign" && !isData) note(content.foreign, input.name);
      else if (content.kind === "json-patch") patches += 1;
      else if (content.kind === "objects" && !isData) objects.push(...content.objects);
    }
    if (contents.some(({ kind }) => kind !== "foreign") && !isData) judgedFiles += 1;
  }

  const variables = gatherVariables(objects, settings.values);
  const manifests = [
    ...makeManifests([...objects, ...kustomizations], {
      roles,
      gathered: variables,
      mode: modeOf(context.flux, variables),
    }),
    ...(await makeInlinePatches(roles.inlinePatches)),
  ];
  const newest = cloudNativePGVersions.at(-1)?.minor ?? "";
  const cloudNativePG = context.cloudNativePG ?? newest;
  const judgement = await judgeInputs([...manifests, ...settings.manifests], {
    cloudNativePG,
    ...(context.flux !== undefined && { flux: context.flux }),
    today,
    variables,
    targets: roles.targets,
    versionOption: "--cnpg",
  });
  const all = sortProblems([...problems, ...judgement.problems]);
  return {
    problems: all.map((problem) => ({ problem })),
    sources: texts,
    summary: summarize({
      objects: manifests.filter(({ form }) => form === "object").length - kustomizations.length,
      patches: patches + manifests.filter(({ form }) => form === "patch").length,
      files: judgedFiles,
      problems: all,
      unknownKinds: judgement.unknownKinds,
      alertsWithoutCluster: judgement.alertsWithoutCluster,
      foreign,
      placeholders: manifests.flatMap((it) => listUnresolved(it, variables.valuesFor(it.origin.path).values)),
      variables,
      cloudNativePG: { version: cloudNativePG, from: context.cloudNativePG === undefined ? "assumption" : "option" },
    }),
  };
}
