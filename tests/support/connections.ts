import * as settings from "@pulumi/pulumi/runtime/settings";

/**
 * A test file runs many engines, and the SDK keeps its connections to those that have ended. gRPC shares a connection
 * that waits to be tried again with whoever asks for the same port, so an engine that got such a port could not be
 * reached: "UNAVAILABLE: No connection established. Last error: null". With this option each client has its own.
 */
const { grpcClientOptions } = settings as unknown as { grpcClientOptions: Record<string, unknown> };
grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;
