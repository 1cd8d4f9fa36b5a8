#!/bin/sh
# Starts, reloads or stops the bot. The token comes on standard input, and is kept in a file that only this user reads.
set -eu
umask 077
dir=${BOT_DIR:-.bot}

keep_token() {
  mkdir -p "$dir"
  cat >"$dir/token.new"
  mv "$dir/token.new" "$dir/token" # at once: the bot never reads half a token
}

start() {
  # In a session of its own: the engine ends what is left of an update's when the update is done.
  setsid node bot.mjs "$dir/token" >>"$dir/log" 2>&1 </dev/null &
  echo $! >"$dir/pid"
}

case $1 in
  start) keep_token && start ;;
  reload) keep_token && { kill -HUP "$(cat "$dir/pid")" 2>/dev/null || start; } ;;
  stop) kill "$(cat "$dir/pid")" 2>/dev/null || true; rm -rf "$dir" ;;
esac
