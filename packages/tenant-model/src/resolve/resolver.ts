import { explainRetyping, retypedValue, survivesRetyping } from "@tenantry/flux-postbuild";
import { explainText } from "../config/schema-keys.ts";
import type { Finding } from "../finding.ts";
import { Placeholder, type Scalar, type Value } from "../placeholder.ts";
import type { Path } from "../problem.ts";

export interface ResolverOptions {
  /** What Flux has at postBuild; of Secrets, the examples. */
  readonly variables: ReadonlyMap<string, string>;
  /** Names of the settings that come from Secrets: their values are not known here. */
  readonly secret: ReadonlySet<string>;
  /** `spec.settings`. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Whether any ConfigMap or Secret is read. */
  readonly hasSource: boolean;
  /** Where a setting would be looked for, in words. */
  readonly where: string;
  readonly substitution: "flux" | "none";
  readonly versions: { readonly cloudNativePG: string };
}

/** What the sections of a catalog share while they are resolved: settings, and the findings so far. */
export class Resolver {
  readonly findings: Finding[] = [];
  readonly settingsRead = new Map<string, string>();
  readonly versions: ResolverOptions["versions"];
  private readonly options: ResolverOptions;
  private readonly reasons = new Map<string, string | undefined>();

  constructor(options: ResolverOptions) {
    this.options = options;
    this.versions = options.versions;
  }

  refuse(rule: string, place: Path, message: string, help: string): void {
    this.findings.push({ rule, severity: "error", message, help, place });
  }

  /** A text field: the literal, or the placeholder with what it stands for, held to the form of the field at `place`. */
  text(written: string | number, place: Path): Value<string> {
    const name = placeholderName(written);
    if (name === undefined) return String(written);
    const value = this.lookUp(name, place) ?? "";
    const reason = value === "" ? undefined : this.explain(name, value, place);
    if (reason !== undefined) {
      this.refuse(
        "setting-value",
        place,
        `the setting ${name} is ${JSON.stringify(value)}: ${reason}`,
        `correct ${name} ${this.options.where}`,
      );
    }
    return new Placeholder(`\${${name}}`, value, place);
  }

  /** A thousand tenants may name one setting in one field. */
  private explain(name: string, value: string, place: Path): string | undefined {
    const key = `${name} ${place.filter((part) => typeof part === "string").join(".")}`;
    if (!this.reasons.has(key)) this.reasons.set(key, explainText(value, place));
    return this.reasons.get(key);
  }

  /** A text field that is rendered as a scalar of its own: Flux must not make another type of its value. */
  wholeText(written: string | number, place: Path): Value<string> {
    const found = this.findings.length;
    const value = this.text(written, place);
    // One reason is enough for a value that is wrong already.
    if (this.findings.length > found || !(value instanceof Placeholder)) return value;
    if (value.value !== "" && !survivesRetyping(value.value)) {
      this.refuse(
        "setting-retyped",
        place,
        `${value.text} does not arrive as text: ${explainRetyping(value.value) ?? "Flux changes it"}`,
        "choose a value that YAML reads as text, or write the value into the catalog instead of the placeholder",
      );
    }
    return value;
  }

  /** The same for a text that runbooks repeat; they name a setting of a Secret instead of its value. */
  wholeTextRead(written: string | number, place: Path): Value<string> {
    this.noteRead(placeholderName(written));
    return this.wholeText(written, place);
  }

  /** A whole number of at least `least`. */
  integer(written: number | string, place: Path, least: number): Value<number> {
    const name = placeholderName(written);
    if (name === undefined) return Number(written);
    const text = this.lookUp(name, place);
    if (text === undefined) return new Placeholder(`\${${name}}`, least, place);
    // Other forms that YAML takes for a number are nobody's way of writing one.
    const number = /^-?(?:0|[1-9]\d{0,9})$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= MOST)) {
      this.refuse(
        "setting-value",
        place,
        `the setting ${name} is ${JSON.stringify(text)}: expected a whole number of ${least} or more, in plain digits`,
        `correct ${name} ${this.options.where}`,
      );
      return new Placeholder(`\${${name}}`, least, place);
    }
    return new Placeholder(`\${${name}}`, number, place);
  }

  /** A whole number that also feeds derived values: they are baked, so `check` has to know what was read. */
  integerRead(written: number | string, place: Path, least: number): Value<number> {
    const name = placeholderName(written);
    if (name !== undefined && this.options.secret.has(name)) {
      const message = `the setting ${name} comes from a Secret, but values derived from this field are rendered into Git`;
      this.refuse("setting-secret", place, message, "take it from a ConfigMap, or write the value itself");
    }
    this.noteRead(name);
    return this.integer(written, place, least);
  }

  private noteRead(name = ""): void {
    const setting = this.options.secret.has(name) ? undefined : this.options.variables.get(name);
    if (setting !== undefined) this.settingsRead.set(name, setting);
  }

  /** A value of any type, in a place that the catalog's schema knows nothing about: Flux's own typing decides. */
  any(written: string, place: Path): Value<Scalar> {
    const name = placeholderName(written);
    if (name === undefined) {
      if (!written.includes("${")) return written;
      const message = `${JSON.stringify(written)} is not a placeholder: expected exactly \${NAME}, without operators and nothing around it`;
      this.refuse("schema", place, message, "use one setting for the whole value, or write the value itself");
      return written;
    }
    const text = this.lookUp(name, place) ?? "";
    const value = retypedValue(text);
    const scalar = value.ok && isScalar(value.value) ? value.value : text;
    return new Placeholder(`\${${name}}`, scalar, place);
  }

  private lookUp(name: string, place: Path): string | undefined {
    if (this.options.substitution === "none") {
      this.refuse(
        "setting-undefined",
        place,
        `the placeholder \${${name}} would stay as it is: spec.substitution is none`,
        "write the value itself, or set `spec.substitution: flux`",
      );
      return undefined;
    }
    const value = this.options.variables.get(name);
    if (value === undefined) {
      if (!this.options.hasSource) {
        const message = `the setting ${name} is not defined: spec.flux names no settings at all`;
        const help = `name the ConfigMap that holds it in spec.flux.substituteFrom, or add it to spec.flux.substitute`;
        this.refuse("setting-undefined", place, message, help);
        return undefined;
      }
      const line = `${name}: ${JSON.stringify(Object.hasOwn(this.options.defaults, name) ? this.options.defaults[name] : "…")}`;
      this.refuse(
        "setting-undefined",
        place,
        `the setting ${name} is not defined ${this.options.where}`,
        `add this line to its data: \`${line}\` (or run \`tenantry settings add\`)`,
      );
      return undefined;
    }
    if (/\$\{|\$\$/.test(value)) {
      this.refuse(
        "setting-nested",
        place,
        `the setting ${name} is ${JSON.stringify(value)}: Flux substitutes once, so ${JSON.stringify(value)} itself reaches the cluster`,
        `write the final value of ${name} ${this.options.where}, or use the inner setting in the catalog`,
      );
      return undefined;
    }
    if (value === "") {
      this.refuse(
        "setting-value",
        place,
        `the setting ${name} is empty: Flux would render nothing here`,
        `give ${name} a value ${this.options.where}`,
      );
      return undefined;
    }
    return value;
  }
}

/** What Kubernetes keeps of an integer. */
const MOST = 2_147_483_647;

function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

const PLACEHOLDER = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

function placeholderName(written: Scalar): string | undefined {
  return typeof written === "string" && written.startsWith("$") ? PLACEHOLDER.exec(written)?.[1] : undefined;
}
