import type { FastifyInstance } from "fastify";
import { notImplemented } from "../http/errors.js";

/**
 * The routes that Daily documents and the emulator does not implement, by subject. The README's table is made from them.
 * `:name` stands for any one segment of a path.
 */
export const missingRoutes = {
  "Domain settings": ["POST /"],
  "Rooms by the hundred": ["POST /batch/rooms", "DELETE /batch/rooms"],
  "A running meeting": [
    "POST /rooms/:name/send-app-message",
    "GET /rooms/:name/get-session-data",
    "POST /rooms/:name/set-session-data",
    "POST /rooms/:name/update-permissions",
  ],
  Recordings: [
    "POST /rooms/:name/recordings/start",
    "POST /rooms/:name/recordings/update",
    "POST /rooms/:name/recordings/stop",
    "GET /recordings",
    "GET /recordings/test-oci-bucket",
    "GET /recordings/:id",
    "DELETE /recordings/:id",
    "GET /recordings/:id/access-link",
  ],
  "Live streaming": [
    "POST /rooms/:name/live-streaming/start",
    "POST /rooms/:name/live-streaming/update",
    "POST /rooms/:name/live-streaming/stop",
  ],
  Transcription: [
    "POST /rooms/:name/transcription/start",
    "POST /rooms/:name/transcription/update",
    "POST /rooms/:name/transcription/stop",
    "GET /transcript",
    "GET /transcript/:id",
    "DELETE /transcript/:id",
    "GET /transcript/:id/access-link",
  ],
  "Batch processor": [
    "POST /batch-processor",
    "GET /batch-processor",
    "GET /batch-processor/:id",
    "DELETE /batch-processor/:id",
    "GET /batch-processor/:id/access-link",
  ],
  "Meetings and logs": [
    "GET /meetings",
    "GET /meetings/:id",
    "GET /meetings/:id/participants",
    "GET /logs",
    "GET /logs/api",
  ],
  Webhooks: ["GET /webhooks", "POST /webhooks", "GET /webhooks/:id", "POST /webhooks/:id", "DELETE /webhooks/:id"],
  "Telephone and SIP": [
    "POST /rooms/:name/dialOut/start",
    "POST /rooms/:name/dialOut/sendDTMF",
    "POST /rooms/:name/dialOut/stop",
    "POST /rooms/:name/sipCallTransfer",
    "POST /rooms/:name/sipRefer",
    "POST /dialin/pinlessCallUpdate",
    "GET /domain-dialin-config",
    "POST /domain-dialin-config",
    "GET /domain-dialin-config/:id",
    "PUT /domain-dialin-config/:id",
    "DELETE /domain-dialin-config/:id",
    "GET /sip-clients",
    "POST /sip-clients",
    "GET /sip-clients/:username",
    "DELETE /sip-clients/:username",
    "POST /sip-clients/:username/rotate",
    "GET /sip-trunk",
    "POST /sip-trunk",
    "GET /sip-trunk/:id",
    "PUT /sip-trunk/:id",
    "DELETE /sip-trunk/:id",
    "GET /list-available-numbers",
    "GET /purchased-phone-numbers",
    "POST /buy-phone-number",
    "DELETE /release-phone-number/:id",
  ],
} as const satisfies Readonly<Record<string, readonly `${"GET" | "POST" | "PUT" | "DELETE"} /${string}`[]>>;

/** Each of them answers 501 and says so, where a route that Daily does not have either answers 404. */
export function missing(app: FastifyInstance): void {
  for (const route of Object.values(missingRoutes).flat()) {
    const [method = "", url = ""] = route.split(" ");
    app.route({
      method,
      url,
      handler: async () => {
        throw notImplemented(route);
      },
    });
  }
}
