import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";

// The platform team's stack owns the room: see ../environments.
const platform = new pulumi.StackReference(new pulumi.Config().require("platform"));

// A token that the other stack looks after: secret there, secret here. It is new here after the first update that
// follows a renewal there.
export const botToken = platform.requireOutput("botToken");

// A token of this stack's own, for the other stack's room. It is minted anew when that room is replaced.
const support = new daily.MeetingToken("support", {
  roomName: platform.requireOutput("roomName"),
  userName: "Support",
  isOwner: true,
  expiresIn: "1h",
});

export const supportUrl = support.joinUrl; // secret: it holds the token
