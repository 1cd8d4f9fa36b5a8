import { object, type Shape } from "../../provider/src/properties/shape";
import { roomOptions } from "../../provider/src/room/options";
import { roomProperties } from "../../provider/src/room/properties";
import { meetingTokenProperties } from "../../provider/src/token/properties";

/** The requests whose bodies the tables tell, and what they tell of them. */
export const requests: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    "POST /rooms",
    object({
      name: roomOptions.name,
      privacy: roomOptions.privacy,
      properties: { shape: object(roomProperties), doc: "" },
    }),
  ],
  ["POST /meeting-tokens", object({ properties: { shape: object(meetingTokenProperties), doc: "" } })],
  // The document says of these two properties only that they hold what these requests take.
  ["POST /rooms/{room_name}/recordings/start", meetingTokenProperties.startCloudRecordingOpts.shape],
  ["POST /rooms/{room_name}/transcription/start", roomProperties.autoTranscriptionSettings.shape],
]);
