<?php
// Theme and WooCommerce, in a process of their own: WooCommerce has to be loaded from the beginning in the next one.
$_SERVER['HTTP_HOST'] = 'store.invalid';
require '/var/www/html/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/theme.php';

switch_theme( 'storefront' );
$failed = activate_plugin( 'woocommerce/woocommerce.php' );
if ( is_wp_error( $failed ) ) {
	fwrite( STDERR, $failed->get_error_message() . "\n" );
	exit( 1 );
}
