import type { Operator, OperatorId } from "../catalog/operator.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { PLACEHOLDER } from "../config/field.ts";
import { OPERATOR_NAMESPACES, type OperatorConfig } from "../config/operators-config.ts";
import type { Path } from "../problem.ts";
import { definedFields } from "./defined-fields.ts";
import { findEndless } from "./find-endless.ts";
import { resolveResources } from "./resolve-amounts.ts";
import type { Resolver } from "./resolver.ts";

type OperatorsConfig = NonNullable<CatalogConfig["spec"]["operators"]>;

interface Preset {
  readonly chart: string;
  readonly kustomization: string;
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
}

/** Requests are upstream's for CloudNativePG and Dragonfly, rounded up; the plugin's chart names none. */
const PRESETS: Readonly<Record<OperatorId, Preset>> = {
  cloudNativePG: {
    chart: "cloudnative-pg",
    kustomization: "cnpg-operator",
    requests: { cpu: "100m", memory: "256Mi" },
    limits: { cpu: "1", memory: "512Mi" },
  },
  barmanCloud: {
    chart: "plugin-barman-cloud",
    kustomization: "barman-cloud",
    requests: { cpu: "50m", memory: "128Mi" },
    limits: { cpu: "500m", memory: "256Mi" },
  },
  dragonfly: {
    chart: "dragonfly-operator",
    kustomization: "dragonfly-operator",
    requests: { cpu: "50m", memory: "128Mi" },
    limits: { cpu: "500m", memory: "256Mi" },
  },
};

/** The operators that the catalog installs; none where nothing is written. */
export function resolveOperators(
  catalogName: string,
  config: OperatorsConfig | undefined,
  resolver: Resolver,
): Operator[] {
  if (config === undefined) return [];
  const { cloudNativePG, barmanCloud, dragonfly } = config;
  const resolve = (id: OperatorId, written: OperatorConfig, own: OwnFields): Operator => {
    const { chart, kustomization, requests, limits } = PRESETS[id];
    const origin: Path = ["spec", "operators", id];
    return {
      id,
      chart,
      chartVersion: written.chartVersion,
      repository: written.repository,
      kustomization: written.kustomization ?? `${catalogName}-databases-${kustomization}`,
      dependsOn: written.dependsOn.map(definedFields),
      resources: resolveResources(written.resources ?? { requests, limits }, [...origin, "resources"], resolver),
      ...resolveValues(written.values, [...origin, "values"], resolver),
      origin,
      ...own,
    };
  };
  const operators: Operator[] = [];
  if (cloudNativePG) operators.push(resolve("cloudNativePG", cloudNativePG, pickOwn(cloudNativePG)));
  if (barmanCloud) {
    const namespace = barmanCloud.namespace ?? cloudNativePG?.namespace ?? OPERATOR_NAMESPACES.barmanCloud;
    operators.push(resolve("barmanCloud", barmanCloud, { namespace, manageNamespace: false, configuration: {} }));
  }
  if (dragonfly) operators.push(resolve("dragonfly", dragonfly, { ...pickOwn(dragonfly), configuration: {} }));
  return operators;
}

type OwnFields = Pick<Operator, "namespace" | "manageNamespace" | "configuration">;

function pickOwn({
  namespace,
  manageNamespace,
  configuration = {},
}: Partial<OwnFields> & Omit<OwnFields, "configuration">): OwnFields {
  return { namespace, manageNamespace, configuration };
}

function resolveValues(
  values: Readonly<Record<string, unknown>> | undefined,
  origin: Path,
  resolver: Resolver,
): Pick<Operator, "values"> {
  if (values === undefined) return {};
  const endless = findEndless(values, origin);
  if (endless !== undefined) {
    const message = "a value is not a finite number: the chart would get nothing for it";
    resolver.refuse("operators", endless, message, "write a number, or quote it as a text");
    return {};
  }
  return { values: { fields: settle(values, origin, resolver) as Record<string, unknown>, origin } };
}

/** Charts take texts with `${` in them, scripts and Grafana's variables: only a text that is a placeholder as a whole is one. */
function settle(value: unknown, place: Path, resolver: Resolver): unknown {
  if (typeof value === "string") return PLACEHOLDER.test(value) ? resolver.any(value, place) : value;
  if (Array.isArray(value)) return value.map((item, index) => settle(item, [...place, index], resolver));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, settle(inner, [...place, key], resolver)]),
  );
}
