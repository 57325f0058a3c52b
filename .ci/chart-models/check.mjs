// Reads manifests from standard input, and checks those of other people's kinds. Says which; ends with 1 where one is wrong.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { ScaledObject } from "@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject";
import { PrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";
import { ServiceMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor";

const kinds = { ScaledObject, PrometheusRule, ServiceMonitor };
for (const document of parseAllDocuments(readFileSync(0, "utf8"))) {
  const manifest = document.toJS();
  const Kind = kinds[manifest?.kind];
  if (!Kind) {
    continue;
  }
  try {
    new Kind(manifest).validate();
    console.log(`${manifest.kind} ${manifest.metadata.name} is valid`);
  } catch (fault) {
    console.error(`${manifest.kind} ${manifest.metadata.name}: ${fault.message}`);
    process.exitCode = 1;
  }
}
