{{/* The error in shop.country, or empty. WooCommerce accepts any text and then has no taxes, address format and states
     for the country. */}}
{{- define "store.countryError" -}}
{{- $given := .Values.shop.country -}}
{{- $countries := get (include "store.codes" . | fromJson) "countries" -}}
{{- $parts := splitn ":" 2 $given -}}
{{- $states := dig $parts._0 "states" list $countries -}}
{{- $state := $parts._1 | default "" -}}
{{- if not (hasKey $countries $parts._0) -}}
shop.country is {{ quote $given }}: {{ include "store.countrySuggestion" (list $countries $given) }}
{{- else if and (contains ":" $given) (not (has $state $states)) -}}
  {{- $upper := upper $state -}}
  {{- $prefixed := printf "%s-%s" $parts._0 $upper -}}
  {{- if not $states -}}
shop.country is {{ quote $given }}: WooCommerce knows no states of {{ $parts._0 }}; write {{ $parts._0 }}
  {{- else if has $upper $states -}}
shop.country is {{ quote $given }}: write {{ $parts._0 }}:{{ $upper }}
  {{- else if has $prefixed $states -}}
shop.country is {{ quote $given }}: write {{ $parts._0 }}:{{ $prefixed }}
  {{- else -}}
shop.country is {{ quote $given }}: {{ $parts._0 }} has no state {{ quote $state }}; write {{ $parts._0 }} alone, or with one of {{ join ", " $states | trunc 400 }}
  {{- end -}}
{{- end -}}
{{- end }}

{{/* The code that was probably meant. Call with (list $countries $given). */}}
{{- define "store.countrySuggestion" -}}
{{- $countries := index . 0 -}}
{{- $given := index . 1 -}}
{{- $upper := upper (trim $given) -}}
{{- /* Other codes and names that are common for a country. EL is the European Union's code of Greece for VAT. */ -}}
{{- $aliases := dict "UK" "GB" "EN" "GB" "ENG" "GB" "GBR" "GB" "GREAT BRITAIN" "GB" "ENGLAND" "GB" "SCOTLAND" "GB" "EL" "GR" "GRC" "GR" "USA" "US" "AMERICA" "US" "DEU" "DE" "GER" "DE" "DEUTSCHLAND" "DE" "FRA" "FR" "ESP" "ES" "SP" "ES" "ITA" "IT" "NLD" "NL" "HOLLAND" "NL" "CHE" "CH" "SUI" "CH" "SCHWEIZ" "CH" "AUT" "AT" "BEL" "BE" "POL" "PL" "SWE" "SE" "SW" "SE" "NOR" "NO" "DNK" "DK" "DEN" "DK" "FIN" "FI" "IRL" "IE" "PRT" "PT" "POR" "PT" "CZE" "CZ" "CZECHIA" "CZ" "CAN" "CA" "AUS" "AU" "NZL" "NZ" "JPN" "JP" "JAP" "JP" "JA" "JP" "CHN" "CN" "KOR" "KR" "IND" "IN" "BRA" "BR" "MEX" "MX" "ZAF" "ZA" "RSA" "ZA" "ARE" "AE" "UAE" "AE" "TUR" "TR" "TÜRKIYE" "TR" "UKR" "UA" "ISR" "IL" -}}
{{- $meant := get $aliases $upper -}}
{{- if hasKey $countries $upper }}{{ $meant = $upper }}{{ end -}}
{{- range $code, $country := $countries -}}
  {{- if or (eq $upper (upper $country.name)) (hasPrefix (printf "%s (" $upper) (upper $country.name)) }}{{ $meant = $code }}{{ end -}}
{{- end -}}
{{- /* ISO 3166-2 uses a hyphen as separator, other programs use a slash or an underscore. */ -}}
{{- $subdivision := regexFind "^[A-Z]{2}[-_/ :].+$" $upper -}}
{{- if $subdivision -}}
  {{- $states := dig (substr 0 2 $subdivision) "states" list $countries -}}
  {{- range list (substr 3 -1 $subdivision) (printf "%s-%s" (substr 0 2 $subdivision) (substr 3 -1 $subdivision)) -}}
    {{- if has . $states }}{{ $meant = printf "%s:%s" (substr 0 2 $subdivision) . }}{{ end -}}
  {{- end -}}
{{- end -}}
{{- if $meant -}}
write {{ $meant }}{{ with get $countries (substr 0 2 $meant) }} for {{ .name }}{{ end }}
{{- else -}}
write a two-letter ISO 3166 code that WooCommerce knows, such as DE, optionally with a state: US:CA
{{- end -}}
{{- end }}

{{/* The error in shop.currency, or empty. */}}
{{- define "store.currencyError" -}}
{{- $given := .Values.shop.currency -}}
{{- $codes := include "store.codes" . | fromJson -}}
{{- if not (hasKey $codes.currencies $given) -}}
{{- $upper := upper (trim $given) -}}
{{- $aliases := dict "€" "EUR" "EURO" "EUR" "EUROS" "EUR" "$" "USD" "US$" "USD" "DOLLAR" "USD" "£" "GBP" "UKP" "GBP" "POUND" "GBP" "¥" "JPY" "YEN" "JPY" "RMB" "CNY" "CNH" "CNY" "YUAN" "CNY" "NIS" "ILS" "SFR" "CHF" "₹" "INR" "RUPEE" "INR" "RUR" "RUB" "TRL" "TRY" "ZL" "PLN" "ZŁ" "PLN" -}}
{{- $meant := get $aliases $upper -}}
{{- if hasKey $codes.currencies $upper }}{{ $meant = $upper }}{{ end -}}
{{- range $code, $currency := $codes.currencies -}}
  {{- if eq $upper (upper $currency.name) }}{{ $meant = $code }}{{ end -}}
{{- end -}}
{{- $country := get $codes.countries (substr 0 2 (printf "%-2s" .Values.shop.country)) -}}
shop.currency is {{ quote $given }}: {{ if $meant -}}
write {{ $meant }} for {{ (get $codes.currencies $meant).name }}
{{- else -}}
write a three-letter ISO 4217 code that WooCommerce knows, such as {{ dig "currency" "EUR" ($country | default dict) }}
{{- end -}}
{{- end -}}
{{- end }}

{{/* The error in shop.shippingCost, or empty. The price is used at the first start only. */}}
{{- define "store.shippingError" -}}
{{- $currency := get (get (include "store.codes" . | fromJson) "currencies") .Values.shop.currency -}}
{{- $fraction := splitn "." 2 .Values.shop.shippingCost -}}
{{- $decimals := len ($fraction._1 | default "") -}}
{{- if and .Release.IsInstall $currency (gt $decimals (int $currency.decimals)) -}}
shop.shippingCost is {{ quote .Values.shop.shippingCost }}: {{ .Values.shop.currency }} has {{ if $currency.decimals }}{{ $currency.decimals }}{{ else }}no{{ end }} decimals; write {{ if $currency.decimals }}at most {{ $currency.decimals }} digits after the point{{ else }}a price without a point{{ end }}
{{- end -}}
{{- end }}
