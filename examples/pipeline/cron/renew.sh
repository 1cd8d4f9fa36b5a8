#!/bin/sh
# Renews the tokens of the stack prod. The folder above holds the program, and .env the secrets.
set -eu
cd "$(dirname "$0")/.."
# A file that only this user can read: PULUMI_ACCESS_TOKEN=… and DAILY_API_KEY=…
set -a
. ./.env
set +a
# Two updates of one stack at once: the second would fail.
exec 9> .renew.lock
flock -n 9 || exit 0
pulumi up --stack prod --refresh --yes --non-interactive
