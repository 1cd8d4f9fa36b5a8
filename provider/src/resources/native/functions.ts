import * as pulumi from "@pulumi/pulumi";
import {
  functions,
  type GetDomainArgs,
  type GetDomainResult,
  type GetRoomArgs,
  type GetRoomResult,
  type GetRoomsArgs,
  type GetRoomsResult,
  type ValidateMeetingTokenArgs,
  type ValidateMeetingTokenResult,
} from "../../functions";
import type { GetRoomOutputArgs, InvokeOutputOptions, ValidateMeetingTokenOutputArgs } from "../functionArguments";
import { invoke, invokeOutput } from "./invoke";

/**
 * Looks up a room. https://docs.daily.co/reference/rest-api/rooms/get-room-config
 *
 * Without a `provider`, or a `parent` that has one, the stack's account is used: `daily:apiKey` and `daily:apiUrl`,
 * then `DAILY_API_KEY` and `DAILY_API_URL`.
 *
 * ```ts
 * const lobby = await daily.getRoom({ name: "lobby" });
 * ```
 *
 * @throws RunError if there is no such room, if the request fails, or for a provider whose key is not known yet: use
 * `getRoomOutput`
 */
export function getRoom(args: GetRoomArgs, opts?: pulumi.InvokeOptions): Promise<GetRoomResult> {
  return invoke(functions.getRoom, args, opts);
}

/**
 * `getRoom` with arguments that may be outputs. In a preview the result is unknown while an argument, the provider's
 * key, or anything in `dependsOn` is unknown.
 */
export function getRoomOutput(args: GetRoomOutputArgs, opts?: InvokeOutputOptions): pulumi.Output<GetRoomResult> {
  return invokeOutput(functions.getRoom, args, opts);
}

/**
 * Looks up all rooms of the domain, newest first, 100 per request. The account is chosen as in `getRoom`.
 * https://docs.daily.co/reference/rest-api/rooms/list-rooms
 *
 * @throws RunError if the request fails
 */
export function getRooms(args: GetRoomsArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetRoomsResult> {
  return invoke(functions.getRooms, args, opts);
}

/** `getRooms` as an output: it accepts `dependsOn`, and a provider whose key is an output. */
export function getRoomsOutput(args: GetRoomsArgs = {}, opts?: InvokeOutputOptions): pulumi.Output<GetRoomsResult> {
  return invokeOutput(functions.getRooms, args, opts);
}

/**
 * Looks up the domain that the API key belongs to. The account is chosen as in `getRoom`.
 * https://docs.daily.co/reference/rest-api/your-domain
 *
 * @throws RunError if the request fails, for example for a wrong key
 */
export function getDomain(args: GetDomainArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetDomainResult> {
  return invoke(functions.getDomain, args, opts);
}

/** `getDomain` as an output: it accepts `dependsOn`, and a provider whose key is an output. */
export function getDomainOutput(args: GetDomainArgs = {}, opts?: InvokeOutputOptions): pulumi.Output<GetDomainResult> {
  return invokeOutput(functions.getDomain, args, opts);
}

/**
 * Asks Daily whether it accepts a token that somebody else minted. The account is chosen as in `getRoom`. A bot, which runs
 * without Pulumi, uses `validateMeetingToken` of `pulumi-daily/token` instead, which throws for a token that is not valid.
 * https://docs.daily.co/reference/rest-api/meeting-tokens/validate-meeting-token
 *
 * ```ts
 * const { valid, reason } = await daily.validateMeetingToken({ token });
 * ```
 *
 * @throws RunError if the request failed or Daily refused the key: this says nothing about the token
 */
export function validateMeetingToken(
  args: ValidateMeetingTokenArgs,
  opts?: pulumi.InvokeOptions,
): Promise<ValidateMeetingTokenResult> {
  return invoke(functions.validateMeetingToken, args, opts);
}

/**
 * `validateMeetingToken` with arguments that may be outputs. The result is secret, since the token is: to show a part of
 * it, use `pulumi.unsecret`.
 */
export function validateMeetingTokenOutput(
  args: ValidateMeetingTokenOutputArgs,
  opts?: InvokeOutputOptions,
): pulumi.Output<ValidateMeetingTokenResult> {
  return pulumi.secret(invokeOutput(functions.validateMeetingToken, args, opts));
}
