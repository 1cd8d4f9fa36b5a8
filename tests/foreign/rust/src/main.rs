//! Calls Daily as programs with dailyco do, and prints what came of each call.

use std::env::var;

use dailyco::meeting_token::{CanSend, CreateMeetingToken, MeetingTokenPermissions, SendKinds};
use dailyco::room::{CreateRoom, Room, RoomPrivacy, UpdateRoom};
use dailyco::{Client, Result, RoomPropertiesBuilder};
use serde_json::{json, Value};
use url::Url;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // The client adds paths to the URL as a browser does, which needs a slash at its end.
    let url = Url::parse(&format!("{}/", var("DAILY_API_URL").unwrap())).unwrap();
    let daily = Client::with_endpoint(var("DAILY_API_KEY").unwrap(), url.clone())?;
    let stranger = Client::with_endpoint("no-key", url)?;
    let properties = RoomPropertiesBuilder::new;

    let created = CreateRoom::new()
        .name("standup")
        .privacy(RoomPrivacy::Private)
        .properties(properties().start_audio_off(true))
        .send(&daily)
        .await?;
    let read = daily.get_room("standup").await?;
    let updated = UpdateRoom::new()
        .privacy(RoomPrivacy::Public)
        .properties(properties().enable_knocking(true))
        .send("standup", &daily)
        .await?;
    let listed = daily.get_rooms().await?;

    let audio = SendKinds {
        audio: true,
        ..Default::default()
    };
    let token = CreateMeetingToken::new()
        .room_name("standup")
        .user_name("Ada")
        .permissions(MeetingTokenPermissions {
            can_send: Some(CanSend::Only(audio)),
            ..Default::default()
        })
        .send(&daily)
        .await?;
    let validated = daily.get_meeting_token(&token).await?;

    let no_token = daily.get_meeting_token("no-token").await;
    let bad_property = CreateRoom::new()
        .properties(properties().exp(1))
        .send(&daily)
        .await;
    let wrong_key = CreateRoom::new().send(&stranger).await;
    let deleted = daily.delete_room("standup").await;
    let gone = daily.get_room("standup").await;
    let deleted_again = daily.delete_room("standup").await;

    let answers = json!({
        "created": shown(&created),
        "read": shown(&read),
        "updated": shown(&updated),
        "listed": listed.iter().map(shown).collect::<Vec<_>>(),
        "token": token,
        "validated": {
            "roomName": validated.room_name,
            "isOwner": validated.is_owner,
            "userName": validated.user_name,
        },
        "notAToken": failure(no_token),
        "badProperty": failure(bad_property),
        "wrongKey": failure(wrong_key),
        "deleted": failure(deleted),
        "gone": failure(gone),
        "deletedAgain": failure(deleted_again),
    });
    println!("{answers}");
    Ok(())
}

fn shown(room: &Room) -> Value {
    json!({
        "name": room.name,
        "private": room.privacy == RoomPrivacy::Private,
        "startAudioOff": room.config.start_audio_off,
        "enableKnocking": room.config.enable_knocking,
    })
}

fn failure<T>(result: Result<T>) -> Option<String> {
    result.err().map(|error| error.to_string())
}
