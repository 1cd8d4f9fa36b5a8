import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";

// The platform team's stack owns the room: see ../environments.
const platform = new pulumi.StackReference(new pulumi.Config().require("platform"));

// A token that the other stack manages: secret there, secret here. After a renewal there, the next update here brings
// the new token.
export const botToken = platform.requireOutput("botToken");

// This stack's own token for the other stack's room. It is replaced when that room is.
const support = new daily.MeetingToken("support", {
  roomName: platform.requireOutput("roomName"),
  userName: "Support",
  isOwner: true,
  expiresIn: "1h",
});

export const supportUrl = support.joinUrl; // secret: it holds the token
