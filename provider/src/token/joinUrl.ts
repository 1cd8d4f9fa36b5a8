/**
 * The URL that opens a room in Daily Prebuilt with a token, or undefined if the room's URL is not known. Daily Prebuilt
 * takes the token from the query. https://docs.daily.co/guides/products/prebuilt
 */
export function joinUrlOf(roomUrl: string | undefined, token: string): string | undefined {
  return roomUrl ? `${roomUrl}?t=${token}` : undefined;
}
