package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-daily/sdk/go/daily"
)

func main() {
	pulumi.Run(quickstart)
}

func quickstart(ctx *pulumi.Context) error {
	// Nobody gets into a private room without a token, unless they knock and are let in.
	room, err := daily.NewRoom(ctx, "standup", &daily.RoomArgs{
		Privacy:        daily.PrivacyPrivate,
		EnableKnocking: pulumi.Bool(true),
	})
	if err != nil {
		return err
	}

	host, err := daily.NewMeetingToken(ctx, "host", &daily.MeetingTokenArgs{
		RoomName:  room.Name,
		UserName:  pulumi.String("Host"),
		IsOwner:   pulumi.Bool(true),
		ExpiresIn: pulumi.Any("8h"),
	})
	if err != nil {
		return err
	}

	bot, err := daily.NewMeetingToken(ctx, "bot", &daily.MeetingTokenArgs{
		RoomName:    room.Name,
		UserName:    pulumi.String("Note taker"),
		Permissions: &daily.PermissionsArgs{CanSend: pulumi.Any(false)},
		ExpiresIn:   pulumi.Any("24h"),
	})
	if err != nil {
		return err
	}

	ctx.Export("roomUrl", room.Url)
	ctx.Export("hostUrl", pulumi.Sprintf("%s?t=%s", room.Url, host.Token)) // secret: it holds the token
	ctx.Export("botToken", bot.Token)                                      // secret
	ctx.Export("botRenewsAt", bot.RenewAt)
	return nil
}
