/**
 * From this many characters on a token is longer than Daily advises: it travels in a URL.
 * https://docs.daily.co/reference/rest-api/meeting-tokens/create-meeting-token
 */
export const TOO_LONG_FROM = 2_048;
