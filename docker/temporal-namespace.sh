#!/bin/sh
# Makes the namespace, unless it is there, and what the task list of Temporal's page can be filtered by.
set -eu
temporal operator namespace describe -n default >/dev/null 2>&1 ||
    temporal operator namespace create -n default --retention 30d
known="$(temporal operator search-attribute list -n default)"
for attribute in RaptorState:Keyword RaptorDataset:Keyword RaptorTaskType:Keyword RaptorProgress:Double RaptorFailed:Int; do
    case "$known" in
        *"${attribute%%:*}"*) ;;
        *) temporal operator search-attribute create -n default --name "${attribute%%:*}" --type "${attribute##*:}" ;;
    esac
done
