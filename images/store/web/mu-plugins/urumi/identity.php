<?php
// Every page names its store, which probes and tests check, and does not name the software and its version.
defined( 'ABSPATH' ) || exit;

add_action(
	'wp_head',
	static function () {
		printf( "<meta name=\"urumi-store\" content=\"%s\">\n", esc_attr( URUMI_STORE_ID ) );
	},
	1
);

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
