import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import { freeLabelKey, serviceLabel, text } from "./text-forms.ts";

export const servicesConfig = block("Services of the instances.", {
  disabled: defaulted(literal("Services that nobody needs; rw always stays.", z.array(z.enum(["r", "ro"]))), []),
  additional: defaulted(
    literal(
      "More Services, e.g. for clients outside of Kubernetes.",
      z.array(
        block("A Service.", {
          name: literal("Name.", serviceLabel(63)),
          leadsTo: literal("Instances it leads to.", z.enum(["rw", "ro", "r"])),
          type: defaulted(literal("Type.", z.enum(["ClusterIP", "LoadBalancer", "NodePort"])), "ClusterIP"),
          annotations: defaulted(
            literal("Annotations, e.g. for the load balancer.", z.record(freeLabelKey(), literal("Value.", text()))),
            {},
          ),
        }),
      ),
    ),
    [],
  ),
});
