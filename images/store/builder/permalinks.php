<?php
// Sets pretty permalinks in a process that was started with all plugins active. The first page request then stores the
// rewrite rules.
$_SERVER['HTTP_HOST'] = 'store.invalid';
require '/var/www/html/wp-load.php';

global $wp_rewrite;
$wp_rewrite->set_permalink_structure( '/%postname%/' );
if ( function_exists( 'WC' ) ) {
	update_option( 'woocommerce_permalinks', array_merge( (array) wc_get_permalink_structure(), array( 'product_base' => 'product' ) ) );
}
delete_option( 'rewrite_rules' );
