/** What a type is called where the place where it stands does not say it well, such as an entry of a list. */
const names: Readonly<Record<string, string>> = {
  DialinRoomNumbers: "DialinRoomNumber",
  EnableRawTracksTranscodedAudio: "RawTracksAudio",
  Lang: "Language",
  SipCodecsAudio: "SipAudioCodec",
  SipCodecsVideo: "SipVideoCodec",
  SipSipMode: "SipMode",
  StartCloudRecordingOptsDataOutputs: "StartCloudRecordingOptsDataOutput",
  StreamingEndpointHlsConfigVariants: "StreamingEndpointHlsVariant",
  StreamingEndpoints: "StreamingEndpoint",
};

/** The name of what stands under a name in something else; without that, of an argument. */
export function typeName(within: string, name: string): string {
  const place = `${within}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return names[place] ?? place;
}
