/** The fields of a section of INFO, by name. */
export function readInfo(text: string): ReadonlyMap<string, string> {
  const fields = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const at = line.indexOf(":");
    return line.startsWith("#") || at < 1 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
  });
  return new Map(fields);
}

export interface ConnectedReplica {
  readonly address: string;
  /** `online` in Redis; `stable_sync` in Dragonfly once everything is copied (dragonfly v1.39.0, src/server/dflycmd.cc). */
  readonly state: string;
  /** Dragonfly: changes that it is behind; Redis: seconds. */
  readonly lag: number | undefined;
}

/** The replicas that a master tells of: `slave0:ip=…,port=…,state=…,lag=…`. */
export function listConnectedReplicas(info: ReadonlyMap<string, string>): readonly ConnectedReplica[] {
  return [...info].flatMap(([name, value]) => {
    if (!/^slave\d+$/.test(name)) return [];
    const parts = new Map(value.split(",").map((part) => part.split("=", 2) as [string, string]));
    const lag = Number.parseInt(parts.get("lag") ?? "", 10);
    return {
      address: parts.get("ip") ?? "",
      state: parts.get("state") ?? "",
      lag: Number.isNaN(lag) ? undefined : lag,
    };
  });
}
