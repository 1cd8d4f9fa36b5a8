/** `pulumi-daily/properties`: Daily's property tables and what can be done with them, for tools beside the provider. */
export * from "./properties";
export { DIALIN_WITHIN_DAYS, type Privacy, privacies, roomProperties } from "./room/properties";
export { TOO_LONG_FROM } from "./token/length";
export { meetingTokenProperties, type TokenProperty } from "./token/properties";
