import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceError,
  type sendUnaryData,
  status,
} from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { configMethods } from "./configMethods";
import { toServiceError } from "./failures";
import { functionMethods } from "./functionMethods";
import { componentMethods } from "./meetingAccess";
import { type Package, pluginMethods } from "./pluginMethods";
import { resourceMethods } from "./resourceMethods";
import { Session } from "./session";

/** The engine's messages may hold the state of a whole stack. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** A server of the package. */
export interface Serving {
  readonly port: number;
  readonly session: Session;
  /** Ends the server and what it has under way. */
  close(): void;
}

/** Serves a package to one engine. */
export async function serve(served: Package, engineAddress: string | undefined): Promise<Serving> {
  const session = new Session();
  if (engineAddress !== undefined) session.log.connect(engineAddress);
  const methods = {
    ...pluginMethods(session, served),
    ...configMethods(session),
    ...resourceMethods(session),
    ...functionMethods(session),
    ...componentMethods(session, served.version),
  };
  const server = new Server({ "grpc.max_receive_message_length": MAX_MESSAGE_BYTES });
  const handlers = Object.entries(methods).map(([name, method]) => [name, handler(method as Method, session)]);
  server.addService(ResourceProviderService, Object.fromEntries(handlers));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { port, session, close: () => server.forceShutdown() };
}

type Method = (request: unknown) => unknown;

function handler(method: Method, session: Session): handleUnaryCall<unknown, unknown> {
  return async ({ request }: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>) => {
    const answer = await answerOf(method, request, session);
    await session.log.sent();
    if ("error" in answer) callback(answer.error);
    else callback(null, answer.value);
  };
}

type Answer = { readonly value: unknown } | { readonly error: Partial<ServiceError> };

async function answerOf(method: Method, request: unknown, session: Session): Promise<Answer> {
  try {
    return { value: await method(request) };
  } catch (error) {
    if (isServiceError(error)) return { error };
    const secrets = () => session.configuration.secrets();
    return { error: toServiceError(error, { properties: [], keyFromState: false, secrets }) };
  }
}

function isServiceError(error: unknown): error is Partial<ServiceError> {
  return typeof error === "object" && error !== null && "code" in error && error.code === status.UNKNOWN;
}
