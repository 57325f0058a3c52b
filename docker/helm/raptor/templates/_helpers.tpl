{{- define "raptor.name" -}}
{{- if contains .Chart.Name .Release.Name -}}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{- else -}}{{ printf "%s-raptor" .Release.Name | trunc 40 | trimSuffix "-" }}{{- end -}}
{{- end }}

{{- define "raptor.selector" -}}
app.kubernetes.io/name: raptor
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "raptor.labels" -}}
{{ include "raptor.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- /* The image of a part, which may name another build than the release's: {root, part}. */}}
{{- define "raptor.image" -}}
{{- $own := .part.image | default dict -}}
{{- $image := mergeOverwrite (deepCopy .root.Values.image) $own -}}
{{- /* The release's digest is of another image. */ -}}
{{- if and $own.tag (not $own.digest) }}{{ $_ := set $image "digest" "" }}{{ end -}}
{{ $image.repository }}:{{ $image.tag | default .root.Chart.AppVersion }}{{ with $image.digest }}@{{ . }}{{ end }}
{{- end }}

{{- /* The variables whose secrets are read as files, which kubelet renews. */}}
{{- define "raptor.inFile" -}}
{{- if or (hasPrefix "RAPTOR_" .) (eq "TEMPORAL_API_KEY" .) }}yes{{ end -}}
{{- end }}

{{- define "raptor.serviceAccount" -}}
{{ .Values.serviceAccount.name | default (ternary (include "raptor.name" .) "default" .Values.serviceAccount.create) }}
{{- end }}

{{- /* Where secrets of these values are read as files, one variable each: {values, secrets}. */}}
{{- define "raptor.secretEnv" -}}
{{- range $variable, $at := . }}
{{- if include "raptor.inFile" $variable }}
- name: {{ $variable }}_FILE
  value: /secrets/{{ $variable }}
{{- else }}
- name: {{ $variable }}
  valueFrom:
    secretKeyRef: {name: {{ $at.name }}, key: {{ $at.key }}}
{{- end }}
{{- end }}
{{- end }}

{{- define "raptor.secretVolume" -}}
- name: secrets
  projected:
    # Read by the group of the pod alone.
    defaultMode: 288
    sources:
      {{- range $variable, $at := . }}
      {{- if include "raptor.inFile" $variable }}
      - secret:
          name: {{ $at.name }}
          items: [{key: {{ $at.key }}, path: {{ $variable }}}]
      {{- end }}
      {{- end }}
{{- end }}

{{- define "raptor.storeEnv" -}}
- name: RAPTOR_STORE_URL
  value: {{ .Values.store.url | quote }}
{{- end }}

{{- define "raptor.temporalEnv" -}}
- name: TEMPORAL_ADDRESS
  value: {{ .Values.temporal.address | quote }}
- name: TEMPORAL_NAMESPACE
  value: {{ .Values.temporal.namespace | quote }}
{{- with .Values.temporal.tls }}
{{- if .enabled }}
- name: TEMPORAL_TLS
  value: "true"
{{- if .clientCertificate }}
- name: TEMPORAL_TLS_CLIENT_CERT_PATH
  value: /temporal-tls/tls.crt
- name: TEMPORAL_TLS_CLIENT_KEY_PATH
  value: /temporal-tls/tls.key
{{- end }}
{{- if .serverCa }}
- name: TEMPORAL_TLS_SERVER_CA_CERT_PATH
  value: /temporal-tls/ca.crt
{{- end }}
{{- with .serverName }}
- name: TEMPORAL_TLS_SERVER_NAME
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- /* How object storage is reached; without keys by the pod's own identity. */}}
{{- define "raptor.s3Env" -}}
{{- with .region }}
- name: AWS_REGION
  value: {{ . | quote }}
{{- end }}
{{- with .endpoint }}
- name: AWS_ENDPOINT_URL
  value: {{ . | quote }}
{{- end }}
{{- with .accessKeyId }}
- name: AWS_ACCESS_KEY_ID
  valueFrom:
    secretKeyRef: {name: {{ .name }}, key: {{ .key }}}
{{- end }}
{{- with .secretAccessKey }}
- name: AWS_SECRET_ACCESS_KEY
  valueFrom:
    secretKeyRef: {name: {{ .name }}, key: {{ .key }}}
{{- end }}
{{- end }}

{{- /* The worker deployment that a process is one of: {deployment, buildId}. */}}
{{- define "raptor.deploymentEnv" -}}
{{- if .deployment.name }}
- name: RAPTOR_WORKER_DEPLOYMENT
  value: {{ .deployment.name | quote }}
- name: RAPTOR_WORKER_VERSIONING
  value: {{ .deployment.versioning | quote }}
{{- with .buildId }}
- name: RAPTOR_WORKER_BUILD_ID
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- /* The settings of models by job, as variables: RAPTOR_CHAT_BASE_URL and so on. */}}
{{- define "raptor.modelEnv" -}}
{{- range $job, $settings := . }}
{{- range $key, $value := $settings }}
- name: RAPTOR_{{ upper $job }}_{{ $key | snakecase | upper }}
  value: {{ ternary ($value | toString) (printf "%v" ($value | int64)) (kindIs "string" $value) | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "raptor.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "raptor.probes" -}}
# A process that waits for its services lives, and is not ready.
startupProbe:
  httpGet: {path: /actuator/health/liveness, port: management}
  periodSeconds: 5
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /actuator/health/liveness, port: management}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /actuator/health/readiness, port: management}
  periodSeconds: 5
  timeoutSeconds: 5
{{- end }}

