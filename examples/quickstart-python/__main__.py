import pulumi
import pulumi_daily as daily

# Nobody gets into a private room without a token, unless they knock and are let in.
room = daily.Room("standup", privacy="private", enable_knocking=True)

host = daily.MeetingToken(
    "host",
    room_name=room.name,
    user_name="Host",
    is_owner=True,
    expires_in="8h",
)

bot = daily.MeetingToken(
    "bot",
    room_name=room.name,
    user_name="Note taker",
    permissions={"can_send": False},
    expires_in="24h",
)

pulumi.export("roomUrl", room.url)
pulumi.export("hostUrl", pulumi.Output.concat(room.url, "?t=", host.token))  # secret: it holds the token
pulumi.export("botToken", bot.token)  # secret
pulumi.export("botRenewsAt", bot.renew_at)
