/**
 * The code that a resource's state names. It is a constant, so that no closure is serialized: no secret can be caught
 * in one, and an upgrade changes no state.
 */
export function shim(handler: "meetingToken" | "room"): string {
  return `exports.handler=()=>require("pulumi-daily/handlers").${handler}`;
}
