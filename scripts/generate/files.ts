import { mediaPermissions, permissions } from "../../provider/src/properties/permissions";
import { roomOptions } from "../../provider/src/room/options";
import { roomProperties } from "../../provider/src/room/properties";
import { meetingTokenOptions } from "../../provider/src/token/options";
import { meetingTokenProperties } from "../../provider/src/token/properties";
import { escSchema } from "./escSchema";
import { meetingTokenPage, roomPage } from "./reference";
import { packageSchema } from "./schema/package";
import { interfaceOf } from "./types";

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

const HEAD = "// Made by `npm run generate` from the property table beside this file. Do not edit.\n";
const IMPORTS = 'import type { Permissions } from "../properties/permissions.generated";\n';

/** Every file that is made from the property tables. A test compares them with what is committed. */
export function generatedFiles(): GeneratedFile[] {
  return [
    {
      path: "provider/src/properties/permissions.generated.ts",
      text: [
        HEAD,
        interfaceOf("MediaPermissions", "Which kinds of media, one by one.", mediaPermissions.fields),
        interfaceOf(
          "Permissions",
          "What a participant may send, receive and administer. https://docs.daily.co/reference/rest-api/meeting-tokens/config#permissions",
          permissions.fields,
        ),
      ].join("\n"),
    },
    {
      path: "provider/src/token/properties.generated.ts",
      text:
        `${HEAD}${IMPORTS}\n` +
        interfaceOf(
          "MeetingTokenProperties",
          "What a meeting token says. https://docs.daily.co/reference/rest-api/meeting-tokens/config",
          { ...meetingTokenProperties, otherProperties: meetingTokenOptions.otherProperties },
        ),
    },
    {
      path: "provider/src/room/properties.generated.ts",
      text:
        `${HEAD}${IMPORTS}\n` +
        interfaceOf("RoomProperties", "How a room is set up. https://docs.daily.co/reference/rest-api/rooms/config", {
          ...roomProperties,
          otherProperties: roomOptions.otherProperties,
        }),
    },
    { path: "docs/reference/meeting-token-properties.md", text: meetingTokenPage() },
    { path: "docs/reference/room-properties.md", text: roomPage() },
    { path: "plugin/schema.json", text: packageSchema() },
    { path: "provider/esc.schema.json", text: escSchema() },
  ];
}
