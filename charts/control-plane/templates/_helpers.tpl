{{/* Name of the objects: that of the release. */}}
{{- define "platform.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{- define "platform.labels" -}}
{{ include "platform.selectorLabels" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{/* Not part-of=urumi, which is the label of what belongs to a store. */}}
{{- define "platform.selectorLabels" -}}
app.kubernetes.io/name: control-plane
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* The smallest number of pods. */}}
{{- define "platform.replicas" -}}
{{- if .Values.autoscaling.enabled -}}
{{ .Values.autoscaling.minReplicas }}
{{- else -}}
{{ .Values.replicas }}
{{- end -}}
{{- end }}

{{- define "platform.account" -}}
{{- .Values.rights.serviceAccount | default (include "platform.name" .) -}}
{{- end }}

{{/* ClusterRoles are shared by all namespaces: a release named otherwise than urumi has its own. */}}
{{- define "platform.clusterRole" -}}
{{ include "platform.name" . }}-control-plane
{{- end }}
{{- define "platform.storeRole" -}}
{{ include "platform.name" . }}-store
{{- end }}

{{/* Not empty when the local administrator may sign in. */}}
{{- define "platform.localAdministrator" -}}
{{- $signIn := .Values.signIn -}}
{{- if or (eq $signIn.mode "local") (and (eq $signIn.mode "oidc") $signIn.local.enabled) -}}true{{- end -}}
{{- end }}

{{- define "platform.tokenSecret" -}}
{{- .Values.token.existingSecret | default (printf "%s-token" (include "platform.name" .)) -}}
{{- end }}

{{- define "platform.databaseSecret" -}}
{{- if eq .Values.database.mode "external" -}}
{{ .Values.database.external.existingSecret }}
{{- else -}}
{{ include "platform.name" . }}-database
{{- end -}}
{{- end }}

{{- define "platform.databaseUrl" -}}
{{- if eq .Values.database.mode "external" -}}
{{- $url := .Values.database.external.url -}}
{{- if .Values.database.external.caSecret -}}
{{ $url }}{{ ternary "&" "?" (contains "?" $url) }}sslRootCert=/etc/urumi/database/ca.pem
{{- else -}}
{{ $url }}
{{- end -}}
{{- else -}}
r2dbc:postgresql://{{ include "platform.name" . }}-database:5432/postgres
{{- end -}}
{{- end }}

{{- define "platform.tlsSecret" -}}
{{- .Values.ingress.tls.secretName | default (printf "%s-tls" (include "platform.name" .)) -}}
{{- end }}

{{- define "platform.url" -}}
{{ ternary "http" "https" (eq .Values.ingress.tls.mode "off") }}://{{ .Values.ingress.host }}
{{- end }}

{{- define "platform.image" -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ .tag }}
{{- end -}}
{{- end }}

{{- define "platform.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "platform.scheduling" -}}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClass.name }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{- define "platform.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* DNS, for the egress rules of a NetworkPolicy. */}}
{{- define "platform.dnsRules" -}}
{{- $dns := .Values.networkPolicy.dns -}}
- to:
    - namespaceSelector: {matchLabels: {{ dict "kubernetes.io/metadata.name" $dns.namespace | toJson }}}
    {{- range $dns.cidrs }}
    - ipBlock: {cidr: {{ . | quote }}}
    {{- end }}
  ports:
    {{- range $dns.ports }}
    - {protocol: UDP, port: {{ . }}}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- end }}