{{- /*
A pod template: {root, component, args, part (values of this Deployment), ports, service (whether it is called)}.
*/}}
{{- define "raptor.pod" -}}
{{- $root := .root -}}
{{- $part := .part -}}
metadata:
  labels:
    {{- include "raptor.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
  {{- with $part.podAnnotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "raptor.serviceAccount" $root }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  # Calls in flight end before it is over.
  terminationGracePeriodSeconds: {{ add $root.Values.shutdownGraceSeconds 30 }}
  securityContext: {{- toYaml $root.Values.podSecurityContext | nindent 4 }}
  {{- with $root.Values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  {{- with $part.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with $part.nodeSelector }}
  nodeSelector: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $part.tolerations }}
  tolerations: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $part.affinity }}
  affinity: {{- toYaml . | nindent 4 }}
  {{- end }}
  topologySpreadConstraints:
    {{- with $part.topologySpreadConstraints }}
    {{- toYaml . | nindent 4 }}
    {{- else }}
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "raptor.selector" $root | nindent 10 }}
          app.kubernetes.io/component: {{ .component }}
    {{- end }}
  containers:
    - name: raptor
      image: {{ include "raptor.image" (dict "root" $root "part" $part) }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      args: {{ .args | toJson }}
      securityContext: {{- include "raptor.containerSecurity" $root | nindent 8 }}
      env:
        # Health and metrics are asked from outside the pod. Other ports want RAPTOR_TOKEN.
        - name: RAPTOR_SERVER_ADDRESS
          value: 0.0.0.0
        - name: RAPTOR_MANAGEMENT_PORT
          value: "8081"
        - name: RAPTOR_STORE_MIGRATE
          value: never
        - name: RAPTOR_STORE_USERNAME
          value: {{ $root.Values.store.username | quote }}
        - name: RAPTOR_STORE_CONNECTIONS
          value: {{ $root.Values.store.connections | quote }}
        - name: RAPTOR_TASK_QUEUE
          value: {{ $root.Values.taskQueue | quote }}
        - name: RAPTOR_SHUTDOWN_GRACE
          value: {{ printf "%vs" $root.Values.shutdownGraceSeconds }}
        {{- $roots := $root.Values.sources.roots }}
        {{- range $name, $volume := $root.Values.sources.volumes }}{{ $roots = append $roots (printf "/sources/%s" $name) }}{{ end }}
        {{- with $roots }}
        - name: RAPTOR_SOURCE_ROOTS
          value: {{ join "," . | quote }}
        {{- end }}
        {{- include "raptor.storeEnv" $root | nindent 8 }}
        {{- include "raptor.temporalEnv" $root | nindent 8 }}
        {{- with $root.Values.uploads.folder }}
        - name: RAPTOR_UPLOADS
          value: {{ . | quote }}
        {{- end }}
        {{- include "raptor.s3Env" $root.Values.s3 | nindent 8 }}
        {{- include "raptor.deploymentEnv" (dict "deployment" $root.Values.deployment "buildId" ($part.buildId | default "")) | nindent 8 }}
        {{- include "raptor.modelEnv" (mergeOverwrite (deepCopy $root.Values.models) ($part.models | default dict)) | trim | nindent 8 }}
        {{- include "raptor.secretEnv" $root.Values.secrets | trim | nindent 8 }}
        {{- range $name, $value := mergeOverwrite (deepCopy $root.Values.env) .env ($part.env | default dict) }}
        - name: {{ $name }}
          value: {{ $value | quote }}
        {{- end }}
      ports:
        - {name: management, containerPort: 8081}
        {{- if .http }}
        - {name: http, containerPort: 8080}
        {{- end }}
      {{- include "raptor.probes" $root | nindent 6 }}
      {{- if .http }}
      lifecycle:
        # Until no proxy sends it anything more.
        preStop: {sleep: {seconds: 5}}
      {{- end }}
      resources: {{- toYaml $part.resources | nindent 8 }}
      volumeMounts:
        - {name: home, mountPath: /data}
        # Native libraries are unpacked there and run from there.
        - {name: tmp, mountPath: /tmp}
        - {name: secrets, mountPath: /secrets, readOnly: true}
        {{- if $root.Values.temporal.tls.secretName }}
        - {name: temporal-tls, mountPath: /temporal-tls, readOnly: true}
        {{- end }}
        {{- range $name, $volume := $root.Values.sources.volumes }}
        - {name: source-{{ $name }}, mountPath: /sources/{{ $name }}, readOnly: true}
        {{- end }}
  volumes:
    - name: home
      {{- toYaml $part.homeVolume | nindent 6 }}
    - name: tmp
      emptyDir: {sizeLimit: 1Gi}
    {{- include "raptor.secretVolume" $root.Values.secrets | nindent 4 }}
    {{- with $root.Values.temporal.tls.secretName }}
    - name: temporal-tls
      secret: {secretName: {{ . }}, defaultMode: 288}
    {{- end }}
    {{- range $name, $volume := $root.Values.sources.volumes }}
    - name: source-{{ $name }}
      {{- toYaml $volume | nindent 6 }}
    {{- end }}
{{- end }}
