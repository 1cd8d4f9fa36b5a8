import * as pulumi from "@pulumi/pulumi";
import { functions, type ValidateMeetingTokenArgs, type ValidateMeetingTokenResult } from "../functions";
import { type InvokeOutputOptions, invoke, invokeOutput } from "./invoke";

export interface ValidateMeetingTokenOutputArgs {
  /** The token, whoever minted it. Treated as a secret, whether or not it is marked as one. */
  token: pulumi.Input<string>;
  /** Accept a token whose `nbf` is in the future. Default: false. */
  ignoreNbf?: pulumi.Input<boolean>;
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
 * @throws DailyError if the request failed or Daily refused the key: this says nothing about the token
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
