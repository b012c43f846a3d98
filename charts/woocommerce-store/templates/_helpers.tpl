{{/* Labels of all objects of a store. */}}
{{- define "store.labels" -}}
app.kubernetes.io/name: woocommerce-store
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: urumi
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
urumi.io/store-id: {{ include "store.id" . | quote }}
urumi.io/subdomain: {{ include "store.subdomain" . | quote }}
{{- end }}

{{/* Labels of pods. Without the chart's version, since a changed label would restart the pods.
     Call with (list $ "component"). */}}
{{- define "store.podLabels" -}}
{{- $ := index . 0 -}}
app.kubernetes.io/name: woocommerce-store
app.kubernetes.io/component: {{ index . 1 }}
app.kubernetes.io/part-of: urumi
urumi.io/store-id: {{ include "store.id" $ | quote }}
urumi.io/subdomain: {{ include "store.subdomain" $ | quote }}
{{- end }}

{{- define "store.selectorLabels" -}}
app.kubernetes.io/name: woocommerce-store
app.kubernetes.io/component: {{ . }}
{{- end }}

{{/* The configured id, or one derived from the release, so that upgrades keep it. */}}
{{- define "store.id" -}}
{{- if .Values.store.id -}}
{{ .Values.store.id }}
{{- else -}}
{{- $h := printf "%s/%s" .Release.Namespace .Release.Name | sha256sum -}}
{{ printf "%s-%s-8%s-8%s-%s" (substr 0 8 $h) (substr 8 12 $h) (substr 13 16 $h) (substr 17 20 $h) (substr 20 32 $h) }}
{{- end -}}
{{- end }}

{{- define "store.subdomain" -}}
{{- .Values.store.subdomain | default (first (splitList "." .Values.ingress.host)) -}}
{{- end }}

{{- define "store.url" -}}
{{- $scheme := ternary "http" "https" (eq .Values.ingress.tls.mode "off") -}}
{{- .Values.ingress.url | default (printf "%s://%s" $scheme .Values.ingress.host) -}}
{{- end }}

{{- define "store.credentials" -}}
{{- .Values.credentials.existingSecret | default "store-credentials" -}}
{{- end }}

{{- define "store.tlsSecret" -}}
{{- .Values.ingress.tls.secretName | default "store-tls" -}}
{{- end }}

{{- define "store.image" -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ .tag }}
{{- end -}}
{{- end }}

{{/* The entry of the selected plan, as YAML. */}}
{{- define "store.plan" -}}
{{- if not (hasKey .Values.plans .Values.plan) -}}
{{- fail (printf "plan is %q: write one of %s, or define it under plans" .Values.plan (keys .Values.plans | sortAlpha | join ", ")) -}}
{{- end -}}
{{- index .Values.plans .Values.plan | toYaml -}}
{{- end }}

{{- define "store.databaseSize" -}}
{{- .Values.storage.databaseSize | default (include "store.plan" . | fromYaml).storage.database -}}
{{- end }}

{{- define "store.uploadsSize" -}}
{{- .Values.storage.uploadsSize | default (include "store.plan" . | fromYaml).storage.uploads -}}
{{- end }}

{{/* Settings of all pods, except the user. */}}
{{- define "store.podDefaults" -}}
serviceAccountName: store
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "store.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "store.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* Resources of the short-lived pods: cron, migration, test. */}}
{{- define "store.jobResources" -}}
requests: {cpu: 20m, memory: 64Mi}
limits: {cpu: "1", memory: 256Mi}
{{- end }}

{{/* A storage size in MiB, for comparisons. */}}
{{- define "store.mebibytes" -}}
{{- $units := dict "Mi" 1 "Gi" 1024 "Ti" 1048576 -}}
{{- $number := regexFind "^[0-9]+" . -}}
{{- mul (int64 $number) (get $units (trimPrefix $number .)) -}}
{{- end }}

{{/* Environment of the containers that run WordPress. It contains no secrets, which are mounted as files. */}}
{{- define "store.webEnv" -}}
- {name: STORE_ID, value: {{ include "store.id" . | quote }}}
- {name: STORE_URL, value: {{ include "store.url" . | quote }}}
- {name: STORE_DATABASE_HOST, value: store-db}
{{- with .Values.outbound.hosts }}
- {name: STORE_OUTBOUND_HOSTS, value: {{ join "," . | quote }}}
{{- end }}
{{- with .Values.smtp }}
{{- if .host }}
- {name: SMTP_HOST, value: {{ .host | quote }}}
- {name: SMTP_PORT, value: {{ .port | quote }}}
- {name: SMTP_ENCRYPTION, value: {{ .encryption | quote }}}
{{- if .from }}
- {name: SMTP_FROM, value: {{ .from | quote }}}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Volumes with the secrets that WordPress needs: neither the administrator's nor the database's root password. */}}
{{- define "store.webSecrets" -}}
- name: credentials
  secret:
    secretName: {{ include "store.credentials" . }}
    defaultMode: 0440
    items:
      {{- range list "database-password" "auth-key" "secure-auth-key" "logged-in-key" "nonce-key" "auth-salt" "secure-auth-salt" "logged-in-salt" "nonce-salt" }}
      - {key: {{ . }}, path: {{ . }}}
      {{- end }}
{{- with .Values.smtp.existingSecret }}
- name: smtp
  secret:
    secretName: {{ . }}
    defaultMode: 0440
{{- end }}
{{- end }}
