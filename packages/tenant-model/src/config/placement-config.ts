import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import { count, dnsSubdomain, labelKey, labelValue } from "./text-forms.ts";

const spread = block("Spreads instances over zones or racks.", {
  topologyKey: literal("Node label, e.g. topology.kubernetes.io/zone.", labelKey()),
  maxSkew: defaulted(literal("By how many instances two of its values may differ.", count(1)), 1),
  whenUnsatisfiable: defaulted(
    literal("Whether a pod that fits nowhere waits.", z.enum(["DoNotSchedule", "ScheduleAnyway"])),
    "ScheduleAnyway",
  ),
});

const toleration = block("A taint that instances put up with.", {
  key: z.optional(literal("Key of the taint; all when left out.", labelKey())),
  operator: z.optional(literal("How it is compared.", z.enum(["Equal", "Exists"]))),
  value: z.optional(literal("Value of the taint.", labelValue())),
  effect: z.optional(literal("Effect of the taint.", z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]))),
});

/** Where instances run. */
export const placementConfig = {
  topologySpread: defaulted(literal("Spread over more than nodes.", z.array(spread)), []),
  nodeSelector: defaulted(
    literal("Labels of the nodes that instances run on.", z.record(labelKey(), literal("Value.", labelValue()))),
    {},
  ),
  tolerations: defaulted(literal("Taints that instances put up with.", z.array(toleration)), []),
  priorityClassName: z.optional(literal("PriorityClass of the instances.", dnsSubdomain())),
};
