import { type ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { Values } from "../lifecycle";
import { roleTokens } from "../meetingAccess/roleTokens";
import { unknown } from "../properties/unknown";
import { inEnvelopes, type Raw } from "../runtime/engineValues";
import { dynamicType, nativeType } from "../runtime/resourceTypes";
import { joinUrlOf } from "../token/joinUrl";
import { componentArguments, later } from "./componentArguments";
import type { Monitor } from "./monitor";
import type { Session } from "./session";
import { step } from "./step";
import { received, toStruct } from "./wire";

/** What the engine asks of the package's component. */
export function componentMethods(session: Session, version: string) {
  return {
    construct(request: ConstructRequest): Promise<ConstructResponse> {
      // What it registers resources with is large, and only a component needs it.
      const { Monitor } = require("./monitor") as typeof import("./monitor");
      const inputs = received(request.getInputs());
      const monitor = new Monitor(request, version);
      return step(session, [inputs], () => meetingAccess(request.getName(), inputs.raw, monitor)).finally(() =>
        monitor.close(),
      );
    },
  };
}

/** A private room and a token for each role that meets in it. */
async function meetingAccess(name: string, inputs: Raw, monitor: Monitor): Promise<ConstructResponse> {
  const { room, ...access } = componentArguments(`MeetingAccess "${name}"`, inputs);
  // First, so that a role that is misspelt is an error before anything is declared.
  const tokens = roleTokens(name, access, later);
  const urn = await monitor.component();
  const made = await monitor.child(urn, {
    type: nativeType("Room"),
    formerType: dynamicType("Room"),
    name,
    inputs: { privacy: "private", ...room },
    // With --replace the engine asks no Diff, and a name is given once.
    deleteBeforeReplace: room.name !== undefined,
  });
  const madeRoom = received(made.getObject()).values;
  const roomName = madeRoom.name ?? unknown;
  const each = await Promise.all(
    Object.entries(tokens).map(async ([role, token]) => {
      const response = await monitor.child(urn, {
        type: nativeType("MeetingToken"),
        formerType: dynamicType("MeetingToken"),
        name: `${name}-${role}`,
        inputs: { ...token, roomName },
        dependencies: { roomName: made.getUrn() },
      });
      const outputs = received(response.getObject()).values;
      return [role, { urn: response.getUrn(), token: outputs.token ?? unknown, joinUrl: joinUrl(outputs) }] as const;
    }),
  );
  const outputs = { roomName, roomUrl: madeRoom.url ?? unknown };
  // The tokens are in the state with their own resources: once is enough.
  await monitor.outputs(urn, outputs);
  const response = new ConstructResponse();
  response.setUrn(urn);
  const byRole = (name: "token" | "joinUrl") => Object.fromEntries(each.map(([role, made]) => [role, made[name]]));
  const secret = { tokens: byRole("token"), joinUrls: byRole("joinUrl") };
  response.setState(toStruct(inEnvelopes({ ...outputs, ...secret }, Object.keys(secret))));
  // So that what a program makes of them is replaced with the room.
  const ofRoom = [made.getUrn()];
  const ofTokens = [...ofRoom, ...each.map(([, { urn }]) => urn)];
  for (const [output, urns] of Object.entries({
    roomName: ofRoom,
    roomUrl: ofRoom,
    tokens: ofTokens,
    joinUrls: ofTokens,
  })) {
    response.getStatedependenciesMap().set(output, new ConstructResponse.PropertyDependencies().setUrnsList(urns));
  }
  return response;
}

function joinUrl({ roomUrl, token }: Values): unknown {
  if (typeof token !== "string") return unknown;
  return roomUrl === undefined || typeof roomUrl === "string" ? joinUrlOf(roomUrl, token) : unknown;
}
