/** `pulumi-daily/properties`: Daily's property tables and what can be done with them, for tools beside the provider. */
export * from "./properties";
export { type Privacy, privacies } from "./room/options";
export { DIALIN_WITHIN_DAYS } from "./room/phone";
export { roomProperties } from "./room/properties";
export { meetingTokenProperties, TOO_LONG_FROM, type TokenProperty } from "./token/properties";
