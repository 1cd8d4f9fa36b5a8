import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { PartlyCreated, UserError } from "../../../provider/src/lifecycle";
import { toServiceError } from "../../../provider/src/native/failures";
import { received, toStruct } from "../../../provider/src/native/wire";
import { type Raw, SECRET_MARK, SIGNATURE_KEY } from "../../../provider/src/runtime/engineValues";

const secret = (value: unknown) => ({ [SIGNATURE_KEY]: SECRET_MARK, value });
const KEY = "a-key-that-nobody-is-shown";
const failed = (error: unknown, raw: Raw = {}) =>
  toServiceError(error, {
    properties: [received(toStruct(raw))],
    inputs: received(toStruct(raw)),
    keyFromState: false,
    secrets: () => [KEY],
  });

test("what is secret is masked at every depth, also as Daily repeats it", () => {
  const raw = { userName: secret("Ada Lovelace"), otherProperties: { note: [secret('a "quoted" note')] } };
  const said = 'Daily: "Ada Lovelace" {"note":"a \\"quoted\\" note"} is not allowed';
  const { message } = failed(new UserError(said), raw);
  expect(message).not.toContain("Ada");
  expect(message).not.toContain("quoted");
  expect(message).toContain("is not allowed");
});

test("the names of a set's tokens are told, and the tokens are not", () => {
  const { message } = failed(new UserError("Minting adas: [a token]"), { tokens: secret({ adas: "a token" }) });
  expect(message).toBe("Minting adas: [[secret]]");
});

test("a defect is told with its stack and without the key", () => {
  const { message } = failed(new TypeError(`cannot read ${KEY}`));
  expect(message).toMatch(/^This is a defect of pulumi-daily; please report it/);
  expect(message).not.toContain(KEY);
});

test("a resource that is only partly made is told with its id, outputs, inputs and the reason", () => {
  const error = new PartlyCreated({ id: "r", outputs: { name: "r", token: "eyJ" } }, "Daily did not answer.");
  const failure = failed(error, { name: "r", userName: secret("Ada Lovelace") });
  const [bytes] = failure.metadata?.get("grpc-status-details-bin") ?? [];
  const [detail] = Status.deserializeBinary(bytes as Buffer).getDetailsList();
  expect(detail?.getTypeName()).toBe("pulumirpc.ErrorResourceInitFailed");
  const init = ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
  expect(init.getId()).toBe("r");
  expect(init.getReasonsList()).toEqual(["Daily did not answer."]);
  expect(init.getProperties()?.toJavaScript()).toMatchObject({ name: "r", token: secret("eyJ") });
  expect(init.getInputs()?.toJavaScript()).toMatchObject({ name: "r", userName: secret("Ada Lovelace") });
});

test("any other failure leaves no resource", () => {
  expect(failed(new UserError("no"))).toEqual({ code: 2, message: "no" });
});
