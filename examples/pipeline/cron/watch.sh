#!/bin/sh
# Prints what is wrong with the renewals of the stack prod, and nothing if nothing is.
set -eu
cd "$(dirname "$0")/.."
set -a
. ./.env
set +a
npx --no-install pulumi-daily doctor --renewals --stack prod --interval 4h > .renewals.txt 2>&1 || cat .renewals.txt
