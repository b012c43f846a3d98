<?php
// Every page names its store, which probes and tests check, and does not name the software and its version.
defined( 'ABSPATH' ) || exit;

// Also on responses without an HTML head: redirects, and the pages of maintenance plugins.
if ( ! headers_sent() ) {
	header( 'X-Urumi-Store: ' . URUMI_STORE_ID );
}
add_action(
	'wp_head',
	static function () {
		printf( "<meta name=\"urumi-store\" content=\"%s\">\n", esc_attr( URUMI_STORE_ID ) );
		// The owner has not opened the shop, or has closed it, which is not a fault of the platform.
		if ( 'yes' === get_option( 'woocommerce_coming_soon' ) ) {
			echo "<meta name=\"urumi-shop\" content=\"coming-soon\">\n";
		}
	},
	1
);

// The store's name is shown as it is: WordPress would replace quotes, dashes and dots in it by other characters.
foreach ( array( 'bloginfo', 'document_title' ) as $urumi_hook ) {
	remove_filter( $urumi_hook, 'wptexturize' );
}
remove_filter( 'document_title', 'capital_P_dangit', 11 );
unset( $urumi_hook );

add_filter( 'the_generator', '__return_empty_string' );
add_action(
	'init',
	static function () {
		remove_action( 'wp_head', 'wp_generator' );
		remove_action( 'wp_head', 'wc_generator_tag' );
		remove_action( 'wp_head', 'rsd_link' );
		remove_action( 'wp_head', 'wlwmanifest_link' );
	},
	20
);
add_filter( 'get_the_generator_html', '__return_empty_string', 99 );
add_filter( 'get_the_generator_xhtml', '__return_empty_string', 99 );
