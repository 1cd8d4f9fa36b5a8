/**
 * `pulumi-daily/esc`: meeting tokens for Pulumi ESC's external provider and rotator, for tokens that stand in no state, and
 * tokens that are renewed while nobody runs Pulumi.
 *
 * @module pulumi-daily/esc
 */
export type { MediaPermissions, Permissions } from "../properties/permissions.generated";
export type { Duration } from "../properties/time";
export type { Problem } from "../properties/validate";
export type { MeetingTokenProperties } from "../token/properties.generated";
export { createEscAdapter, type EscAdapter, type EscAdapterOptions } from "./adapter";
export {
  type EscConfiguration,
  EscConfigurationError,
  type EscGrant,
  type EscGrantProperties,
  readEscConfiguration,
} from "./configuration";
export type { EscLogEntry } from "./log";
export { type NodeListener, nodeListener } from "./nodeListener";
export type { EscOutcome, RefusalCode } from "./refusal";
