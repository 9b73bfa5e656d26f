import type { Check } from "../check.ts";
import type { LiveObject } from "../cluster-reader.ts";
import { placeOf } from "../object-place.ts";
import { listOperators, OPERATOR_LABEL, readImages } from "../operators.ts";
import { readText } from "../read-field.ts";

export const operatorVersion: Check = {
  id: "operator-version",
  criterion: "AC1",
  evidence: "cnpg-cluster-status",
  title: "The operator is of the version that the catalog is written for",
  async run({ catalog, cluster }) {
    const wanted = catalog.versions.cloudNativePG;
    const operators = await listOperators(cluster);
    const found = operators.map((operator) => ({
      place: `Deployment ${placeOf(operator)}`,
      version: readVersion(operator),
    }));
    const matches = found.some(({ version }) => version === wanted || version?.startsWith(`${wanted}.`));
    const described =
      found.map(({ place, version = "unknown" }) => `${place} is ${version}`).join(", ") || "no operator";
    return {
      expectation: `CloudNativePG ${wanted}`,
      found: described,
      faults: matches
        ? []
        : [
            {
              message: `${described}, expected CloudNativePG ${wanted}`,
              help: `write what runs into spec.versions.cloudNativePG of ${catalog.file} and render, or upgrade the operator; kubectl get deployments -A -l ${OPERATOR_LABEL} -o wide shows its image`,
            },
          ],
    };
  },
};

/** By its image, else by the label that its chart sets. */
function readVersion(operator: LiveObject): string | undefined {
  const label = readText(operator, "metadata", "labels", "app.kubernetes.io/version");
  return [...readImages(operator), `:${label}`].flatMap((image) => /:v?(\d+\.\d+\.\d+)/.exec(image)?.[1] ?? [])[0];
}
