export interface ReleaseFacts {
  readonly version: string;
  readonly tag: string | undefined;
  readonly changelog: string;
  readonly isRecorded: boolean;
  /** Which range of pulumi-daily each package.json of the workspace asks for. */
  readonly dependents: Readonly<Record<string, string>>;
}

/** What is missing for a release of this version, in sentences; nothing, if all is there. */
export function releaseProblems(facts: ReleaseFacts): string[];

/** What a version's section says; undefined if there is none or it is empty. */
export function changelogSection(changelog: string, version: string): string | undefined;

/** The changelog in which what is under "Unreleased" belongs to a version from this day on. */
export function withRelease(changelog: string, version: string, day: string): string;
