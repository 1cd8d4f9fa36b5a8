import { isDeepStrictEqual } from "node:util";
import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type DiffRequest,
  DiffResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { UserError } from "../lifecycle";
import { accountOf, unknownSettings, withSecretKey } from "./account";
import type { Session } from "./session";
import { received, toStruct } from "./wire";

/** What the engine asks of the provider itself: which account it is for. */
export function configMethods(session: Session) {
  return {
    checkConfig(request: CheckRequest): CheckResponse {
      const news = received(request.getNews());
      const response = new CheckResponse();
      response.setInputs(toStruct(withSecretKey(news)));
      const reasons = unknownSettings(news).map(({ reason }) => reason);
      const fault = faultOf(() => accountOf(news, request.getName()).assertValid());
      response.setFailuresList([...reasons, ...(fault === undefined ? [] : [fault])].map(toFailure));
      return response;
    },

    /** No change of a setting replaces what the account holds: where it is another one, each resource finds out itself. */
    diffConfig(request: DiffRequest): DiffResponse {
      const isSame = isDeepStrictEqual(received(request.getOldInputs()).values, received(request.getNews()).values);
      const response = new DiffResponse();
      response.setChanges(isSame ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME);
      return response;
    },

    configure(request: ConfigureRequest): ConfigureResponse {
      session.configuration = accountOf(received(request.getArgs()), request.getName() ?? "default");
      const response = new ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      response.setSupportsAutonamingConfiguration(true);
      return response;
    },
  };
}

function faultOf(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function toFailure(reason: string): CheckFailure {
  const failure = new CheckFailure();
  failure.setReason(reason);
  return failure;
}
