/**
 * Who makes a series. `plugin`: plugin-barman-cloud, through the instance's own exporter. `program`: any that is written in
 * Go. `rules`: what evaluates them.
 */
export type Exporter =
  | "instance"
  | "pooler"
  | "plugin"
  | "operator"
  | "dragonfly"
  | "program"
  | "kube-state-metrics"
  | "kubelet"
  | "scraper"
  | "rules";

/** As catalogs call it; both in-tree methods are the operator's own. */
export type BackupMethod = "plugin" | "barmanObjectStore" | "volumeSnapshot" | "none";

/** Majors of PostgreSQL, both inclusive; open where left out. */
export interface PostgresRange {
  readonly since?: number;
  readonly until?: number;
}

/** What every series of one name has in common. */
export interface Metric {
  readonly name: string;
  readonly type: "gauge" | "counter" | "histogram";
  /** Labels that the exporter writes, without those of the scrape. */
  readonly labels: readonly string[];
  /** What a label may be, where that is a closed list, by label. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Labels that are empty on some series, so that those series lack them. */
  readonly optional?: readonly string[];
  /** It has more labels than these, which nobody can list. */
  readonly moreLabels?: true;
  readonly exporter: Exporter;
  /** Project and file; versions are those of `since` and of the facts that the catalogue is made from. */
  readonly source: string;
  /** The query of the operator's default queries, or of custom ones, that it is a column of. */
  readonly query?: string;
  /** First version of CloudNativePG that has it, `x.y.z`; every supported one when left out. */
  readonly since?: string;
  /** First version of plugin-barman-cloud that has it. */
  readonly pluginSince?: string;
  readonly postgres?: PostgresRange;
  /** With other methods of backup it does not exist, or stays 0. */
  readonly backup?: readonly BackupMethod[];
  /** `only`: standbys have no series, or an empty one. `varies`: so in newer patches, while older ones have it everywhere. */
  readonly primary?: "only" | "varies";
  /** What its values mean where that is not plain. */
  readonly notes?: string;
}

/** Metrics that differ in name only: each of `names`, which are separated by blanks, behind `prefix`. */
export type MetricFamily = Omit<Metric, "name"> & { readonly prefix?: string; readonly names: string };

/** What decides whether a metric exists. What is left out is not known, and rules nothing out. */
export interface Environment {
  /** `x.y` or `x.y.z`; a minor stands for every patch of it. */
  readonly cloudNativePG: string;
  readonly postgres?: PostgresRange;
  readonly backup?: BackupMethod;
  /** Whether the Cluster takes the operator's default queries. */
  readonly defaultQueries?: boolean;
}
