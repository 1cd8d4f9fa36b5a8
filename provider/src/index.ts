/**
 * `pulumi-daily`: what a Pulumi program declares and looks up.
 *
 * `Inputs<T>` is T with every value, at every depth, a `pulumi.Input`.
 *
 * @module pulumi-daily
 */

export * from "./common";
export {
  getDomain,
  getDomainOutput,
  getRoom,
  getRoomOutput,
  getRooms,
  getRoomsOutput,
  validateMeetingToken,
  validateMeetingTokenOutput,
} from "./resources/dynamic/functions";
export { MeetingAccess } from "./resources/dynamic/meetingAccess";
export { MeetingToken } from "./resources/dynamic/meetingToken";
export { MeetingTokenSet } from "./resources/dynamic/meetingTokenSet";
export { Provider } from "./resources/dynamic/provider";
export { Room } from "./resources/dynamic/room";
