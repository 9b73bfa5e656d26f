import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import {
  dnsLabel,
  dnsSubdomain,
  duration,
  openSettingName,
  relativePath,
  settingName,
  settingText,
  text,
  yamlPath,
} from "./text-forms.ts";

export const dependency = block("A Flux Kustomization.", {
  name: literal("Name.", dnsSubdomain()),
  namespace: z.optional(literal("Namespace; the Flux Kustomization's own when left out.", dnsLabel(63))),
  readyExpr: z.optional(literal("CEL over `self` and `dep` that replaces the built-in test for readiness.", text())),
});

const configMap = block("A ConfigMap of settings.", {
  kind: literal("Kind.", z.literal("ConfigMap")),
  name: literal("Name of the ConfigMap.", dnsSubdomain()),
  file: literal("Its file, below the root.", yamlPath()),
});

const secret = block("A Secret of settings. Its values are not in Git, so the catalog declares them.", {
  kind: literal("Kind.", z.literal("Secret")),
  name: literal("Name of the Secret.", dnsSubdomain()),
  keys: literal(
    "Settings that it holds.",
    z.record(
      settingName(),
      block("A setting.", {
        type: defaulted(literal("What YAML makes of its value.", z.enum(["text", "integer", "boolean"])), "text"),
        example: literal("A value of the same form, which checks go by. Not the real one.", settingText()),
      }),
    ),
  ),
});

export const fluxConfig = block("The Flux Kustomizations that apply the rendered folder.", {
  name: z.optional(
    literal("Name, or its start where there are several. Default: <catalog>-databases.", dnsSubdomain()),
  ),
  namespace: defaulted(
    literal("Their namespace; the ConfigMaps of substituteFrom stand there too.", dnsLabel(63)),
    "flux-system",
  ),
  layout: defaulted(
    literal(
      "`staged`: one Flux Kustomization each for secrets, cluster, tenants, clients and observability, so that none holds the others up. `single`: one for everything.",
      z.enum(["staged", "single"]),
    ),
    "staged",
  ),
  interval: defaulted(literal("Time between two reconciliations.", duration()), "10m"),
  retryInterval: defaulted(literal("Time until a failed reconciliation is tried again.", duration()), "1m"),
  timeout: defaulted(
    literal("Time that apply and health checks may take; a first bring-up takes many minutes.", duration()),
    "30m",
  ),
  sourceRef: z.prefault(
    block("Source that holds the rendered files.", {
      kind: defaulted(literal("Kind.", z.enum(["GitRepository", "OCIRepository", "Bucket"])), "GitRepository"),
      name: defaulted(literal("Name.", dnsSubdomain()), "flux-system"),
      namespace: z.optional(literal("Namespace.", dnsLabel(63))),
    }),
    {},
  ),
  pathPrefix: z.optional(literal("Folder of the source that the root is, where that is not its top.", relativePath())),
  dependsOn: defaulted(literal("Flux Kustomizations that must be ready first.", z.array(dependency)), []),
  decryption: z.optional(
    block("Decryption of SOPS files.", {
      provider: literal("Provider.", z.literal("sops")),
      secretRef: z.optional(
        block("Secret with the keys.", { name: literal("Name of the Secret, in the same namespace.", dnsSubdomain()) }),
      ),
    }),
  ),
  substituteFrom: defaulted(
    literal(
      "Where Flux takes settings from; later ones win.",
      z.array(z.discriminatedUnion("kind", [configMap, secret])),
    ),
    [],
  ),
  substitute: defaulted(
    literal(
      "Inline settings; they win over substituteFrom.",
      z.record(openSettingName(), literal("Value.", settingText())),
    ),
    {},
  ),
  settingsPrefix: z.optional(
    literal(
      "Start of the names of the settings that belong to this catalog, e.g. CNPG_: those that it does not use are a warning.",
      settingName(),
    ),
  ),
});
