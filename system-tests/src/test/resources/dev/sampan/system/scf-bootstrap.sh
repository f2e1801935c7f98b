#!/bin/sh
# A function for SCF's custom runtime, as its manual has it: a shell and curl.
api=http://$SCF_RUNTIME_API:$SCF_RUNTIME_API_PORT/runtime

curl -sf -X POST -d ' ' "$api/init/ready" || exit 1
while event=$(curl -sf "$api/invocation/next"); do
  case $event in
    *fail*) curl -sf -X POST -d 'the shell gave up' "$api/invocation/error" ;;
    *) curl -sf -X POST --data-binary "{\"function\":\"$SCF_FUNCTIONNAME\",\"heard\":$event}" "$api/invocation/response" ;;
  esac
done
