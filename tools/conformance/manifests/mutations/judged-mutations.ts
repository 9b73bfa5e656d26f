import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { loadSchemas, type Violation } from "@tenantry/crd-schemas";
import { readCrds, writeJsonSchemas } from "../json-schemas.ts";
import { type AnyObject, judgeAsApiServer, judgeWithKubeconform } from "../real-tools.ts";
import { renderScenario } from "../rendered-scenario.ts";
import { listOperators, listStyles } from "../scenarios.ts";
import { mutateAtBorders } from "./border-values.ts";
import { mutateMetadata } from "./metadata-changes.ts";
import { type Mutation, mutate } from "./mutated-object.ts";
import { mutateForRules } from "./rule-changes.ts";
import { UNRENDERED } from "./unrendered-kinds.ts";

const COUNT = 2000;

/** A spoilt object with what each judge has against it. */
export interface JudgedMutation extends Mutation {
  /** Of Kubernetes' own kinds: the API server's part is strict decoding alone. */
  readonly core: boolean;
  readonly apiServer: readonly string[];
  readonly kubeconform: readonly string[];
  readonly ours: readonly Violation[];
}

interface Place {
  /** Of CloudNativePG. */
  readonly version: string;
  readonly crdFiles: readonly string[];
  /** For files of this run. */
  readonly folder: string;
}

/** Objects of every style at a version, and of kinds that no style has, each with one mistake or value at a bound. */
export async function judgeMutations({ version, crdFiles, folder }: Place): Promise<JudgedMutation[]> {
  const styles = listStyles().filter(({ name }) => name.startsWith(version));
  // Flux's own kinds are the same beside every version of CloudNativePG: one scenario of them is enough.
  const scenarios = [...styles, ...listOperators().slice(0, 1)];
  const rendered = await Promise.all(scenarios.map((style) => renderScenario(style, folder)));
  const objects = rendered.flatMap((it) => [...it.objects, ...it.requests.map(({ kustomization }) => kustomization)]);
  const plain = [...(JSON.parse(JSON.stringify(objects)) as AnyObject[]), ...UNRENDERED];
  const originals = plain.filter((object) => "spec" in object || "data" in object);
  const loaded = await loadSchemas({ cloudNativePG: version }, originals as never);
  if (!loaded.ok) throw new Error(loaded.message);

  const crds = readCrds(crdFiles);
  const schemas = new Map(
    crds.map(({ group, version: served, kind, schema }) => [`${group}/${served} ${kind}`, schema]),
  );
  const schemaOf = ({ apiVersion, kind }: AnyObject) => schemas.get(`${apiVersion} ${kind}`);
  const custom = originals.filter((object) => schemaOf(object) !== undefined);
  const mutations = [
    ...mutate(originals, COUNT),
    ...mutateAtBorders(custom, schemaOf),
    ...mutateMetadata(custom),
    ...mutateForRules(custom),
  ];

  const changed = mutations.map(({ object }) => object);
  const theirs = judgeAsApiServer(crdFiles, changed);
  const jsonSchemas = mkdtempSync(join(folder, "schemas-"));
  writeJsonSchemas(jsonSchemas, crdFiles);
  const conforming = judgeWithKubeconform(jsonSchemas, changed);
  if (conforming.length !== changed.length)
    throw new Error(`kubeconform judged ${conforming.length} of ${changed.length} objects`);
  return mutations.map((mutation, at) => {
    const answer = theirs[at];
    const verdict = conforming[at];
    // What kubeconform cannot decode is refused, too; what it finds no schema for, or cannot read the schema of, is not judged.
    const isUnread = verdict?.status === "statusError" && verdict.msg.startsWith("error while parsing");
    const isJudged = isUnread || verdict?.status === "statusValid" || verdict?.status === "statusInvalid";
    if (answer?.known !== true || verdict === undefined || !isJudged)
      throw new Error(`${mutation.what}: not judged by all: ${verdict?.msg}`);
    return {
      ...mutation,
      core: answer.core,
      apiServer: answer.faults,
      kubeconform: verdict.status === "statusValid" ? [] : [verdict.msg],
      ours: loaded.schemas.validate(mutation.object),
    };
  });
}
