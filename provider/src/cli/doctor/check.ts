/** What the doctor found out about one thing. `name` and `status` are for scripts and stay as they are. */
export interface Check {
  readonly name: CheckName;
  readonly status: "ok" | "warning" | "failed" | "skipped";
  readonly message: string;
  /** What to do, where there is something to be done. */
  readonly remedy?: string;
}

export type CheckName = "node" | "sdk" | "package" | "engine" | "host" | "config" | "key" | "clock" | "domain";

export const ok = (name: CheckName, message: string): Check => ({ name, status: "ok", message });

export const skipped = (name: CheckName, message: string): Check => ({ name, status: "skipped", message });

export const warning = (name: CheckName, message: string, remedy: string): Check => ({
  name,
  status: "warning",
  message,
  remedy,
});

export const failed = (name: CheckName, message: string, remedy: string): Check => ({
  name,
  status: "failed",
  message,
  remedy,
});
