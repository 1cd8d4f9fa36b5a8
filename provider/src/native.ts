/**
 * `pulumi-daily/native`: what `pulumi-daily` has, over Pulumi's plugin `pulumi-resource-daily`. A program moves by changing
 * its import; the classes take over the state of those of `pulumi-daily`.
 *
 * @module pulumi-daily/native
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
} from "./resources/native/functions";
export { MeetingAccess } from "./resources/native/meetingAccess";
export { MeetingToken } from "./resources/native/meetingToken";
export { MeetingTokenSet } from "./resources/native/meetingTokenSet";
export { Provider } from "./resources/native/provider";
export { Room } from "./resources/native/room";
