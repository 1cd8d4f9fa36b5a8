"""Calls Daily as programs with pipecat do, and prints what came of each call."""

import asyncio
import json
import os
import time

import aiohttp
from pipecat.runner.daily import configure
from pipecat.transports.daily.utils import (
    DailyMeetingTokenParams,
    DailyMeetingTokenProperties,
    DailyRESTHelper,
    DailyRoomParams,
    DailyRoomProperties,
)


async def failure(call):
    try:
        await call
    except Exception as error:
        return str(error)


async def main():
    async with aiohttp.ClientSession() as session:

        def client(key):
            return DailyRESTHelper(
                daily_api_key=key,
                daily_api_url=os.environ["DAILY_API_URL"],
                aiohttp_session=session,
            )

        daily = client(os.environ["DAILY_API_KEY"])
        # A fraction of a second, as in pipecat's own examples.
        properties = DailyRoomProperties(exp=time.time() + 300.5, enable_chat=True)
        created = await daily.create_room(
            DailyRoomParams(name="standup", privacy="private", properties=properties)
        )
        read = await daily.get_room_from_url(created.url)
        guest = DailyMeetingTokenParams(
            properties=DailyMeetingTokenProperties(
                user_name="Ada", permissions={"canSend": ["audio"]}
            )
        )
        token = await daily.get_token(created.url, owner=False, params=guest)
        phone = await configure(session, sip_caller_phone="+15551234567")
        expired = DailyRoomProperties(exp=1)
        print(
            json.dumps(
                {
                    "created": created.model_dump(exclude_unset=True),
                    "read": read.model_dump(exclude_unset=True),
                    "token": token,
                    "phone": phone.model_dump(),
                    "badProperty": await failure(
                        daily.create_room(DailyRoomParams(properties=expired))
                    ),
                    "wrongKey": await failure(client("no-key").create_room(DailyRoomParams())),
                    "deleted": await daily.delete_room_by_url(created.url),
                    "gone": await failure(daily.get_room_from_url(created.url)),
                    "deletedAgain": await daily.delete_room_by_name("standup"),
                }
            )
        )


asyncio.run(main())
