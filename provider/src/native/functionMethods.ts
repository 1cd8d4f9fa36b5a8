import { type InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { type DailyFunction, functions, unknownArgument } from "../functions";
import { UserError } from "../lifecycle";
import { hasUnknown } from "../properties/unknown";
import type { Raw } from "../runtime/engineValues";
import { nativeType } from "../runtime/resourceTypes";
import { secretNameReason } from "../runtime/secretNames";
import type { Session } from "./session";
import { step } from "./step";
import { type Received, received, secretly, toStruct } from "./wire";

const byToken = new Map<string, AnyFunction>(
  Object.values(functions).map((called) => [nativeType(called.name), called as AnyFunction]),
);
type AnyFunction = DailyFunction<unknown, object>;

/** What the engine asks of the package's functions. */
export function functionMethods(session: Session) {
  async function answer(token: string, args: Received): Promise<Raw> {
    const called = byToken.get(token);
    if (called === undefined) throw new UserError(`pulumi-resource-daily has no function ${token}.`);
    refuse(called, args);
    const { clientOf } = session.hostFor("");
    const result = await called.ask(() => clientOf(session.configuration), args.values);
    return called.isSecret?.(result) ? secretly({ ...result }, Object.keys(result)) : { ...result };
  }

  return {
    invoke(request: InvokeRequest): Promise<InvokeResponse> {
      const args = received(request.getArgs());
      return step(session, [args], async () =>
        new InvokeResponse().setReturn(toStruct(await answer(request.getTok(), args))),
      );
    },
  };
}

function refuse(called: AnyFunction, { values, secrets }: Received): void {
  const stranger = unknownArgument(called, values);
  if (stranger !== undefined) throw new UserError(stranger);
  for (const [name, places] of Object.entries(called.shown ?? {})) {
    if (secrets.has(name)) throw new UserError(`${called.name}: ${secretNameReason(name, places)}`);
  }
  const later = Object.keys(values).find((name) => hasUnknown(values[name]));
  if (later !== undefined) throw new UserError(`${called.name}: ${later} is not known yet.`);
}
