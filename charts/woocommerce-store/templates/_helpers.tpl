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

{{/* Whether autoscalers of nodes may evict the pods. Without an annotation Karpenter may, and the Cluster Autoscaler may not,
     because the pods have temporary volumes. */}}
{{- define "store.podAnnotations" -}}
{{- if .Values.nodeAutoscaling.evictPods -}}
cluster-autoscaler.kubernetes.io/safe-to-evict: "true"
{{- else -}}
cluster-autoscaler.kubernetes.io/safe-to-evict: "false"
karpenter.sh/do-not-disrupt: "true"
{{- end -}}
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

{{/* All host names of the store, as JSON; the first one is that of its address. */}}
{{- define "store.hosts" -}}
{{- prepend .Values.ingress.domains .Values.ingress.host | uniq | toJson -}}
{{- end }}

{{/* Whether cert-manager answers HTTP-01 challenges in this namespace: "true" or empty. With an HTTPRoute the Gateway
     has the certificate, and challenges are answered where the Gateway is. */}}
{{- define "store.http01" -}}
{{- if and .Values.ingress.enabled (eq .Values.ingress.tls.mode "certManager") (dig "http01" "enabled" true .Values.ingress.tls) -}}
true
{{- end -}}
{{- end }}

{{/* WooCommerce's codes of countries, states and currencies, as JSON. */}}
{{- define "store.codes" -}}
{{- .Files.Get "files/codes.json" -}}
{{- end }}

{{/* Price of the shipping method. The default has the same digits in every currency: 4.90, or 490 without decimals. */}}
{{- define "store.shippingCost" -}}
{{- $currency := get (get (include "store.codes" . | fromJson) "currencies") .Values.shop.currency | default (dict "decimals" 2) -}}
{{- .Values.shop.shippingCost | default (ternary "490" "4.90" (eq (int $currency.decimals) 0)) -}}
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

{{/* The selected plan, as YAML: its file in the folder plans, changed by its entry in the values. */}}
{{- define "store.plan" -}}
{{- $file := .Files.Get (printf "plans/%s.yaml" .Values.plan) | fromYaml -}}
{{- $entry := get .Values.plans .Values.plan | default dict -}}
{{- if not (or $file $entry) -}}
{{- $names := keys .Values.plans -}}
{{- range $path, $_ := .Files.Glob "plans/*.yaml" -}}
{{- $names = append $names (base $path | trimSuffix ".yaml") -}}
{{- end -}}
{{- fail (printf "plan is %q: write one of %s, or define it under plans" .Values.plan ($names | uniq | sortAlpha | join ", ")) -}}
{{- end -}}
{{- mergeOverwrite $file (deepCopy $entry) | toYaml -}}
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

{{/* Peers of the ingress controller in a NetworkPolicy, as a YAML list: pods of its namespace, and networks. */}}
{{- define "store.ingressPeers" -}}
{{- with .Values.networkPolicy.ingressController -}}
{{- if .namespace }}
- namespaceSelector: {matchLabels: {{ dict "kubernetes.io/metadata.name" .namespace | toJson }}}
  {{- with .podLabels }}
  podSelector: {matchLabels: {{ toJson . }}}
  {{- end }}
{{- end }}
{{- range .cidrs }}
- ipBlock: {cidr: {{ . | quote }}}
{{- end }}
{{- end }}
{{- end }}

{{/* Peers in a NetworkPolicy that are public addresses of both families, as a YAML list. The exceptions include those
     addresses that NAT64 translates to private IPv4 addresses. */}}
{{- define "store.publicPeers" -}}
{{- $v4 := list "10.0.0.0/8" "172.16.0.0/12" "192.168.0.0/16" "100.64.0.0/10" "169.254.0.0/16" "127.0.0.0/8" -}}
{{- $v6 := list "fc00::/7" "fe80::/10" "::1/128" "64:ff9b:1::/48" "64:ff9b::a00:0/104" "64:ff9b::ac10:0/108" "64:ff9b::c0a8:0/112" "64:ff9b::6440:0/106" "64:ff9b::a9fe:0/112" "64:ff9b::7f00:0/104" -}}
{{- range .Values.networkPolicy.internalCidrs -}}
{{- if contains ":" . -}}
{{- $v6 = append $v6 . -}}
{{- else -}}
{{- $v4 = append $v4 . -}}
{{- end -}}
{{- end -}}
- ipBlock: {cidr: 0.0.0.0/0, except: {{ $v4 | uniq | toJson }}}
- ipBlock: {cidr: "::/0", except: {{ $v6 | uniq | toJson }}}
{{- end }}

{{/* A storage size in MiB, for comparisons. */}}
{{- define "store.mebibytes" -}}
{{- $units := dict "Mi" 1 "Gi" 1024 "Ti" 1048576 -}}
{{- $number := regexFind "^[0-9]+" . -}}
{{- mul (int64 $number) (get $units (trimPrefix $number .)) -}}
{{- end }}

{{/* A literal value of an environment variable: Kubernetes would expand $(NAME) in it and read $$ as $. */}}
{{- define "store.literal" -}}
{{- toString . | replace "$" "$$" | quote -}}
{{- end }}

{{/* Environment of the containers that run WordPress. It contains no secrets, which are mounted as files. */}}
{{- define "store.webEnv" -}}
- {name: STORE_ID, value: {{ include "store.literal" (include "store.id" .) }}}
- {name: STORE_URL, value: {{ include "store.literal" (include "store.url" .) }}}
- {name: STORE_DATABASE_HOST, value: store-db}
{{- with .Values.outbound.hosts }}
- {name: STORE_OUTBOUND_HOSTS, value: {{ include "store.literal" (join "," .) }}}
{{- end }}
{{- with .Values.smtp }}
{{- if .host }}
- {name: SMTP_HOST, value: {{ include "store.literal" .host }}}
- {name: SMTP_PORT, value: {{ include "store.literal" .port }}}
- {name: SMTP_ENCRYPTION, value: {{ include "store.literal" .encryption }}}
{{- if .from }}
- {name: SMTP_FROM, value: {{ include "store.literal" .from }}}
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
