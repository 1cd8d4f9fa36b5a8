/** `daily-emulator`: a local Daily for tests and offline work. */
export { type ClockView, EmulatorAdmin } from "./admin/client.js";
export { Clock, type Instant } from "./clock.js";
export { createEmulator } from "./createEmulator.js";
export type { DomainOptions } from "./domain/domain.js";
export {
  DEFAULT_PORT,
  type DomainView,
  Emulator,
  type EmulatorOptions,
  type KeyView,
  type NewKey,
  type RotateOptions,
} from "./emulator.js";
export type { FaultFields } from "./faults/fault.js";
export type { FaultView } from "./faults/faults.js";
export { API_KEY_FILE } from "./fileStore.js";
export type { LoggedRequest, RequestFilter } from "./http/requestLog.js";
export type { IgnoredReason, JoinDecision, JoinError, TokenUse, Who } from "./join/decision.js";
export type { JoinAnswer, JoinRequest } from "./join/join.js";
export type { Rights } from "./join/rights.js";
export type { Stay } from "./join/stay.js";
export { type OpenChoice, openChoices, type Switches, type SwitchName, switchNames } from "./switches.js";
