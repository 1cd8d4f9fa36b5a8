/** `pulumi-daily/properties`: Daily's property tables, for the emulator and the tests. */
export type {
  ArrayShape,
  Field,
  NumberShape,
  ObjectShape,
  Property,
  PropertyTable,
  Shape,
  StringShape,
} from "./properties/shape";
export { ROOM_NAME_MAX_LENGTH, roomNamePattern } from "./properties/shared";
export { fieldsOfKind, isLink, MILLISECONDS_FROM } from "./properties/validate";
export { type Privacy, privacies } from "./room/options";
export { DIALIN_WITHIN_DAYS } from "./room/phone";
export { roomProperties } from "./room/properties";
export { meetingTokenProperties, TOO_LONG_FROM, type TokenProperty } from "./token/properties";
