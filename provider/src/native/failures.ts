import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { PartlyCreated } from "../lifecycle";
import { messageOf } from "../runtime/failureText";
import { maskableTexts, withoutTexts } from "../runtime/secretTexts";
import { inputsToStruct, outputsToStruct, type Received } from "./wire";

/** Which step fails. */
export interface Step {
  /** All properties of the request: what is secret in them is not shown. */
  readonly properties: readonly Received[];
  /** The resource's arguments, which go into the state with one that is only partly made. */
  readonly inputs?: Received;
  readonly secrets: () => readonly string[];
  readonly keyFromState: boolean;
}

/** An error of a step as the engine is to show it. */
export function toServiceError(error: unknown, step: Step): Partial<ServiceError> {
  const isSecret = (name: string) => step.properties.some(({ secrets }) => secrets.has(name));
  const message = withoutTexts(messageOf(error, { ...step, isSecret }), secretTexts(step.properties));
  const failure = { code: status.UNKNOWN, message };
  if (!(error instanceof PartlyCreated) || step.inputs === undefined) return failure;
  return { ...failure, metadata: initFailure(error, message, step.inputs) };
}

function secretTexts(properties: readonly Received[]): string[] {
  return properties.flatMap(({ secretValues }) => maskableTexts(secretValues));
}

/** The engine keeps such a resource in the state, and the next update goes on with it. */
function initFailure({ created }: PartlyCreated, message: string, inputs: Received): Metadata {
  const detail = new ErrorResourceInitFailed();
  detail.setId(created.id);
  detail.setProperties(outputsToStruct(created.outputs, inputs.secrets));
  detail.setInputs(inputsToStruct(inputs.raw));
  detail.setReasonsList([message]);
  const any = new Any();
  any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const details = new Status();
  details.setCode(status.UNKNOWN);
  details.setMessage(message);
  details.addDetails(any);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(details.serializeBinary()));
  return metadata;
}
