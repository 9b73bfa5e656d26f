/** Versions of CloudNativePG as a catalog names them: one patch, or a minor that stands for every patch of it. */
export class OperatorVersion {
  /** As written, `x.y` or `x.y.z`. */
  readonly text: string;
  private readonly major: number;
  private readonly minor: number;
  private readonly patch: number | undefined;

  /** @param text what is no version is taken for a very new one: whoever reads the catalog refuses it */
  constructor(text: string) {
    this.text = text;
    const [major = 99, minor = 0, patch] = readParts(text);
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }

  /** `x.y`. */
  get minorText(): string {
    return `${this.major}.${this.minor}`;
  }

  /** Whether every version that it stands for is `version` or later: what came with `version` is surely there. */
  isAtLeast(version: string): boolean {
    return this.compare(version, 0) >= 0;
  }

  /** Whether some version that it stands for is `version` or later. */
  mayBeAtLeast(version: string): boolean {
    return this.compare(version, Number.POSITIVE_INFINITY) >= 0;
  }

  /** Whether some version that it stands for is `version` or earlier; `x.y` means every patch of it. */
  mayBeAtMost(version: string): boolean {
    const [major = 0, minor = 0, patch = Number.POSITIVE_INFINITY] = readParts(version);
    return compareParts([this.major, this.minor, this.patch ?? 0], [major, minor, patch]) <= 0;
  }

  /**
   * Whether every version that it stands for has a fix that went into several minors, e.g. `["1.28.4", "1.29.2", "1.30.0"]`.
   * Minors before the first have it never, minors after the last always.
   */
  hasFix(versions: readonly string[]): boolean {
    const same = versions.find((version) => {
      const [major, minor] = readParts(version);
      return major === this.major && minor === this.minor;
    });
    return same === undefined ? versions.every((version) => this.isAtLeast(version)) : this.isAtLeast(same);
  }

  private compare(version: string, unknownPatch: number): number {
    const [major = 0, minor = 0, patch = 0] = readParts(version);
    return compareParts([this.major, this.minor, this.patch ?? unknownPatch], [major, minor, patch]);
  }
}

type Parts = readonly [major: number, minor: number, patch: number];

function compareParts(a: Parts, b: Parts): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] === b[2] ? 0 : a[2] - b[2]);
}

function readParts(text: string): number[] {
  return /^\d+\.\d+(\.\d+)?$/.test(text) ? text.split(".").map(Number) : [];
}
