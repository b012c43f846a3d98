<?php
/**
 * Prints WooCommerce's own data about countries and currencies, which a store needs when it is set up. Fields are
 * separated by |, and the first field is the kind of line.
 *
 *   country  | code | currency | locale | position | thousands | decimal | decimals | weight | dimension | excl or incl
 *   format   | currency | locale or "default" | position | thousands | decimal
 *   decimals | currency | number
 */
$_SERVER['HTTP_HOST'] = 'store.invalid';
require '/var/www/html/wp-load.php';

$lines    = array();
$decimals = array();
$vat      = WC()->countries->get_vat_countries();
$info     = include WC()->plugin_path() . '/i18n/locale-info.php';
foreach ( $info as $code => $country ) {
	$price   = array( $country['currency_pos'], $country['thousand_sep'], $country['decimal_sep'], $country['num_decimals'] );
	$lines[] = array( 'country', $code, $country['currency_code'], $country['default_locale'], ...$price, $country['weight_unit'], $country['dimension_unit'], in_array( $code, $vat, true ) ? 'incl' : 'excl' );

	$decimals[ $country['currency_code'] ] = $country['num_decimals'];
}
foreach ( include WC()->plugin_path() . '/i18n/currency-info.php' as $currency => $formats ) {
	foreach ( $formats as $locale => $format ) {
		$lines[] = array( 'format', $currency, $locale, $format['currency_pos'], $format['thousand_sep'], $format['decimal_sep'] );
	}
}
foreach ( $decimals as $currency => $number ) {
	$lines[] = array( 'decimals', $currency, $number );
}
foreach ( $lines as $line ) {
	if ( str_contains( implode( '', $line ), '|' ) || str_contains( implode( '', $line ), "\n" ) ) {
		fwrite( STDERR, 'The locale data cannot be written: ' . implode( ' ', $line ) . "\n" );
		exit( 1 );
	}
	echo implode( '|', $line ) . "\n";
}
