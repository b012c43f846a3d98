{{/* What is known of the ingress controller, by the settings or from the cluster: className, namespace, podLabels, address.
     What was not found is empty; requirements.yaml refuses it. Looked up once per rendering, in which a chart has one map
     of values. */}}
{{- define "platform.ingressFound" -}}
{{- if not (hasKey .Values "ingressFound") }}
{{- $settings := .Values.stores.ingress }}
{{- $policy := .Values.networkPolicy.ingressController }}
{{- $found := dict "className" $settings.className "namespace" $policy.namespace "podLabels" $policy.podLabels "address" $settings.address }}
{{- $label := "app.kubernetes.io/name" }}
{{/* Controller of an ingress class: name of its pods. The same as in IngressControllers of adapter-helm. */}}
{{- $names := dict
  "traefik.io/ingress-controller" "traefik"
  "k8s.io/ingress-nginx" "ingress-nginx"
  "nginx.org/ingress-controller" "nginx-ingress"
  "haproxy-ingress.github.io/controller" "haproxy-ingress"
  "haproxy.org/ingress-controller/haproxy" "kubernetes-ingress"
  "ingress-controllers.konghq.com/kong" "kong"
}}
{{/* The class of the settings, else the cluster's default, else the only one. */}}
{{- $classes := list }}
{{- $default := list }}
{{- range (lookup "networking.k8s.io/v1" "IngressClass" "" "").items }}
  {{- if eq .metadata.name ($found.className | default .metadata.name) }}
    {{- $classes = append $classes . }}
    {{- if eq (dig "annotations" "ingressclass.kubernetes.io/is-default-class" "" .metadata) "true" }}
      {{- $default = append $default . }}
    {{- end }}
  {{- end }}
{{- end }}
{{- $chosen := ternary $default $classes (gt (len $default) 0) }}
{{- $name := "" }}
{{- if eq (len $chosen) 1 }}
  {{- $_ := set $found "className" (first $chosen).metadata.name }}
  {{- $name = get $names (dig "spec" "controller" "" (first $chosen)) }}
{{- end }}
{{- if and $name (not (or $found.namespace $policy.cidrs)) }}
  {{- $namespaces := list }}
  {{- range $kind := list "Deployment" "DaemonSet" }}
    {{- range (lookup "apps/v1" $kind "" "").items }}
      {{- if and (eq (dig "labels" $label "" .metadata) $name) (not (dig "template" "spec" "hostNetwork" false .spec)) }}
        {{- $namespaces = append $namespaces .metadata.namespace | uniq }}
      {{- end }}
    {{- end }}
  {{- end }}
  {{- if eq (len $namespaces) 1 }}
    {{- $_ := set $found "namespace" (first $namespaces) }}
    {{/* These namespaces also have pods of other programs. */}}
    {{- if and (has (first $namespaces) (list "kube-system" "default")) (not $found.podLabels) }}
      {{- $_ := set $found "podLabels" (dict $label $name) }}
    {{- end }}
  {{- end }}
{{- end }}
{{- if and $name $found.namespace (not $found.address) }}
  {{- $port := ternary 443 80 (eq .Values.stores.scheme "https") }}
  {{- $services := list }}
  {{- range (lookup "v1" "Service" $found.namespace "").items }}
    {{- $service := . }}
    {{- if and (eq (dig "selector" $label "" .spec) $name) (ne (dig "clusterIP" "" .spec) "None") }}
      {{- range .spec.ports }}
        {{/* Webhooks of ingress-nginx are a Service of the same name. */}}
        {{- if and (eq (int .port) $port) (not (contains "webhook" (.name | default ""))) }}
          {{- $services = append $services (printf "%s://%s.%s.svc" $.Values.stores.scheme $service.metadata.name $found.namespace) }}
        {{- end }}
      {{- end }}
    {{- end }}
  {{- end }}
  {{- if eq (len $services) 1 }}
    {{- $_ := set $found "address" (first $services) }}
  {{- end }}
{{- end }}
{{- $_ := set .Values "ingressFound" $found }}
{{- end }}
{{- toJson .Values.ingressFound }}
{{- end }}

{{/* The only ClusterIssuer of cert-manager, if none is set. */}}
{{- define "platform.issuer" -}}
{{- $issuer := .Values.ingress.tls.issuer.name }}
{{- if and (not $issuer) (eq .Values.ingress.tls.issuer.kind "ClusterIssuer") (.Capabilities.APIVersions.Has "cert-manager.io/v1") }}
  {{- $issuers := (lookup "cert-manager.io/v1" "ClusterIssuer" "" "").items | default list }}
  {{- if eq (len $issuers) 1 }}
    {{- $issuer = (first $issuers).metadata.name }}
  {{- end }}
{{- end }}
{{- $issuer }}
{{- end }}

{{/* Peers of the ingress controller in a NetworkPolicy, as a YAML list. */}}
{{- define "platform.ingressPeers" -}}
{{- with include "platform.ingressFound" . | fromJson -}}
{{- if .namespace }}
- namespaceSelector: {matchLabels: {{ dict "kubernetes.io/metadata.name" .namespace | toJson }}}
  {{- with .podLabels }}
  podSelector: {matchLabels: {{ toJson . }}}
  {{- end }}
{{- end }}
{{- end }}
{{- range .Values.networkPolicy.ingressController.cidrs }}
- ipBlock: {cidr: {{ . | quote }}}
{{- end }}
{{- end }}
