type Properties = Readonly<Record<string, unknown>>;

/** Until when somebody may come and stay; all in seconds since the Unix epoch. */
export interface Stay {
  /** From then on they cannot join (again): the earlier of the token's and the room's exp. */
  readonly entryUntil?: number;
  /** When they are removed. Without it they stay as long as they like, even beyond exp. */
  readonly ejectedAt?: number;
  /** Which property removes them. */
  readonly ejectedBy?: string;
}

/** Fixed at the moment of joining: later changes of the room do not reach those inside. */
export function stayOf(room: Properties, token: Properties, now: number): Stay {
  const entryUntil = earliest([token.exp, room.exp]);
  const [first] = ejections(room, token, now).sort((left, right) => left.at - right.at);
  return {
    ...(entryUntil === undefined ? {} : { entryUntil }),
    ...(first ? { ejectedAt: first.at, ejectedBy: first.by } : {}),
  };
}

interface Ejection {
  readonly at: number;
  readonly by: string;
}

function ejections(room: Properties, token: Properties, now: number): Ejection[] {
  const ofToken = [
    ...at("eject_at_token_exp", token.eject_at_token_exp === true && token.exp),
    ...after("eject_after_elapsed", token.eject_after_elapsed, now),
  ];
  // A token that says how its bearer leaves takes the place of both the room's rules.
  if (token.eject_at_token_exp === true || token.eject_after_elapsed !== undefined) return ofToken;
  return [
    ...at("eject_at_room_exp of the room", room.eject_at_room_exp === true && room.exp),
    ...after("eject_after_elapsed of the room", room.eject_after_elapsed, now),
  ];
}

const at = (by: string, time: unknown): Ejection[] => (typeof time === "number" ? [{ at: time, by }] : []);

const after = (by: string, seconds: unknown, now: number): Ejection[] =>
  typeof seconds === "number" ? [{ at: now + seconds, by }] : [];

function earliest(times: readonly unknown[]): number | undefined {
  const numbers = times.filter((time): time is number => typeof time === "number");
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}
