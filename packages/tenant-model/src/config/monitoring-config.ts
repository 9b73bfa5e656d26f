import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import { freeLabelKey, labelValue, prometheusDuration, seriesLabel, text } from "./text-forms.ts";

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
});
