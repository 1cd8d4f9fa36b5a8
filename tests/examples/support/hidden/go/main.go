package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
	"pulumi-daily/sdk/go/daily"
)

func main() {
	pulumi.Run(quickstart)
}

func quickstart(ctx *pulumi.Context) error {
	conf := config.New(ctx, "")
	userName := pulumi.ToSecret(pulumi.String("nobodys-business-0123456789")).(pulumi.StringOutput)
	eu, err := daily.NewProvider(ctx, "eu", &daily.ProviderArgs{
		ApiKey: conf.RequireSecret("euKey"),
		ApiUrl: pulumi.String(conf.Require("euUrl")),
	})
	if err != nil {
		return err
	}
	room, err := daily.NewRoom(ctx, "standup", &daily.RoomArgs{
		Privacy:         daily.PrivacyPrivate,
		MeetingJoinHook: pulumi.Sprintf("https://example.com/?key=%s", userName),
	})
	if err != nil {
		return err
	}
	there, err := daily.NewRoom(ctx, "there", &daily.RoomArgs{Privacy: daily.PrivacyPrivate}, pulumi.Provider(eu))
	if err != nil {
		return err
	}
	byUserId := userName.ApplyT(func(name string) map[string]interface{} {
		return map[string]interface{}{name: false, "*": true}
	}).(pulumi.MapOutput)
	bot, err := daily.NewMeetingToken(ctx, "bot", &daily.MeetingTokenArgs{
		RoomName:    room.Name,
		UserName:    userName,
		Triggers:    pulumi.Array{userName},
		Permissions: &daily.PermissionsArgs{CanReceive: &daily.PermissionsCanReceiveArgs{ByUserId: byUserId}},
		ExpiresIn:   pulumi.Any("24h"),
	})
	if err != nil {
		return err
	}
	own, err := daily.NewMeetingToken(ctx, "own", &daily.MeetingTokenArgs{
		RoomName:  there.Name,
		UserId:    userName,
		SignedBy:  daily.SignedByApiKey,
		ExpiresIn: pulumi.Any("24h"),
	}, pulumi.Provider(eu))
	if err != nil {
		return err
	}
	access, err := daily.NewMeetingAccess(ctx, "retro", &daily.MeetingAccessArgs{
		ExpiresIn: pulumi.Any("24h"),
		Roles: map[string]daily.MeetingAccessRoleInput{
			"host": &daily.MeetingAccessRoleArgs{UserName: userName},
		},
	})
	if err != nil {
		return err
	}
	checked := daily.ValidateMeetingTokenOutput(ctx, daily.ValidateMeetingTokenOutputArgs{Token: bot.Token})

	ctx.Export("bot", bot.Token)
	ctx.Export("own", own.Token)
	ctx.Export("access", access.Tokens)
	ctx.Export("valid", checked.Valid())
	return nil
}
