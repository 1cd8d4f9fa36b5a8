import type { FastifyRequest } from "fastify";

/** Whether a request comes from this machine. */
export function isFromLoopback(request: FastifyRequest): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? "");
}

/** The host that was asked for, without its port. */
export function hostNameOf(request: FastifyRequest): string {
  return (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
}

/** Whether the host that was asked for is this machine by name or number; any other means a rebound DNS name. */
export function isLoopbackHost(hostName: string): boolean {
  return hostName === "localhost" || hostName === "127.0.0.1" || hostName === "[::1]";
}

/** Whether a browser sent this on behalf of a page: other pages can reach a loopback port, and must not drive it. */
export function isFromWebPage(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  return request.headers.origin !== undefined || (site !== undefined && site !== "none");
}
