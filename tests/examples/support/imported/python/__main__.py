import pulumi
import pulumi_daily as daily

# What `handMadeRoom` is.
room = daily.Room(
    "lobby",
    name="lobby",
    privacy="private",
    max_participants=12,
    eject_at_room_exp=True,
    eject_after_elapsed=3600,
    enable_knocking=True,
    enable_screenshare=False,
    enable_recording=["cloud", "raw-tracks"],
    enable_raw_tracks_transcoded_audio="wav-48k-mono",
    permissions={"can_send": ["audio", "screenVideo"], "can_receive": {"base": False}},
    start_video_off=True,
    start_audio_off=True,
    enable_chat=True,
    enable_people_ui=True,
    enable_prejoin_ui=True,
    enable_hand_raising=True,
    sfu_switchover=4,
    lang="pt-BR",
    geo="eu-central-1",
    meeting_join_hook="https://example.com/joined",
    auto_transcription_settings={"language": "de", "punctuate": True, "extra": {"diarize": True}},
    sip={"display_name": "Phone", "sip_mode": "dial-in", "video": True, "num_endpoints": 2},
    streaming_endpoints=[{"name": "tv", "type": "rtmp", "rtmp_config": {"url": "rtmps://example.com/live"}}],
    opts=pulumi.ResourceOptions(import_="lobby"),
)
