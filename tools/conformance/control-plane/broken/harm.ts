import type { AnyObject } from "../../manifests/real-tools.ts";
import type { ObjectPlace } from "../api-client.ts";

/** One change of one object. */
export interface Harm extends ObjectPlace {
  /** A merge patch for the object as it is; undefined where the object is deleted. */
  readonly patch?: (before: AnyObject) => object;
  /** Whose words are changed: a controller's (`status`), or those of whoever asked for the object. */
  readonly part?: "status" | "object";
  /** Undefined where there is nothing instead. */
  readonly instead?: object;
}

/** Somebody asks for something else. */
export function change(place: ObjectPlace, patch: object): Harm {
  return { ...place, patch: () => patch, part: "object" };
}

/** A controller says something else. */
export function report(place: ObjectPlace, status: object): Harm {
  return { ...place, patch: () => ({ status }), part: "status" };
}

/** A controller says that something is not the case; its other conditions stay. */
export function deny(place: ObjectPlace, type: string, message: string): Harm {
  const denied = { type, status: "False", reason: "Failed", message, lastTransitionTime: "2026-01-02T03:04:05Z" };
  const patch = ({ status }: AnyObject) => {
    const { conditions = [] } = (status ?? {}) as { conditions?: readonly { readonly type: string }[] };
    return { status: { conditions: [...conditions.filter((it) => it.type !== type), denied] } };
  };
  return { ...place, patch, part: "status" };
}

export function remove(place: ObjectPlace): Harm {
  return { ...place };
}

/** Somebody has made it anew, as what cannot be changed. @param patch of what is there now, field by field */
export function remake(place: ObjectPlace, { spec }: { readonly spec: object }): Harm {
  return { ...place, instead: spec };
}
