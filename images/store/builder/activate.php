<?php
// Activates the theme and WooCommerce. The next step runs in a new process, which loads WooCommerce from the start.
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
