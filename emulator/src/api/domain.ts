import type { FastifyInstance } from "fastify";
import { MAX_API_KEYS } from "../domain/apiKeys.js";
import type { World } from "../world.js";
import { callersDomain } from "./call.js";

/** https://docs.daily.co/reference/rest-api/domain */
export function domainRoutes(app: FastifyInstance, world: World): void {
  app.get("/", async (request) => {
    const { name, id } = callersDomain(request);
    return {
      domain_name: name,
      domain_id: id,
      config: {
        ...config,
        disable_rate_limiting: !world.switches.rateLimit,
        max_api_keys: world.switches.oneKey ? 1 : MAX_API_KEYS,
      },
    };
  });
}

/** Unlike a room's, a domain's config shows defaults too. */
const config = {
  hide_daily_branding: false,
  redirect_on_meeting_exit: "",
  meeting_join_hook: "",
  hipaa: false,
  sfu_impl: "s",
  sfu_switchover: 0.5,
  lang: "en",
  max_api_rooms: null,
  webhook_meeting_end: null,
  recordings_bucket: null,
  max_live_streams: 20,
  max_streaming_instances_per_room: 1,
  enable_daily_logger: true,
  enable_prejoin_ui: true,
  enable_live_captions_ui: false,
  enable_network_ui: false,
} as const;
