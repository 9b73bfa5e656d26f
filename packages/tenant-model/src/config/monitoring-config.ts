import * as z from "zod/mini";
import { alertNames } from "../alert-defaults.ts";
import { block, defaulted, literal } from "./field.ts";
import { freeLabelKey, httpURL, labelValue, prometheusDuration, seriesLabel, text } from "./text-forms.ts";

const alertOptions = block("How one alert differs from its default.", {
  off: defaulted(literal("Leaves it out.", z.boolean()), false),
  threshold: z.optional(
    literal("What its expression is compared with, in the unit that `tenantry alerts` shows.", z.number()),
  ),
  for: z.optional(literal("How long its expression must hold, e.g. 10m.", prometheusDuration())),
  severity: z.optional(literal("Its label `severity`, e.g. warning or critical.", labelValue())),
});

export const monitoringConfig = block("Scraping and alerts.", {
  rules: defaulted(literal("Kind of the alert rules.", z.enum(["VMRule", "PrometheusRule"])), "PrometheusRule"),
  scrape: defaulted(
    literal(
      "Kind that tells the scraper what to scrape. VictoriaMetrics' operator reads PodMonitors too.",
      z.enum(["PodMonitor", "VMPodScrape"]),
    ),
    "PodMonitor",
  ),
  labels: defaulted(
    literal(
      "Labels of scrapes and rules, for the selectors of your Prometheus or VictoriaMetrics.",
      z.record(freeLabelKey(), literal("Value.", labelValue())),
    ),
    {},
  ),
  matchLabels: defaulted(
    literal(
      "Labels that every series carries, put into each alert: they tell two Kubernetes clusters in one store apart.",
      z.record(seriesLabel(), literal("Value.", text())),
    ),
    {},
  ),
  interval: defaulted(literal("Time between two scrapes.", prometheusDuration()), "30s"),
  alerts: defaulted(
    literal("Alerts that differ from their defaults, by name.", z.partialRecord(z.enum(alertNames), alertOptions)),
    {},
  ),
  runbookURL: z.optional(
    literal(
      "Where the folder spec.output.runbooks can be read, e.g. https://git.example.org/platform/blob/main/docs/runbooks/shop: each alert links to its heading there. Without it alerts name the file in the repository.",
      httpURL(),
    ),
  ),
  dashboard: z.prefault(
    block("The Grafana dashboard.", {
      kind: defaulted(
        literal("`ConfigMap`: one for Grafana's sidecar. `none`: no dashboard.", z.enum(["ConfigMap", "none"])),
        "ConfigMap",
      ),
      labels: defaulted(
        literal("Labels by which the sidecar finds it.", z.record(freeLabelKey(), literal("Value.", labelValue()))),
        { grafana_dashboard: "1" },
      ),
      folder: z.optional(literal("Folder in Grafana: the annotation grafana_folder.", text())),
    }),
    {},
  ),
  logicalReplication: defaulted(
    literal("Watches subscriptions of logical replication, with a query of its own; from PostgreSQL 15.", z.boolean()),
    false,
  ),
});
