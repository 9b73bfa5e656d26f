import * as z from "zod/mini";
import type { OperatorId } from "../catalog/operator.ts";
import { resources } from "./amounts-config.ts";
import { block, defaulted, literal } from "./field.ts";
import { dependency } from "./flux-config.ts";
import { chartRepository, chartVersion, dnsLabel, settingName, text } from "./text-forms.ts";

/** Whatever YAML can say; the chart's own schema judges it when Helm installs it. */
const anything: z.ZodMiniType<unknown> = z.unknown();

/** Where an operator is unless somebody says otherwise: upstream's own manifests have it there. */
export const OPERATOR_NAMESPACES: Readonly<Record<OperatorId, string>> = {
  cloudNativePG: "cnpg-system",
  barmanCloud: "cnpg-system",
  dragonfly: "dragonfly-operator-system",
};

interface Chart {
  /** What `chartVersion` says of the versions that there are. */
  readonly versions: string;
  readonly repository: string;
  /** End of the Flux Kustomization's name. */
  readonly kustomization: string;
  readonly dependsOn: string;
}

const chart = ({ versions, repository, kustomization, dependsOn }: Chart) => ({
  chartVersion: literal(`Version of the chart, exactly one. ${versions}`, chartVersion()),
  repository: defaulted(
    literal("Helm repository of the chart, e.g. a mirror; an OCI one starts with oci://.", chartRepository()),
    repository,
  ),
  kustomization: z.optional(
    literal(`Name of its Flux Kustomization. Default: <catalog>-databases-${kustomization}.`, dnsLabel(63)),
  ),
  dependsOn: defaulted(literal(dependsOn, z.array(dependency)), []),
  resources: z.optional(resources("Resources of the operator's pod.")),
  values: z.optional(
    literal(
      "Values of the chart, merged last over ours. Exactly ${NAME} is a placeholder; ${ within a text stays as it is written.",
      z.record(z.string(), anything),
    ),
  ),
});

const namespace = (preset: string) =>
  defaulted(literal("Namespace of the operator, which watches all namespaces.", dnsLabel(63)), preset);

const manageNamespace = () =>
  defaulted(
    literal(
      "Whether to render the Namespace object, with the restricted Pod Security Standard: every pod of the chart satisfies it.",
      z.boolean(),
    ),
    true,
  );

const FIRST = "Flux Kustomizations that must be ready before the operator is installed.";

export const operatorsConfig = block(
  "Operators that this catalog installs, each in a Flux Kustomization of its own. Those that are left out belong to somebody else.",
  {
    cloudNativePG: z.optional(
      block("The operator CloudNativePG, by its chart cloudnative-pg.", {
        ...chart({
          versions:
            "It has to bring the operator of versions.cloudNativePG: 0.26 is for 1.27, 0.27 for 1.28, 0.28 for 1.29, 0.29 for 1.30.",
          repository: "https://cloudnative-pg.github.io/charts",
          kustomization: "cnpg-operator",
          dependsOn: FIRST,
        }),
        namespace: namespace(OPERATOR_NAMESPACES.cloudNativePG),
        manageNamespace: manageNamespace(),
        configuration: defaulted(
          literal(
            "Settings of the operator, e.g. INHERITED_LABELS: labels of a Cluster that its pods get too.",
            z.record(settingName(), literal("Value.", text())),
          ),
          {},
        ),
      }),
    ),
    barmanCloud: z.optional(
      block("The plugin of `backup.method: plugin`, by its chart plugin-barman-cloud.", {
        ...chart({
          versions: "E.g. 0.7.0, which brings the plugin 0.13.0.",
          repository: "https://cloudnative-pg.github.io/charts",
          kustomization: "barman-cloud",
          dependsOn: `${FIRST} Name the one of cert-manager: the chart's certificates need it. The one of CloudNativePG is added.`,
        }),
        namespace: z.optional(
          literal(
            `Namespace of CloudNativePG's operator, which looks for plugins there. Default: operators.cloudNativePG.namespace, else ${OPERATOR_NAMESPACES.barmanCloud}.`,
            dnsLabel(63),
          ),
        ),
      }),
    ),
    dragonfly: z.optional(
      block("The operator of Dragonfly, by its chart dragonfly-operator.", {
        ...chart({
          versions: "With its leading v, e.g. v1.6.1.",
          repository: "oci://ghcr.io/dragonflydb/dragonfly-operator/helm",
          kustomization: "dragonfly-operator",
          dependsOn: FIRST,
        }),
        namespace: namespace(OPERATOR_NAMESPACES.dragonfly),
        manageNamespace: manageNamespace(),
      }),
    ),
  },
);

type Operators = z.output<typeof operatorsConfig>;
/** What the operators have in common, as written. */
export type OperatorConfig = Omit<NonNullable<Operators["barmanCloud"]>, "namespace">;
