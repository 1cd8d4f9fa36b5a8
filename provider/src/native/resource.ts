import type { CheckResult, Created, Diff, ReadResult, Values } from "../lifecycle";
import type { Host } from "../runtime/clients";
import type { Configuration } from "../runtime/configuration";
import type { Autonaming } from "./autonaming";

/** What each step of a resource is given beside its properties. */
export interface Context extends Host {
  readonly configuration: Configuration;
  readonly urn: string;
  /** The resource's name in the program. */
  readonly resourceName: string;
}

export interface CheckContext extends Context {
  /** Undefined where the stack does not configure it. */
  readonly autonaming: Autonaming | undefined;
}

export interface ChangeContext extends Context {
  /** The arguments as the state has them. */
  readonly oldInputs: Values;
  /** Whether something has changed the inputs since they were checked: a policy. */
  readonly changedSinceCheck: boolean;
  /** Whether it was imported, and no update has gone through since: the state then also holds what no program has declared. */
  readonly isImported: boolean;
}

export interface DiffContext extends ChangeContext {
  /** Whether the engine asks what a refresh has changed: what only time changes is then no change. */
  readonly isRefresh: boolean;
}

/** A resource's lifecycle as the native protocol asks for it. Inputs are checked, and not completed. */
export interface NativeResource {
  /** Arguments that must not be secret, and where they are shown. */
  readonly shown: Readonly<Record<string, string>>;
  /** Without `olds` it is a new resource, or a replacement. */
  check(olds: Values | undefined, news: Values, context: CheckContext): CheckResult;
  diff(id: string, olds: Values, news: Values, context: DiffContext): Diff;
  previewCreate(news: Values, context: Context): Values;
  create(news: Values, context: Context): Promise<Created>;
  /** Without outputs it is an import, or a look-up by id. */
  read(id: string, outputs: Values, inputs: Values, context: Context): Promise<ReadResult>;
  previewUpdate(olds: Values, news: Values, context: ChangeContext): Values;
  update(id: string, olds: Values, news: Values, context: ChangeContext): Promise<Values>;
  delete(id: string, outputs: Values, inputs: Values, context: Context): Promise<void>;
}

/** The time for a refresh's diff: no renewal window has opened yet. */
export const BEFORE_ANY_WINDOW = 0;
