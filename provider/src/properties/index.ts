/**
 * `pulumi-daily/properties`: the tables of Daily's meeting-token and room properties, and what can be done with a
 * table. For tools beside the provider, such as the emulator and the generator of the reference pages.
 */

export { normalize, sameValue } from "./equal";
export { fromRest, toRest } from "./rest";
export type * from "./shape";
export { ROOM_NAME_MAX_LENGTH, roomNamePattern } from "./shared";
export { didYouMean } from "./suggest";
export {
  describeShape,
  fieldsOfKind,
  isLink,
  isOfKind,
  MILLISECONDS_FROM,
  type Problem,
  validateProperties,
  validateShape,
} from "./validate";
