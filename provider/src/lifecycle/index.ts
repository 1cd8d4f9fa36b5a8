/** What each resource does, without any engine: functions of inputs, old state, client, clock and log. */

export { checkMeetingToken } from "./meetingToken/check";
export { createMeetingToken } from "./meetingToken/create";
export { completeMeetingToken, isDerived, keepDeadline } from "./meetingToken/deadline";
export { deleteMeetingToken } from "./meetingToken/delete";
export { diffMeetingToken } from "./meetingToken/diff";
export { previewMeetingToken, previewMeetingTokenUpdate } from "./meetingToken/preview";
export { readMeetingToken } from "./meetingToken/read";
export { updateMeetingToken } from "./meetingToken/update";
export { checkRoom, refuseRoom } from "./room/check";
export { createRoom } from "./room/create";
export { deleteRoom } from "./room/delete";
export { diffRoom } from "./room/diff";
export { NameInUse } from "./room/nameInUse";
export { completeRoom, prefixFromResourceName } from "./room/naming";
export { wasLookedUp } from "./room/outputs";
export { previewNewRoom, previewRoomUpdate } from "./room/preview";
export { readRoom } from "./room/read";
export { updateRoom } from "./room/update";
export { WrongDomain } from "./sameDomain";
export type { CheckResult, Created, Diff, Log, ReadResult, Values } from "./types";
export { PartlyCreated, RefusedInputs, UserError } from "./types";
