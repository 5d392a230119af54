#!/usr/bin/env bash
# Builds the offline checkers of invitations from ../shared/calendar/check, in a copy under var/.
# They want the Debian packages named in .ci/run. The last line printed is the script's place, for STYRMAND_CHECK_INVITE.
set -euo pipefail
cd "$(dirname "$0")/../.."
source=../shared/calendar/check
place=$PWD/var/check_invite
if [ ! -d "$source" ]; then
  echo "No calendar/check beside this checkout (../shared): invitations are not read by other calendars here" >&2
  exit 3
fi

if [ ! -e "$place/built" ] || [ -n "$(find "$source" -newer "$place/built" -type f -print -quit)" ]; then
  rm -rf "$place"
  mkdir -p "$place"
  cp -R "$source/." "$place"
  chmod -R u+w "$place"
  trap 'tail -n 40 "$place/log" >&4' ERR
  exec 3>&1 4>&2 >"$place/log" 2>&1
  cd "$place"
  "${PYTHON:-python3}" -m venv venv
  venv/bin/pip install --quiet --disable-pip-version-check \
    icalendar==7.3.0 recurring-ical-events==3.8.2 vobject==0.9.9 ical==14.3.1
  echo '{"private": true}' >node/package.json # or npm would install into the one at the top of this checkout
  (cd node && npm install --silent --no-fund --no-audit ical.js@2.2.1 node-ical@0.27.2 ts-ics@2.4.6)
  read -ra flags < <(pkg-config --cflags --libs libical)
  gcc -O1 -w -o chk_libical chk_libical.c "${flags[@]}"
  cmake -S . -B build
  cmake --build build
  cp build/chk_kcal .
  touch built
  exec >&3 2>&4
  trap - ERR
fi
echo "$place/check_invite.sh"
