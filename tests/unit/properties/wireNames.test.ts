import fc from "fast-check";
import { fromRest, toRest } from "../../../provider/src/properties/rest";
import type { Field, Shape } from "../../../provider/src/properties/shape";
import { roomProperties } from "../../../provider/src/room/properties";
import { meetingTokenProperties } from "../../../provider/src/token/properties";
import { propertiesOf } from "../support/arbitraries";

/**
 * Daily's names inside of its properties, as its documentation writes them, and apart from the tables: in `permissions` and
 * in the options of a recording camelCase, everywhere else snake_case.
 */
const wireNames: Readonly<Record<string, string>> = {
  recordings_bucket:
    "bucket_name bucket_region storage_provider assume_role_arn namespace allow_api_access allow_streaming_from_bucket",
  transcription_bucket: "bucket_name bucket_region storage_provider assume_role_arn namespace allow_api_access",
  auto_transcription_settings: "language model punctuate profanity_filter endpointing extra",
  dialout_config: "allow_room_start dialout_geo max_idle_timeout_sec",
  dialin: "display_name wait_for_meeting_start room_numbers room_numbers[].phone_number",
  sip: "display_name sip_mode video num_endpoints force_digit_only_username codecs codecs.audio codecs.video provider",
  streaming_endpoints:
    "[].name [].type [].rtmp_config [].rtmp_config.url [].hls_config [].hls_config.save_hls_recording [].hls_config.storage " +
    "[].hls_config.storage.bucket_name [].hls_config.storage.bucket_region [].hls_config.storage.assume_role_arn " +
    "[].hls_config.storage.path [].hls_config.storage.path_template " +
    ["variants", "variant"]
      .flatMap((list) => [
        `[].hls_config.${list}`,
        ...["width", "height", "fps", "bitrate", "iframe_only"].map((name) => `[].hls_config.${list}[].${name}`),
      ])
      .join(" "),
  permissions:
    "hasPresence canSend canReceive canReceive.base canReceive.byUserId canReceive.byParticipantId canAdmin " +
    ["base", "byUserId.*", "byParticipantId.*"]
      .flatMap((whom) =>
        ["video", "audio", "screenVideo", "screenAudio", "customVideo", "customAudio"].map(
          (medium) => `canReceive.${whom}.${medium}`,
        ),
      )
      .join(" "),
  start_cloud_recording_opts:
    "width height fps videoBitrate audioBitrate minIdleTimeOut maxDuration backgroundColor instanceId type layout layout.preset dataOutputs",
};
const camelCase = ["permissions", "start_cloud_recording_opts"];

const rows = [
  ...Object.entries<Field>(roomProperties).map(([name, field]) => ({ of: "room", table: roomProperties, name, field })),
  ...Object.entries<Field>(meetingTokenProperties).map(([name, field]) => ({
    of: "token",
    table: meetingTokenProperties,
    name,
    field,
  })),
].filter(({ field }) => namesIn(field.shape, "").length > 0);

test("each property with fields inside is written down here", () => {
  expect([...new Set(rows.map(({ field }) => field.rest))].sort()).toEqual(Object.keys(wireNames).sort());
});

describe.each(rows)("$name of a $of", ({ table, name, field }) => {
  const rest = String(field.rest);

  test("has Daily's fields under Daily's names, and no others", () => {
    expect(namesIn(field.shape, "").sort()).toEqual(wireNames[rest]?.split(" ").sort());
  });

  test("goes to Daily and comes back, each field under its name", () => {
    fc.assert(
      fc.property(propertiesOf(table, [name]), (properties) => {
        fc.pre(properties[name] !== undefined);
        const wire = { [rest]: camelCase.includes(rest) ? properties[name] : snaked(properties[name]) };
        expect(toRest(table, properties)).toEqual(wire);
        expect(fromRest(table, wire)).toEqual(properties);
      }),
    );
  });
});

/** The names that a shape has on the wire, at every depth. */
function namesIn(shape: Shape, path: string): string[] {
  switch (shape.kind) {
    case "array":
      return namesIn(shape.items, `${path}[]`);
    case "map":
      return namesIn(shape.values, `${path}.*`);
    case "union":
      return shape.of.flatMap((alternative) => namesIn(alternative, path));
    case "object":
      return Object.entries(shape.fields).flatMap(([name, field]) => {
        const inside = path === "" ? (field.rest ?? name) : `${path}.${field.rest ?? name}`;
        return [inside, ...namesIn(field.shape, inside)];
      });
    default:
      return [];
  }
}

/** A value with its keys in snake_case; what a test put beside the known fields is left as it is. */
function snaked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snaked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key.startsWith("x_")
        ? [key, item]
        : [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snaked(item)],
    ),
  );
}
