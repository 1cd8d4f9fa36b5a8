/** What each resource does, without any engine: functions of inputs, old state, client, clock and log. */

export { checkMeetingToken } from "./meetingToken/check";
export { createMeetingToken } from "./meetingToken/create";
export { deleteMeetingToken } from "./meetingToken/delete";
export { diffMeetingToken } from "./meetingToken/diff";
export { readMeetingToken } from "./meetingToken/read";
export { updateMeetingToken } from "./meetingToken/update";
export { checkRoom, refuseRoom } from "./room/check";
export { createRoom } from "./room/create";
export { deleteRoom } from "./room/delete";
export { diffRoom } from "./room/diff";
export { wasLookedUp } from "./room/outputs";
export { readRoom } from "./room/read";
export { updateRoom } from "./room/update";
export { WrongDomain } from "./sameDomain";
export type { CheckResult, Created, Diff, Log, ReadResult, Values } from "./types";
export { PartlyCreated, RefusedInputs, UserError } from "./types";
