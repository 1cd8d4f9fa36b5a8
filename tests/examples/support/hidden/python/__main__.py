import pulumi
import pulumi_daily as daily

config = pulumi.Config()
user_name = pulumi.Output.secret("nobodys-business-0123456789")
eu = daily.Provider("eu", api_key=config.require_secret("euKey"), api_url=config.require("euUrl"))
in_eu = pulumi.ResourceOptions(provider=eu)
room = daily.Room(
    "standup",
    privacy="private",
    meeting_join_hook=pulumi.Output.concat("https://example.com/?key=", user_name),
)
there = daily.Room("there", privacy="private", opts=in_eu)
bot = daily.MeetingToken(
    "bot",
    room_name=room.name,
    user_name=user_name,
    triggers=[user_name],
    permissions={"can_receive": {"by_user_id": user_name.apply(lambda name: {name: False, "*": True})}},
    expires_in="24h",
)
own = daily.MeetingToken(
    "own", room_name=there.name, user_id=user_name, signed_by="apiKey", expires_in="24h", opts=in_eu
)
access = daily.MeetingAccess("retro", expires_in="24h", roles={"host": {"user_name": user_name}})
checked = daily.validate_meeting_token_output(token=bot.token)

pulumi.export("bot", bot.token)
pulumi.export("own", own.token)
pulumi.export("access", access.tokens)
pulumi.export("valid", checked.valid)
