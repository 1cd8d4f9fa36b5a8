export interface BenchTokens {
  /** By name, each with what it does not share. */
  readonly tokens: Readonly<Record<string, { readonly userName: string; readonly isOwner: boolean }>>;
  readonly shared: { readonly roomName: string; readonly expiresIn: string };
}
/** So many tokens. */
export function tokensOf(count: number): BenchTokens;
